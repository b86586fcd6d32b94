// Marks of charts that lead to evidence: by click, by Enter, with a label that mouse, keyboard and screen reader all get.
// A chart is one stop of the Tab key; the arrow keys go from mark to mark.

// What can be opened from the view that is shown: a link names it, also before its chart is drawn.
const bundles = new Map();

// Several facts behind one mark; returns what `openEvidence` takes.
function bundle(key, title, facts) {
  bundles.set(key, { title, facts });
  return `~${key}`;
}

function factRef(kind, row) {
  return `${kind}/${row.id}`;
}

// `marks` is a D3 selection of groups whose datum has `label` and `ref`; they stand in the order in which the arrow keys visit them.
function makeMarks(marks) {
  const nodes = marks.nodes();
  const go = (from, step) => {
    const to = nodes[Math.min(nodes.length - 1, Math.max(0, nodes.indexOf(from) + step))];
    for (const node of nodes) node.setAttribute("tabindex", node === to ? "0" : "-1");
    to.focus();
  };
  marks
    .classed("mark", true)
    .attr("role", "button")
    .attr("tabindex", (_, i) => (i ? "-1" : "0"))
    .attr("aria-label", (d) => d.label)
    .each(function each(d) {
      this.addEventListener("click", () => openEvidence(d.ref));
      this.addEventListener("pointerenter", () => showTip(this, d.label));
      this.addEventListener("pointerleave", hideTip);
      this.addEventListener("focus", () => showTip(this, d.label));
      this.addEventListener("blur", hideTip);
      this.addEventListener("keydown", (event) => {
        const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -nodes.length, End: nodes.length }[event.key];
        if (step) go(this, step);
        else if (event.key === "Enter" || event.key === " ") openEvidence(d.ref);
        else if (event.key === "Escape") hideTip();
        else return;
        event.preventDefault();
      });
    });
}

function showTip(mark, text) {
  const tip = document.getElementById("tip") ?? document.body.appendChild(h("div", { id: "tip", "aria-hidden": "true" }));
  tip.textContent = text;
  tip.hidden = false;
  const box = mark.getBoundingClientRect();
  const size = tip.getBoundingClientRect();
  const left = Math.max(8, Math.min(innerWidth - size.width - 8, box.left + box.width / 2 - size.width / 2));
  const above = box.top - size.height - 8;
  tip.style.left = `${left}px`;
  tip.style.top = `${above > 8 ? above : box.bottom + 8}px`;
}

function hideTip() {
  const tip = document.getElementById("tip");
  if (tip) tip.hidden = true;
}

// A fresh drawing of a figure: an svg that says what it shows; its axes and lines are for the eye only.
function canvas(figure, width, height, label) {
  for (const old of figure.querySelectorAll(":scope > svg")) old.remove();
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  figure.querySelector(":scope > figcaption").after(svg);
  return d3
    .select(svg)
    .attr("width", width)
    .attr("height", height)
    .attr("viewBox", `0 0 ${width} ${height}`)
    .attr("role", "group")
    .attr("aria-label", label);
}

// How wide the widest of some texts is drawn in a group of that class: room for it is left, whatever language and font the page has.
function widest(svg, look, texts) {
  const group = svg.append("g").attr("class", look);
  const widths = texts.map((text) => group.append("text").text(text).node().getComputedTextLength());
  group.remove();
  return Math.ceil(Math.max(0, ...widths));
}

function scale(kind, domain, range) {
  return kind().domain(domain).range(range);
}

function axis(svg, name, x, y, draw) {
  return svg
    .append("g")
    .attr("class", `axis ${name}`)
    .attr("aria-hidden", "true")
    .attr("transform", `translate(${x},${y})`)
    .call(draw);
}

// The same numbers as a table, built when it is opened.
function alternative(caption, head, rows) {
  const details = h("details", { class: "alternative" }, h("summary", {}, t("as_table")));
  details.addEventListener("toggle", () => {
    if (!details.open || details.querySelector("table")) return;
    details.append(
      h(
        "div",
        { class: "scroll", tabindex: "0", role: "region", "aria-label": caption },
        h(
          "table",
          {},
          h("caption", { class: "unseen" }, caption),
          h(
            "thead",
            {},
            h(
              "tr",
              {},
              head.map((name) => h("th", { scope: "col" }, name)),
            ),
          ),
          h(
            "tbody",
            {},
            rows().map((row) =>
              h(
                "tr",
                {},
                row.map((cell) => h("td", {}, cell)),
              ),
            ),
          ),
        ),
      ),
    );
  });
  return details;
}
