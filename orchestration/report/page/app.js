// The page as a whole: the address says what is shown (#/place/<id>?e=<fact>), the head holds navigation, search and language.

function parsed() {
  const [path, query] = location.hash.replace(/^#/, "").split("?");
  const [, name = "", id = ""] = path.split("/");
  const decoded = (text) => {
    try {
      return decodeURIComponent(text);
    } catch {
      return text; // a link that was cut off
    }
  };
  return { path: path || "/", name, id: decoded(id), evidence: query?.startsWith("e=") ? decoded(query.slice(2)) : "" };
}

function viewOf({ name, id }) {
  const view = { "": overviewView, doubts: doubtsView, place: placeView, enterprise: enterpriseView, indicator: indicatorView }[
    name
  ];
  return view?.(id) ?? { title: t("title"), body: [h("h1", {}, t("title")), h("p", { class: "none" }, t("unknown"))] };
}

let shown = null;

function route(force = false) {
  // A bare #came is a place on the page, no page: go there and keep the page's address.
  if (/^#[a-z]+$/.test(location.hash)) {
    const target = document.getElementById(location.hash.slice(1));
    history.replaceState(null, "", `#${shown ?? "/"}`);
    target?.scrollIntoView({ behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
    return;
  }
  const address = parsed();
  if (force || address.path !== shown) {
    const first = shown === null;
    shown = address.path;
    bundles.clear();
    const view = viewOf(address);
    const main = document.getElementById("main");
    main.replaceChildren(...view.body.filter(Boolean));
    document.title = `${view.title} · Qiantang`;
    for (const entry of document.querySelectorAll("#top nav a")) {
      if (entry.getAttribute("href") === `#/${address.name}`) entry.setAttribute("aria-current", "page");
      else entry.removeAttribute("aria-current");
    }
    if (!first && !force) {
      scrollTo(0, 0);
      main.focus({ preventScroll: true });
    }
  }
  showEvidence(address.evidence);
}

function openEvidence(ref) {
  location.hash = `${shown}?e=${encodeURIComponent(ref).replaceAll("%2F", "/")}`;
}

function closeEvidence() {
  history.replaceState(null, "", `#${shown}`);
  showEvidence("");
}

function frame() {
  document.documentElement.lang = zh() ? "zh-Hans" : "en";
  const skip = document.getElementById("skip");
  skip.textContent = t("skip");
  document
    .getElementById("top")
    .replaceChildren(
      h("a", { class: "brand", href: "#/" }, chinese("钱塘"), h("span", { lang: "en" }, "Qiantang")),
      h("nav", { "aria-label": "Qiantang" }, link("#/", t("overview")), link("#/doubts", t("doubts"))),
      searchBox(),
      h(
        "button",
        { class: "language", lang: zh() ? "en" : "zh", "aria-label": t("language_label"), on: { click: switchLanguage } },
        t("language"),
      ),
    );
  document
    .getElementById("foot")
    .replaceChildren(h("p", {}, t("foot", store.library)), h("p", {}, t("build", store.build.build_id)));
}

function switchLanguage() {
  chooseLanguage(zh() ? "en" : "zh");
  frame();
  route(true);
  document.querySelector(".language").focus();
}

async function start() {
  try {
    if (!globalThis.DecompressionStream) throw new Error(t("old_browser"));
    await openStore();
  } catch (error) {
    document.getElementById("main").replaceChildren(h("p", { class: "none", role: "alert" }, t("failed", error.message)));
    return;
  }
  const panel = document.getElementById("evidence");
  panel.addEventListener("close", () => {
    if (!panel.open) panel.replaceChildren(); // what is opened next never shows what was
    if (parsed().evidence) history.replaceState(null, "", `#${shown}`); // closed by the Escape key
  });
  panel.addEventListener("click", (event) => {
    if (event.target === panel) closeEvidence(); // beside the panel
  });
  document.getElementById("skip").addEventListener("click", (event) => {
    event.preventDefault();
    document.getElementById("main").focus();
  });
  addEventListener("hashchange", () => route());
  frame();
  route();
  performance.mark("qiantang:shown");
}

start();
