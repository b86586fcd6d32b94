// The pages of a firm and of an indicator: where search leads.

function enterpriseView(id) {
  const firm = store.byId.enterprises.get(id);
  if (!firm) return null;
  const landings = store.landings.filter((row) => row.enterprise === firm.no);
  return {
    title: firm.name,
    body: [
      h("h1", {}, chinese(firm.name)),
      h(
        "p",
        { class: "lead" },
        firm.stock_code ? h("span", { class: "tag" }, firm.stock_code) : null,
        firm.names && firm.names !== firm.name ? h("span", { class: "soft" }, t("names_as_written", firm.names)) : null,
      ),
      landingSection(landings, firm.name),
      contradictionsOf((row) => row.enterprise === firm.no),
    ],
  };
}

function contradictionsOf(test) {
  const rows = store.contradictions.filter(test);
  return rows.length ? contradictionSection(rows, FIRST) : null;
}

// An indicator across places: its newest value in each, ranked, then every value, then what was promised of it.
function indicatorView(id) {
  const indicator = store.byId.indicators.get(id);
  if (!indicator) return null;
  const measures = store.measures.filter((row) => row.indicator === indicator.no);
  const targets = store.targets.filter((row) => row.indicator === indicator.no);
  const rows = [...measures].sort(
    (a, b) => d3.descending(a.period_end ?? "", b.period_end ?? "") || d3.descending(a.value, b.value),
  );
  return {
    title: indicatorName(indicator),
    body: [
      h("h1", { lang: zh() || !indicator.name_en ? "zh" : null }, indicatorName(indicator)),
      h(
        "p",
        { class: "lead" },
        indicator.name_en && zh()
          ? h("span", { class: "soft", lang: "en" }, indicator.name_en)
          : chinese(indicator.name, { class: "soft" }),
        indicator.aliases ? h("span", { class: "soft" }, t("also_called", indicator.aliases)) : null,
      ),
      section(
        t("measured"),
        "measured",
        measures.length
          ? [rankings(measures, indicator), measureTable(rows, t("measures"), true)]
          : h("p", { class: "none" }, t("no_measures")),
      ),
      targets.length ? targetSection(targets, indicatorName(indicator), true) : null,
    ],
  };
}

// One ranked chart of bars for the commonest measure and unit, if at least two places have it.
function rankings(measures, indicator) {
  const groups = d3
    .nest()
    .key((row) => `${row.measure}.${row.unit}`)
    .entries(measures.filter((row) => row.value !== null && row.place !== null));
  const newest = (rows) => [
    ...new Map(rows.sort((a, b) => d3.ascending(a.period_end, b.period_end)).map((row) => [row.place, row])).values(),
  ];
  const best =
    groups.map((group) => newest(group.values)).sort((a, b) => b.length - a.length || (a[0].measure === "level" ? -1 : 1))[0] ?? [];
  if (best.length < 2) return null;
  const rows = best.sort((a, b) => b.value - a.value).slice(0, 20);
  const title = `${t("ranked")} · ${t(`measure.${rows[0].measure}`)}`;
  const points = rows.map((row) => ({
    row,
    ref: factRef("measure", row),
    label: `${placeName(row.place)} · ${bounded(row)} · ${period(row)}`,
  }));
  const figure = h(
    "figure",
    { class: "chart ranked" },
    h("figcaption", {}, title),
    alternative(`${indicatorName(indicator)} · ${title}`, [t("place"), t("value"), t("period")], () =>
      points.map(({ row, ref }) => [
        chinese(placeName(row.place)),
        h("button", { class: "plain", on: { click: () => openEvidence(ref) } }, bounded(row)),
        period(row),
      ]),
    ),
  );
  return drawn(figure, (width) => drawRanked(figure, width, points, title));
}

function drawRanked(figure, width, points, title) {
  const step = 26;
  const svg = canvas(figure, width, points.length * step + 6, title);
  const left = Math.min(widest(svg, "name", points.map(({ row }) => placeName(row.place))) + 10, width * 0.36);
  const dated = width > 560; // room for the period beside the value
  const said = ({ row }) => (dated ? `${bounded(row)} · ${period(row)}` : bounded(row));
  const right = widest(svg, "number", points.map(said)) + 20;
  const values = points.map(({ row }) => row.value);
  const x = scale(d3.scaleLinear, [Math.min(0, ...values), Math.max(0, ...values)], [left, width - right]);
  const marks = svg
    .selectAll("g.bar")
    .data(points)
    .enter()
    .append("g")
    .attr("class", ({ row }) => `bar ${row.comparator}`)
    .attr("transform", (_, i) => `translate(0,${i * step})`);
  marks.append("rect").attr("class", "hit").attr("width", width).attr("height", step);
  marks
    .append("text")
    .attr("class", "name")
    .attr("x", left - 8)
    .attr("y", 17)
    .text(({ row }) => clipped(placeName(row.place), left / 13));
  marks
    .append("rect")
    .attr("class", "value")
    .attr("x", ({ row }) => Math.min(x(0), x(row.value)))
    .attr("y", 6)
    .attr("height", 14)
    .attr("rx", 2)
    .attr("width", ({ row }) => Math.max(2, Math.abs(x(row.value) - x(0))));
  marks
    .filter(({ row }) => row.comparator === "ge")
    .append("path")
    .attr("class", "past")
    .attr("d", ({ row }) => `M${x(row.value) + 3},7l6,6l-6,6`);
  marks
    .append("text")
    .attr("class", "number")
    .attr("x", ({ row }) => Math.max(x(0), x(row.value)) + (row.comparator === "ge" ? 15 : 6))
    .attr("y", 17)
    .text(said);
  makeMarks(marks);
}

function clipped(text, most) {
  const characters = Array.from(text);
  return characters.length > most ? `${characters.slice(0, Math.floor(most) - 1).join("")}…` : text;
}
