// The sections that a place, a firm, an indicator and the overview share: what came, what was measured, what was promised, what is
// doubtful.

function placeLink(no) {
  return no === null ? t("nowhere") : link(`#/place/${store.places[no].id}`, chinese(store.places[no].name));
}

function indicatorLink(row) {
  const indicator = store.indicators[row.indicator];
  return link(
    `#/indicator/${encodeURIComponent(indicator.id)}`,
    h("span", { lang: zh() || !indicator.name_en ? "zh" : null }, indicatorName(indicator)),
  );
}

// A fact in a line, for the head of its evidence and for lists.
function headline(kind, row) {
  if (kind === "landing") {
    const who = [store.enterprises[row.enterprise].name, row.project].filter(Boolean).join(" · ");
    return `${who} → ${placeName(row.place)} · ${word("stage", row.stage)}`;
  }
  if (kind === "measure") return `${placeName(row.place)} · ${indicatorName(store.indicators[row.indicator])} · ${bounded(row)}`;
  if (kind === "target")
    return [placeName(row.place), indicatorName(store.indicators[row.indicator]), row.value === null ? null : bounded(row)]
      .filter(Boolean)
      .join(" · ");
  if (kind === "contradiction") return zh() ? row.explanation_zh : row.explanation_en;
  const about = subjectOf(row);
  return about ? headline(...about) : row.what;
}

// The fact that a doubt is about, as [kind, row], if the page has it.
function subjectOf(doubt) {
  const kind = KIND_OF_TABLE[doubt.table_name];
  const row = kind && store.byId[KINDS[kind]].get(doubt.row_id);
  return row ? [kind, row] : null;
}

// Five dots, one a stage; those whose day is told are filled.
function stageTrack(row) {
  const reached = STAGES.indexOf(row.stage);
  const days = STAGES.map((stage) => row[`${stage}_date`]);
  return h(
    "span",
    { class: "track" },
    STAGES.map((stage, i) =>
      h("i", {
        class: `stage-${stage} ${i === reached ? "now" : days[i] ? "told" : "open"}`,
        title: days[i] ? `${t(`stage.${stage}`)} ${day(days[i])}` : null,
      }),
    ),
    h("b", {}, word("stage", row.stage)),
  );
}

function invested(row) {
  return bounded({
    value: row.investment_value,
    value_max: row.investment_value_max,
    unit: row.investment_unit,
    comparator: row.investment_comparator,
    value_text: row.investment_text,
  });
}

function landingSection(landings, name, hide = {}) {
  if (!landings.length) return section(t("came"), "came", h("p", { class: "none" }, t("no_landings")));
  const rows = [...landings].sort((a, b) => d3.descending(landingDay(a) ?? "", landingDay(b) ?? ""));
  const columns = [
    { name: t("enterprise"), cell: (row) => chinese(store.enterprises[row.enterprise].name) },
    { name: t("project"), cell: (row) => row.project && chinese(row.project) },
    hide.place ? null : { name: t("place"), look: "where", cell: (row) => placeLink(row.place) },
    { name: t("stage"), cell: stageTrack },
    {
      name: t("date"),
      look: "day",
      cell: (row) =>
        row.stage_date ? day(row.stage_date) : row.first_on ? h("span", { class: "soft" }, t("reported", day(row.first_on))) : "",
    },
    {
      name: t("investment"),
      look: "number",
      cell: (row) => row.investment_text && h("span", { title: row.investment_text }, invested(row)),
    },
  ].filter((column) => column && (column.name !== t("project") || rows.some((row) => row.project)));
  return section(t("came"), "came", stagesChart(rows, name), factTable("landing", rows, t("landings"), columns));
}

function measureTable(rows, caption, withPlace) {
  return factTable("measure", rows, caption, [
    withPlace
      ? { name: t("place"), cell: (row) => chinese(placeName(row.place)) }
      : { name: t("indicator"), cell: (row) => indicatorName(store.indicators[row.indicator]) },
    { name: t("measure"), cell: (row) => t(`measure.${row.measure}`) },
    { name: t("value"), look: "number", cell: (row) => bounded(row) },
    { name: t("period"), look: "day", cell: period },
    { name: t("written"), cell: (row) => chinese(row.value_text, { class: "soft" }) },
  ]);
}

