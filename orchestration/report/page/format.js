// Numbers, periods and names as people write them, in the language chosen. Nothing here knows the page.

const zh = () => language.code === "zh";

// Five digits that count: more would be noise, and what is written stands beside it. Chinese groups by 万 and 亿, not by thousands.
function digits(value, most = 5) {
  return value.toLocaleString("en", { maximumSignificantDigits: most, useGrouping: !zh() });
}

// 4260000000 → 42.6亿 / 4.26 bn of money, 4.26 billion of all else: nobody reads 35 m kW as millions.
function scaled(value, unit) {
  const size = Math.abs(value);
  const steps = zh()
    ? [
        [1e12, "万亿"],
        [1e8, "亿"],
        [1e4, "万"],
      ]
    : CURRENCIES[unit]
      ? [
          [1e12, " tn"],
          [1e9, " bn"],
          [1e6, " m"],
          [1e4, "k", 1e3],
        ]
      : [
          [1e12, " trillion"],
          [1e9, " billion"],
          [1e6, " million"],
        ];
  for (const [from, name, by] of steps) if (size >= from) return digits(value / (by ?? from)) + name;
  return digits(value, 6);
}

function quantity(value, unit) {
  if (unit === "%" || unit === "‰") return digits(value) + unit;
  if (unit === "pp") return digits(value) + (zh() ? "个百分点" : " pp");
  if (unit === "倍") return zh() ? `${digits(value)}倍` : `×${digits(value)}`;
  if (CURRENCIES[unit]) return zh() ? scaled(value) + CURRENCIES[unit] : `${unit} ${scaled(value, unit)}`;
  if (!unit) return scaled(value);
  return zh() ? scaled(value) + unit : `${scaled(value)} ${UNITS[unit] ?? unit}`.trim();
}

// 5亿–6亿元 / CNY 500 m–600 m
function between(low, high, unit) {
  if (!zh() && CURRENCIES[unit]) return `${quantity(low, unit)}–${scaled(high, unit)}`;
  return `${scaled(low)}–${quantity(high, unit)}`;
}

// A value with what is known of its bounds: ≥60亿元, 5–8家, ≈200亩.
function bounded(fact) {
  if (fact.value === null) return fact.value_text ?? "–";
  if (fact.value_max !== null && fact.value_max !== undefined) {
    return between(fact.value, fact.value_max, fact.unit);
  }
  const sign = { ge: "≥", le: "≤", lt: "<", approx: "≈" }[fact.comparator] ?? "";
  return sign + quantity(fact.value, fact.unit);
}

function percent(share) {
  return `${digits(Math.round(share * 1000) / 10)}%`;
}

// Progress as told by its two ends: 104%, ≥87%, ≤40%, 50%–60%.
function progressText(low, high) {
  if (low === null && high === null) return "–";
  if (low === null) return `≤${percent(high)}`;
  if (high === null) return `≥${percent(low)}`;
  return low === high ? percent(low) : `${percent(low)}–${percent(high)}`;
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

// 2017, 2017-09 or 2017-09-15
function day(text) {
  if (!text) return "";
  const [year, month, date] = text.split("-").map(Number);
  if (zh()) return date ? `${year}年${month}月${date}日` : month ? `${year}年${month}月` : `${year}年`;
  return date ? `${date} ${MONTHS[month - 1]} ${year}` : month ? `${MONTHS[month - 1]} ${year}` : `${year}`;
}

function period(fact) {
  const { period_start: start, period_end: end, period_kind: kind } = fact;
  if (!end) return "";
  if (!start || kind === "as_of") return zh() ? `截至${day(end)}` : `as of ${day(end)}`;
  const [y1, m1] = start.split("-").map(Number);
  const [y2, m2] = end.split("-").map(Number);
  if (kind === "day") return day(end);
  if (kind === "since") return zh() ? `${day(start.slice(0, 7))}至${day(end)}` : `${day(start.slice(0, 7))} to ${day(end)}`;
  if (kind === "year" && y1 === y2) return day(String(y1));
  if (kind === "half") return zh() ? `${y1}年${m1 === 1 ? "上" : "下"}半年` : `H${m1 === 1 ? 1 : 2} ${y1}`;
  if (kind === "quarter") return zh() ? `${y1}年${"一二三四"[((m1 - 1) / 3) | 0]}季度` : `Q${(((m1 - 1) / 3) | 0) + 1} ${y1}`;
  if (y1 === y2) {
    if (m1 === m2) return day(end.slice(0, 7));
    return zh() ? `${y1}年${m1}—${m2}月` : `${MONTHS[m1 - 1]}–${MONTHS[m2 - 1]} ${y1}`;
  }
  return zh() ? `${y1}—${y2}年` : `${y1}–${y2}`;
}

function indicatorName(indicator) {
  return zh() ? indicator.name : (indicator.name_en ?? indicator.name);
}

function placeName(no) {
  return no === null ? t("nowhere") : store.places[no].name;
}

function when(text) {
  return text ? new Date(`${text}T00:00:00`) : null;
}

