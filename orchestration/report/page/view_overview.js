// The first page: how fresh and how much, the places, and the whole country's landings, targets, contradictions and doubts. And the page of
// all that is doubtful.

const FIRST = 5; // contradictions and doubts on the first page

function overviewView() {
  const facts = store.landings.length + store.measures.length + store.targets.length;
  const head = [h("h1", {}, t("title")), buildLine()];
  if (!facts) return { title: t("overview"), body: [...head, h("p", { class: "none" }, t("empty"))] };
  return {
    title: t("overview"),
    body: [
      ...head,
      figures(),
      placesSection(),
      landingSection(store.landings, t("overview")),
      targetSection(store.targets, t("overview"), true),
      contradictionSection(store.contradictions, FIRST),
      doubtSection(store.doubts, FIRST),
    ],
  };
}

function doubtsView() {
  return {
    title: t("doubts"),
    body: [h("h1", {}, t("doubts")), contradictionSection(store.contradictions, PAGE), doubtSection(store.doubts, PAGE)],
  };
}

function buildLine() {
  const { build } = store;
  const rejected = Number(build.rejected_file_count ?? 0);
  return h(
    "p",
    { class: "lead" },
    [
      build.data_as_of ? h("strong", {}, t("as_of", day(build.data_as_of))) : null,
      t("built", `${build.built_at.slice(0, 16)} UTC`),
      t("checks"),
      rejected ? t("rejected", rejected) : null,
    ]
      .filter(Boolean)
      .map((part) => h("span", {}, part)),
  );
}

function figures() {
  const entry = (name, count, path) =>
    h("li", {}, h("a", { href: path }, h("b", {}, Number(count).toLocaleString("en")), h("span", {}, name)));
  return h(
    "ul",
    { class: "figures" },
    entry(t("landings"), store.landings.length, "#came"),
    entry(t("measures"), store.measures.length, "#places"),
    entry(t("targets"), store.targets.length, "#promised"),
    entry(t("contradictions"), store.contradictions.length, "#disputed"),
    entry(t("review"), store.doubts.length, "#doubtful"),
    entry(t("articles"), store.build.article_count, "#places"),
  );
}

// Places from the provinces down; a level is filled when it is opened.
function placesSection() {
  const roots = [...store.roots, store.nowhere].filter((node) => weight(node.all)).sort((a, b) => weight(b.all) - weight(a.all));
  const most = Math.max(1, ...roots.map((node) => weight(node.all)));
  const list = h("ul", { class: "tree" });
  return section(
    t("places"),
    "places",
    list,
    pager(roots, 16, (part) => list.append(...part.map((node) => branch(node, most)))),
  );
}

function branch(node, most) {
  const children = node.children.filter((child) => weight(child.all)).sort((a, b) => weight(b.all) - weight(a.all));
  const size = d3
    .select(document.createElementNS("http://www.w3.org/2000/svg", "svg"))
    .attr("class", "size")
    .attr("aria-hidden", "true");
  size
    .append("rect")
    .attr("height", "100%")
    .attr("width", `${Math.max(1, (weight(node.all) / most) * 100)}%`);
  const line = [node.place ? placeLink(node.place.no) : h("span", {}, t("nowhere")), size.node(), factCounts(node.all)];
  if (!children.length) return h("li", {}, h("div", { class: "line" }, line));
  const details = h("details", {}, h("summary", { "aria-label": `${t("inside")}: ${node.place.name}` }), h("ul", {}));
  details.addEventListener("toggle", () => {
    const inner = details.querySelector("ul");
    if (details.open && !inner.children.length) inner.append(...children.map((child) => branch(child, most)));
  });
  return h("li", {}, h("div", { class: "line" }, line), details);
}
