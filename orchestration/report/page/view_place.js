// A region or a platform: where it lies, what came to it, what was measured of it, what it promised.

function placeView(id) {
  const place = store.byId.places.get(id);
  if (!place) return null;
  const node = store.nodes[place.no];
  const { all } = node;
  return {
    title: place.name,
    body: [
      crumbs(node),
      h("h1", {}, chinese(place.name)),
      h(
        "p",
        { class: "lead" },
        h("span", { class: "tag" }, word("place", place.kind)),
        place.status === "unreviewed" && place.kind === "platform" ? h("span", { class: "tag doubt" }, t("unreviewed")) : null,
        place.names && place.names !== place.name ? h("span", { class: "soft" }, t("names_as_written", place.names)) : null,
      ),
      insideList(node),
      landingSection(all.landings, place.name, { place: !node.children.length }),
      measureSection(node),
      targetSection(all.targets, place.name, node.children.length > 0),
      all.contradictions.length ? contradictionSection(all.contradictions, 5) : null,
    ],
  };
}

function crumbs(node) {
  const way = wayTo(node).slice(0, -1);
  if (!way.length) return null;
  return h(
    "nav",
    { class: "crumbs", "aria-label": t("places") },
    h(
      "ol",
      {},
      way.map(({ place }) => h("li", {}, placeLink(place.no))),
    ),
  );
}

function insideList(node) {
  const children = node.children.filter((child) => weight(child.all)).sort((a, b) => weight(b.all) - weight(a.all));
  if (!children.length) return null;
  const list = h("ul", { class: "inside" });
  return h(
    "section",
    { "aria-labelledby": "inside" },
    h("h2", { id: "inside" }, t("inside")),
    list,
    pager(children, 24, (part) =>
      list.append(...part.map((child) => h("li", {}, placeLink(child.place.no), factCounts(child.all)))),
    ),
  );
}

function factCounts(facts) {
  const parts = ["landings", "measures", "targets"]
    .filter((name) => facts[name].length)
    .map((name) => `${t(name)} ${facts[name].length.toLocaleString("en")}`);
  return h("small", { class: "soft" }, parts.join(" · "));
}
