// Landings by time and stage: stacked columns, each segment the landings behind it.

const SHORT_YEARS = 3; // fewer years than this are drawn by quarter

// {unit, bins, groups: [{bin, stage, rows}], byReport, undated}
function stageGroups(landings) {
  const dated = landings.filter(landingDay);
  const years = dated.map((row) => Number(landingDay(row).slice(0, 4)));
  const [from, to] = [Math.min(...years), Math.max(...years)];
  const byYear = to - from >= SHORT_YEARS - 1 || dated.some((row) => landingDay(row).length === 4);
  const binOf = (row) => {
    const [year, month] = landingDay(row).split("-");
    return byYear ? year : `${year} Q${Math.ceil(Number(month) / 3)}`;
  };
  const bins = [];
  for (let year = from; year <= to; year++) bins.push(...(byYear ? [String(year)] : [1, 2, 3, 4].map((q) => `${year} Q${q}`)));
  const groups = new Map();
  for (const row of dated) {
    const key = `${binOf(row)}.${row.stage}`;
    if (!groups.has(key)) groups.set(key, { bin: binOf(row), stage: row.stage, rows: [] });
    groups.get(key).rows.push(row);
  }
  return {
    unit: byYear ? "year" : "quarter",
    bins: bins.length > 40 ? [...new Set(dated.map(binOf))].sort() : bins,
    groups: [...groups.values()],
    byReport: dated.filter((row) => !row.stage_date).length,
    undated: landings.length - dated.length,
  };
}

// A bin as people name it: 2026, 2026年一季度 / 2026 Q1.
function binName(bin) {
  const [year, quarter] = bin.split(" Q");
  return quarter ? t("quarter_of", year, zh() ? "一二三四"[quarter - 1] : quarter) : year;
}

function stagesChart(landings, name) {
  const data = stageGroups(landings);
  if (!data.groups.length) return null;
  const title = t("stages_chart", t(data.unit));
  const order = (group) => data.bins.indexOf(group.bin) * 10 + STAGES.indexOf(group.stage);
  data.groups.sort((a, b) => order(a) - order(b));
  const tops = {};
  for (const group of data.groups) {
    group.low = tops[group.bin] ?? 0;
    group.high = tops[group.bin] = group.low + group.rows.length;
    group.label = `${binName(group.bin)} · ${t(`stage.${group.stage}`)} · ${group.rows.length}`;
    group.ref = bundle(
      `came.${group.bin.replace(" ", "")}.${group.stage}`,
      `${name} · ${group.label}`,
      group.rows.map((row) => ["landing", row]),
    );
  }
  const figure = h(
    "figure",
    { class: "chart stages" },
    h("figcaption", {}, title),
    stageLegend(data.groups),
    alternative(title, [t(data.unit), ...STAGES.map((s) => t(`stage.${s}`))], () =>
      data.bins
        .filter((bin) => tops[bin])
        .map((bin) => [
          binName(bin),
          ...STAGES.map((stage) => {
            const group = data.groups.find((g) => g.bin === bin && g.stage === stage);
            return group
              ? h("button", { class: "plain", on: { click: () => openEvidence(group.ref) } }, String(group.rows.length))
              : "";
          }),
        ]),
    ),
    data.byReport || data.undated
      ? h("p", { class: "note" }, t(data.undated ? "dated_by_report" : "dated_by_report_some", data.byReport, data.undated))
      : null,
  );
  return drawn(figure, (width) => drawStages(figure, width, data, Math.max(...Object.values(tops)), title));
}

function stageLegend(groups) {
  const used = STAGES.filter((stage) => groups.some((group) => group.stage === stage));
  return h(
    "ul",
    { class: "legend" },
    used.map((stage) => h("li", {}, h("i", { class: `swatch stage-${stage}` }), t(`stage.${stage}`))),
  );
}

function drawStages(figure, width, data, most, title) {
  const [height, left, bottom, top] = [220, 34, 24, 8];
  const svg = canvas(figure, width, height, title);
  const x = scale(d3.scaleBand, data.bins, [left, width - 4])
    .paddingInner(0.25)
    .paddingOuter(0.1);
  const y = scale(d3.scaleLinear, [0, most], [height - bottom, top]).nice(4);
  const every = Math.ceil(data.bins.length / Math.max(1, Math.floor((width - left) / (data.unit === "year" ? 44 : 84))));
  axis(
    svg,
    "y",
    left,
    0,
    d3
      .axisLeft(y)
      .ticks(Math.min(4, most))
      .tickFormat((n) => (Number.isInteger(n) ? n : ""))
      .tickSize(-(width - left - 4)),
  );
  axis(
    svg,
    "x",
    0,
    height - bottom,
    d3
      .axisBottom(x)
      .tickValues(data.bins.filter((_, i) => i % every === 0))
      .tickFormat(binName)
      .tickSize(0)
      .tickPadding(8),
  );
  const bar = Math.min(x.bandwidth(), 46);
  const marks = svg
    .selectAll("g.segment")
    .data(data.groups)
    .enter()
    .append("g")
    .attr("class", (g) => `segment stage-${g.stage}`);
  marks
    .append("rect")
    .attr("x", (g) => x(g.bin) + (x.bandwidth() - bar) / 2)
    .attr("width", bar)
    .attr("y", (g) => y(g.high))
    .attr("height", (g) => Math.max(2, y(g.low) - y(g.high) - 1))
    .attr("rx", 1.5);
  makeMarks(marks);
}
