// What was promised and how far it is: one bar of all targets by pace, and a bar for each target that can be judged.

const JUDGED = ["missed", "behind", "on", "ahead", "met", "untold"]; // in the order in which they want attention
const FULL = 1.25; // progress beyond this is drawn as an arrow past the end

function paceChart(targets, name) {
  const title = t("pace_chart");
  let sum = 0;
  const groups = PACES.map((pace) => ({ pace, rows: targets.filter((row) => paceOf(row) === pace) })).filter((g) => g.rows.length);
  for (const group of groups) {
    group.low = sum;
    sum += group.rows.length;
    group.label = `${t(`pace.${group.pace}`)} · ${group.rows.length}`;
    group.ref = bundle(
      `promised.${group.pace}`,
      `${name} · ${group.label}`,
      group.rows.map((row) => ["target", row]),
    );
  }
  const legend = h(
    "ul",
    { class: "legend" },
    groups.map((group) =>
      h(
        "li",
        {},
        h("i", { class: `swatch pace-${group.pace}` }),
        h(
          "button",
          { class: "plain", on: { click: () => openEvidence(group.ref) } },
          `${t(`pace.${group.pace}`)} ${group.rows.length}`,
        ),
      ),
    ),
  );
  const figure = h("figure", { class: "chart pace" }, h("figcaption", { class: "unseen" }, title), legend);
  return drawn(figure, (width) => {
    const svg = canvas(figure, width, 26, title);
    const x = scale(d3.scaleLinear, [0, sum], [0, width]);
    const marks = svg
      .selectAll("g")
      .data(groups)
      .enter()
      .append("g")
      .attr("class", (g) => `pace-${g.pace}`);
    marks
      .append("rect")
      .attr("x", (g) => x(g.low))
      .attr("width", (g) => Math.max(3, x(g.rows.length) - 2))
      .attr("y", 3)
      .attr("height", 20)
      .attr("rx", 2);
    makeMarks(marks);
  });
}

// The bar of one target: what is surely reached solid, what is perhaps reached hatched, an open end as an arrow; a tick where time stands.
function progressBar(target) {
  const { progress_low: low, progress_high: high, time_elapsed: elapsed } = target;
  const label = [t("reached", progressText(low, high)), elapsed === null ? "" : t("time_gone", percent(elapsed))]
    .filter(Boolean)
    .join(" · ");
  const holder = h("div", { class: `progress pace-${paceOf(target)}`, role: "img", "aria-label": label });
  const x = scale(d3.scaleLinear, [0, FULL], [0, 100]).clamp(true);
  const svg = d3.select(holder).append("svg").attr("width", "100%").attr("height", 18).attr("aria-hidden", "true");
  const bar = (name, from, to) =>
    svg
      .append("rect")
      .attr("class", name)
      .attr("x", `${x(from)}%`)
      .attr("width", `${Math.max(0.5, x(to) - x(from))}%`)
      .attr("y", 4)
      .attr("height", 10)
      .attr("rx", 2);
  bar("track", 0, 1);
  if (low !== null) bar("sure", 0, low);
  if (high !== null && (low === null || high > low)) bar("perhaps", low ?? 0, high);
  const past = (low ?? 0) > FULL || (low !== null && high === null);
  if (past) {
    svg
      .append("svg")
      .attr("x", `${x(low)}%`)
      .attr("y", 9)
      .attr("overflow", "visible")
      .append("path")
      .attr("class", "past")
      .attr("d", "M1,-4L6,0L1,4");
  }
  svg
    .append("line")
    .attr("class", "goal")
    .attr("x1", `${x(1)}%`)
    .attr("x2", `${x(1)}%`)
    .attr("y1", 1)
    .attr("y2", 17);
  if (elapsed !== null) {
    svg
      .append("line")
      .attr("class", "elapsed")
      .attr("x1", `${x(elapsed)}%`)
      .attr("x2", `${x(elapsed)}%`)
      .attr("y1", 0)
      .attr("y2", 18);
  }
  return holder;
}
