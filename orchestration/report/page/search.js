// Search over the names of firms, places and indicators: a combobox as WAI-ARIA describes it. Names match by any part, in either script,
// by pinyin or its initials; what begins with the words asked for, and what has more facts, stands first.

const MOST_HITS = 12;
let searchable = null;

function openIndex() {
  searchable ??= store.names.map((row) => {
    const { name, kind } = row;
    return { name, kind, row: row.row, keys: [name.toLowerCase(), ...row.keys.split(" ").filter(Boolean)] };
  });
  return searchable;
}

function countsOf(kind, no) {
  counts[kind] ??= tally(kind);
  return counts[kind][no] ?? 0;
}

const counts = {};

function tally(kind) {
  if (kind === "places") return store.nodes.map((node) => weight(node.all));
  const totals = [];
  const rows = kind === "enterprises" ? store.landings : [...store.measures, ...store.targets];
  for (const row of rows) {
    const no = kind === "enterprises" ? row.enterprise : row.indicator;
    totals[no] = (totals[no] ?? 0) + 1;
  }
  return totals;
}

function find(text) {
  const asked = text.normalize("NFKC").toLowerCase().replaceAll(" ", "");
  if (!asked) return [];
  const best = new Map();
  for (const entry of openIndex()) {
    const places = entry.keys.map((key) => key.replaceAll(" ", "").indexOf(asked)).filter((at) => at >= 0);
    if (!places.length) continue;
    const exact = entry.keys.some((key) => key === asked);
    const score =
      (exact ? 0 : Math.min(...places) === 0 ? 1 : 2) * 1e6 -
      countsOf(entry.kind, entry.row) * 10 +
      Math.min(9, entry.name.length / 10);
    const id = `${entry.kind}.${entry.row}`;
    if (!best.has(id) || best.get(id).score > score) best.set(id, { ...entry, score });
  }
  return [...best.values()].sort((a, b) => a.score - b.score).slice(0, MOST_HITS);
}

const ROUTES = { places: "place", enterprises: "enterprise", indicators: "indicator" };

function searchBox() {
  const list = h("ul", { id: "hits", role: "listbox", "aria-label": t("search"), hidden: true });
  const input = h("input", {
    type: "search",
    id: "search",
    role: "combobox",
    autocomplete: "off",
    spellcheck: "false",
    placeholder: t("search"),
    "aria-label": t("search"),
    "aria-describedby": "search-hint",
    "aria-controls": "hits",
    "aria-expanded": "false",
    "aria-autocomplete": "list",
  });
  let chosen = -1;
  const close = () => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const choose = (step) => {
    const options = [...list.querySelectorAll("[role=option]")];
    if (!options.length) return;
    chosen = (chosen + step + options.length) % options.length;
    options.forEach((option, i) => option.setAttribute("aria-selected", String(i === chosen)));
    options[chosen].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", options[chosen].id);
  };
  const go = (hit) => {
    close();
    input.value = "";
    location.hash = `#/${ROUTES[hit.kind]}/${encodeURIComponent(store[hit.kind][hit.row].id)}`;
  };
  input.addEventListener("input", () => {
    const hits = find(input.value);
    chosen = -1;
    list.replaceChildren(...hits.map((hit, i) => hitOption(hit, i, () => go(hit))));
    list.hidden = !hits.length;
    input.setAttribute("aria-expanded", String(hits.length > 0));
    say(input.value ? (hits.length ? t("results", hits.length) : t("nothing_found", input.value)) : "");
    input.classList.toggle("nothing", Boolean(input.value) && !hits.length);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") choose(1);
    else if (event.key === "ArrowUp") choose(-1);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter") (list.querySelector("[aria-selected=true]") ?? list.querySelector("[role=option]"))?.click();
    else return;
    event.preventDefault();
  });
  input.addEventListener("blur", () => setTimeout(close, 150)); // after a click on a hit
  return h(
    "div",
    { class: "search", role: "search" },
    input,
    h("span", { id: "search-hint", class: "unseen" }, t("search_hint")),
    list,
  );
}

function hitOption(hit, i, go) {
  const target = store[hit.kind][hit.row];
  return h(
    "li",
    { id: `hit-${i}`, role: "option", "aria-selected": "false", on: { pointerdown: (event) => event.preventDefault(), click: go } },
    h("span", { lang: "zh" }, target.name),
    hit.name !== target.name ? h("small", {}, hit.name) : null,
    h("small", { class: "kind" }, t(hit.kind), " ", String(countsOf(hit.kind, hit.row))),
  );
}
