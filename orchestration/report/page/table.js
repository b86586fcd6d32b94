// Tables of facts: every row opens its evidence, by click anywhere on it or by the button in its first cell. Long ones come in pages.

const PAGE = matchMedia("(max-width: 560px)").matches ? 10 : 15;

// columns: [{name, cell: row => text or element, look: class of the cell}]; the first one's cell becomes the button.
function factTable(kind, rows, caption, columns, page = PAGE) {
  const body = h("tbody");
  const line = (row) => {
    const ref = factRef(kind, row);
    const cells = columns.map(({ name, cell, look }, i) =>
      h(
        i ? "td" : "th",
        {
          "data-name": name,
          class: look,
          scope: i ? null : "row",
        },
        i
          ? (cell(row) ?? "")
          : h(
              "button",
              {
                class: "plain",
                on: {
                  click: (event) => {
                    event.stopPropagation();
                    openEvidence(ref);
                  },
                },
              },
              cell(row),
            ),
      ),
    );
    return h(
      "tr",
      {
        "data-ref": ref,
        on: {
          click: (event) => {
            if (!event.target.closest("a")) openEvidence(ref);
          },
        },
      },
      cells,
    );
  };
  const table = h(
    "table",
    { class: `facts ${kind}` },
    h("caption", { class: "unseen" }, caption),
    h(
      "thead",
      {},
      h(
        "tr",
        {},
        columns.map(({ name, look }) => h("th", { scope: "col", class: look }, name)),
      ),
    ),
    body,
  );
  return h(
    "div",
    { class: "paged" },
    table,
    pager(rows, page, (part) => body.append(...part.map(line))),
  );
}

// Shows the first page now, and a button that shows the next one as long as there is one.
function pager(rows, page, show) {
  let shown = 0;
  const button = h("button", { class: "more", on: { click: () => next() } });
  const next = () => {
    show(rows.slice(shown, shown + page));
    shown = Math.min(rows.length, shown + page);
    button.textContent = t("more", Math.min(page, rows.length - shown), rows.length);
    button.hidden = shown >= rows.length;
  };
  next();
  return button;
}
