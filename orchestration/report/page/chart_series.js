// What was measured of one indicator at several times. A value is drawn with what is known of it: the period it is of as a line, a bound
// as an open arrow upwards or downwards, a range as a bar between its ends, an approximate value as a hollow dashed dot.

const HEAD = "M-4.5,5L0,0L4.5,5"; // tip of an arrow that points up
const REACH = 20; // pixels that an open end is drawn long

// Values of one indicator, measure and unit, oldest first; only groups with more than one date make a series.
function seriesOf(measures) {
  const groups = new Map();
  for (const row of measures) {
    const key = `${row.indicator}.${row.measure}.${row.unit}`;
    if (!groups.has(key))
      groups.set(key, { key, indicator: store.indicators[row.indicator], measure: row.measure, unit: row.unit, rows: [] });
    groups.get(key).rows.push(row);
  }
  for (const group of groups.values())
    group.rows.sort((a, b) => d3.ascending(a.period_end, b.period_end) || d3.ascending(a.value, b.value));
  const all = [...groups.values()];
  const many = (group) =>
    group.rows.filter((row) => row.value !== null && row.period_end).length > 1 &&
    new Set(group.rows.map((row) => row.period_end)).size > 1;
  return { series: all.filter(many), single: all.filter((group) => !many(group)).flatMap((group) => group.rows) };
}

function boundOf(row) {
  if (row.value_max !== null) return "range";
  return { ge: "ge", le: "le", lt: "le", approx: "approx" }[row.comparator] ?? "eq";
}

function seriesChart(group) {
  const rows = group.rows.filter((row) => row.value !== null && row.period_end);
  const newest = rows[rows.length - 1];
  const name = `${indicatorName(group.indicator)} · ${t(`measure.${group.measure}`)}`;
  const title = t("series_label", name, rows.length);
  const points = rows.map((row) => ({ row, ref: factRef("measure", row), label: `${period(row)} · ${bounded(row)}` }));
  const figure = h(
    "figure",
    { class: "chart series" },
    h(
      "figcaption",
      {},
      link(`#/indicator/${encodeURIComponent(group.indicator.id)}`, indicatorName(group.indicator)),
      h("span", { class: "tag" }, t(`measure.${group.measure}`)),
      h("strong", {}, bounded(newest), h("small", {}, period(newest))),
    ),
    alternative(title, [t("period"), t("value"), t("written")], () =>
      points.map(({ row, ref }) => [
        period(row),
        h("button", { class: "plain", on: { click: () => openEvidence(ref) } }, bounded(row)),
        chinese(row.value_text),
      ]),
    ),
  );
  return drawn(figure, (width) => drawSeries(figure, width, points, group, title));
}

function drawSeries(figure, width, points, group, title) {
  const [height, right, bottom, top] = [170, 12, 22, 12];
  const svg = canvas(figure, width, height, title);
  const ends = points.flatMap(({ row }) => [row.value, row.value_max ?? row.value]);
  const starts = points.map(({ row }) => when(row.period_start ?? row.period_end));
  const days = d3.extent([...starts, ...points.map(({ row }) => when(row.period_end))]);
  const y = scale(d3.scaleLinear, [Math.min(0, ...ends), Math.max(0, ...ends)], [height - bottom, top]).nice(3);
  const tick = (n) => shortTick(n, group.unit);
  const left = Math.min(widest(svg, "axis y", y.ticks(3).map(tick)) + 10, width / 2);
  const years = d3.range(days[0].getFullYear(), days[1].getFullYear() + 2).map((year) => new Date(year, 0, 1));
  const x = scale(d3.scaleTime, d3.extent(years), [left + 6, width - right]);
  axis(
    svg,
    "y",
    left,
    0,
    d3
      .axisLeft(y)
      .ticks(3)
      .tickFormat(tick)
      .tickSize(-(width - left - right)),
  );
  yearAxis(svg, height - bottom, x, years);
  const at = (point) => [x(when(point.row.period_end)), y(point.row.value)];
  // Only values of like periods are joined: five months do not follow on a whole year.
  const like = new Map();
  for (const point of points) {
    const { period_kind: kind, period_start: start, period_end: end } = point.row;
    const key = kind === "months" || kind === "half" || kind === "quarter" ? `${start?.slice(5)}.${end.slice(5)}` : kind;
    like.set(key, [...(like.get(key) ?? []), point]);
  }
  for (const run of like.values()) {
    if (run.length > 1)
      svg
        .append("path")
        .attr("class", "join")
        .attr("aria-hidden", "true")
        .attr("d", d3.line()(run.map(at)));
  }
  const marks = svg
    .selectAll("g.point")
    .data(points)
    .enter()
    .append("g")
    .attr("class", ({ row }) => `point ${boundOf(row)}`);
  marks
    .filter(({ row }) => row.period_start && row.period_start !== row.period_end)
    .append("line")
    .attr("class", "period")
    .attr("x1", ({ row }) => x(when(row.period_start)))
    .attr("x2", (p) => at(p)[0])
    .attr("y1", (p) => at(p)[1])
    .attr("y2", (p) => at(p)[1]);
  const dots = marks.append("g").attr("transform", (p) => `translate(${at(p)})`);
  drawBounds(dots, (p) => y(p.row.value_max) - y(p.row.value));
  dots.append("circle").attr("class", "target").attr("r", 12);
  makeMarks(marks);
}