function measureSection(node) {
  const { measures } = node.own;
  if (!measures.length) {
    const inside = node.all.measures.length;
    return section(t("measured"), "measured", h("p", { class: "none" }, inside ? t("no_measures_here", inside) : t("no_measures")));
  }
  const { series, single } = seriesOf(measures);
  series.sort((a, b) => b.rows.length - a.rows.length);
  single.sort((a, b) => d3.descending(a.period_end ?? "", b.period_end ?? ""));
  const cards = h("div", { class: "cards" });
  return section(
    t("measured"),
    "measured",
    series.length
      ? [
          h("p", { class: "note" }, t("series_note", series.length)),
          boundsLegend(series),
          cards,
          pager(series, 12, (part) => cards.append(...part.map(seriesChart))),
        ]
      : null,
    single.length
      ? [series.length ? h("h3", {}, t("single_values")) : null, measureTable(single, t("single_values"), false)]
      : null,
  );
}

function promiseOf(row) {
  return row.value === null ? h("span", { class: "tag" }, t("milestone")) : bounded(row);
}

function targetSection(targets, name, withPlace) {
  if (!targets.length) return section(t("promised"), "promised", h("p", { class: "none" }, t("no_targets")));
  const rank = (row) => JUDGED.indexOf(paceOf(row));
  const judged = targets
    .filter((row) => rank(row) >= 0)
    .sort((a, b) => rank(a) - rank(b) || d3.descending(a.deadline ?? "", b.deadline ?? ""));
  const rest = targets.filter((row) => rank(row) < 0).sort((a, b) => d3.descending(a.deadline ?? "", b.deadline ?? ""));
  const who = { name: t("place"), look: "where", cell: (row) => placeLink(row.place) };
  const what = { name: t("indicator"), cell: (row) => indicatorName(store.indicators[row.indicator]) };
  const until = { name: t("deadline"), look: "day", cell: (row) => (row.deadline ? day(row.deadline) : t("no_deadline")) };
  const why = { name: t("reason"), look: "why", cell: (row) => h("span", { class: "soft" }, zh() ? row.reason_zh : row.reason_en) };
  const promise = { name: t("target"), look: "number", cell: promiseOf };
  return section(
    t("promised"),
    "promised",
    paceChart(targets, name),
    judged.length
      ? [
          h("h3", {}, t("judged")),
          factTable("target", judged, t("judged"), [
            what,
            ...(withPlace ? [who] : []),
            promise,
            until,
            {
              name: t("progress"),
              look: "bar",
              cell: (row) =>
                h("div", { class: "reached" }, progressBar(row), h("span", {}, progressText(row.progress_low, row.progress_high))),
            },
            { name: t("pace"), cell: (row) => h("span", { class: `chip pace-${paceOf(row)}` }, t(`pace.${paceOf(row)}`)) },
            why,
          ]),
        ]
      : null,
    rest.length
      ? [
          h("h3", {}, t("unjudged")),
          factTable("target", rest, t("unjudged"), [what, ...(withPlace ? [who] : []), promise, until, why], 12),
        ]
      : null,
  );
}

function contradictionSection(rows, most) {
  const list = h("ul", { class: "disputes" });
  const item = (row) =>
    h(
      "li",
      {},
      h(
        "button",
        { class: "row", on: { click: () => openEvidence(factRef("contradiction", row)) } },
        h(
          "span",
          { class: "who" },
          chinese(
            row.place !== null ? placeName(row.place) : row.enterprise !== null ? store.enterprises[row.enterprise].name : "",
          ),
          row.metric ? chinese(row.metric, { class: "soft" }) : null,
          h("time", { class: "soft" }, day(row.published_on)),
        ),
        h("span", { class: "sides" }, chinese(row.said_text, { class: "side" }), "≠", chinese(row.other_text, { class: "side" })),
        h("span", { class: "soft", lang: zh() ? "zh" : null }, zh() ? row.explanation_zh : row.explanation_en),
      ),
    );
  return section(
    t("disputed"),
    "disputed",
    rows.length
      ? [list, pager(rows, most, (part) => list.append(...part.map(item)))]
      : h("p", { class: "none" }, t("no_contradictions")),
  );
}

function doubtSection(rows, most) {
  if (!rows.length) return section(t("doubtful"), "doubtful", h("p", { class: "none" }, t("no_doubts")));
  return section(
    t("doubtful"),
    "doubtful",
    factTable(
      "doubt",
      rows,
      t("doubtful"),
      [
        { name: t("what"), cell: (row) => h("span", { lang: zh() ? "zh" : null }, headline("doubt", row)) },
        { name: t("kind"), cell: (row) => h("span", { class: "tag" }, word("doubt", row.kind)) },
        { name: t("question"), cell: (row) => h("span", { lang: zh() ? "zh" : null }, zh() ? row.question_zh : row.question_en) },
        { name: t("urgency"), look: "number", cell: (row) => row.score.toFixed(2) },
      ],
      most,
    ),
  );
}