// The glyph of each value around its own point; `reach` is how far up the other end of a range lies.
function drawBounds(dots, reach) {
  const open = (selection, down) => {
    const way = down ? -1 : 1;
    selection
      .append("line")
      .attr("class", "open")
      .attr("y2", -REACH * way);
    selection
      .append("path")
      .attr("class", "head")
      .attr("d", HEAD)
      .attr("transform", `translate(0,${-REACH * way}) scale(1,${way})`);
  };
  open(
    dots.filter(({ row }) => boundOf(row) === "ge"),
    false,
  );
  open(
    dots.filter(({ row }) => boundOf(row) === "le"),
    true,
  );
  dots
    .filter(({ row }) => boundOf(row) === "range")
    .append("rect")
    .attr("class", "range")
    .attr("x", -3.5)
    .attr("width", 7)
    .attr("y", reach)
    .attr("height", (p) => Math.abs(reach(p)))
    .attr("rx", 2);
  dots
    .filter(({ row }) => boundOf(row) !== "range")
    .append("circle")
    .attr("class", "dot")
    .attr("r", 4);
}

function shortTick(value, unit) {
  return quantity(value, CURRENCIES[unit] || unit === "%" || unit === "倍" ? unit : "");
}

// Whole years, each between its ticks and named in its middle: the value of 2017 lies on the last day of 2017, and under a name at the
// tick it would be read as 2018's.
function yearAxis(svg, at, x, years) {
  const size = x(years[1]) - x(years[0]);
  const every = Math.ceil(40 / size);
  const drawn = axis(svg, "x", 0, at, d3.axisBottom(x).tickValues(years).tickFormat("").tickSize(4));
  drawn
    .selectAll("text.year")
    .data(years.slice(0, -1).filter((_, i) => i % every === 0))
    .enter()
    .append("text")
    .attr("class", "year")
    .attr("x", (year) => x(year) + size / 2)
    .attr("y", 17)
    .text((year) => year.getFullYear());
}

// What the shapes mean; only those in use.
function boundsLegend(series) {
  const rows = series.flatMap((group) => group.rows);
  const used = ["eq", "ge", "le", "range", "approx"].filter((bound) => rows.some((row) => boundOf(row) === bound));
  const entry = (bound) => {
    const item = h("li", {}, t(`legend_${bound}`));
    const alone = bound === "eq" || bound === "approx";
    const svg = d3
      .select(item)
      .append("svg")
      .attr("width", 16)
      .attr("height", alone ? 16 : 30)
      .attr("viewBox", alone ? "-8 -8 16 16" : "-8 -24 16 30")
      .attr("aria-hidden", "true");
    const at = bound === "le" ? -18 : 0;
    drawBounds(
      svg
        .selectAll("g")
        .data([{ row: { comparator: bound, value_max: bound === "range" ? 1 : null } }])
        .enter()
        .append("g")
        .attr("class", `point ${bound}`)
        .attr("transform", `translate(0,${at})`),
      () => -REACH,
    );
    item.prepend(svg.node());
    return item;
  };
  return h("ul", { class: "legend bounds" }, h("li", {}, h("i", { class: "stroke" }), t("legend_period")), used.map(entry));
}
