// Every word of the interface, Chinese and English. `t` gives the one of the language chosen; {0}, {1} … are filled in.

const WORDS = {
  title: ["钱塘 · 区域发展数据", "Qiantang · regional development"],
  skip: ["跳到正文", "Skip to content"],
  overview: ["总览", "Overview"],
  doubts: ["存疑", "Doubts"],
  search: ["查找企业、地区、平台、指标", "Find a firm, place or indicator"],
  search_hint: ["支持简繁体、拼音和首字母", "Simplified, Traditional, pinyin or initials"],
  nothing_found: ["没有找到“{0}”", "Nothing is called “{0}”"],
  results: ["{0} 个结果", "{0} results"],
  language: ["English", "中文"],
  language_label: ["Switch to English", "切换到中文"],
  as_of: ["数据截至 {0}", "Data as of {0}"],
  built: ["构建于 {0}", "built {0}"],
  build: ["构建编号 {0}", "build {0}"],
  checks: ["发布前的阻断性检查全部通过", "every blocking check passed before publishing"],
  rejected: ["{0} 个文件未能读取", "{0} files could not be read"],
  articles: ["文章", "Articles"],
  landings: ["企业落地", "Landings"],
  measures: ["指标数据", "Measurements"],
  targets: ["目标", "Targets"],
  target: ["目标", "Target"],
  contradictions: ["矛盾", "Contradictions"],
  places: ["地区与平台", "Places"],
  enterprises: ["企业", "Firms"],
  indicators: ["指标", "Indicators"],
  review: ["待审核", "To review"],
  came: ["来了什么", "What came"],
  measured: ["测得什么", "What was measured"],
  promised: ["承诺了什么，走到哪里", "What was promised, and how far it is"],
  disputed: ["说法不一", "What does not agree"],
  doubtful: ["最值得核对的", "Most worth checking"],
  all_of_them: ["全部 {0} 条", "all {0}"],
  stages_chart: ["企业落地，按{0}和阶段", "Landings by {0} and stage"],
  year: ["年", "year"],
  quarter: ["季度", "quarter"],
  quarter_of: ["{0}年{1}季度", "{0} Q{1}"],
  dated_by_report: [
    "{0} 项没有阶段日期，按首次报道计入；{1} 项两者都没有，不在图中。",
    "Without a date of their stage and counted by their first report: {0}; with neither and not drawn: {1}.",
  ],
  dated_by_report_some: [
    "{0} 项没有阶段日期，按首次报道计入。",
    "Without a date of their stage and counted by their first report: {0}.",
  ],
  stage: ["阶段", "Stage"],
  "stage.planned": ["拟建", "planned"],
  "stage.signed": ["签约", "signed"],
  "stage.landed": ["落户", "landed"],
  "stage.building": ["在建", "building"],
  "stage.operating": ["投运", "operating"],
  enterprise: ["企业或机构", "Firm or institute"],
  project: ["项目", "Project"],
  place: ["地点", "Place"],
  investment: ["投资", "Investment"],
  date: ["日期", "Date"],
  reported: ["{0} 报道", "reported {0}"],
  indicator: ["指标", "Indicator"],
  value: ["数值", "Value"],
  period: ["时期", "Period"],
  written: ["原文", "As written"],
  reading: ["解读为", "Read as"],
  measure: ["口径", "Measure"],
  "measure.level": ["总量", "level"],
  "measure.growth": ["增速", "growth"],
  "measure.share": ["占比", "share"],
  "measure.increment": ["增量", "increment"],
  series_note: ["有多个时点的指标：{0} 个", "Indicators with more than one date: {0}"],
  single_values: ["只有一个时点的指标", "Indicators with one date"],
  series_label: ["{0}，{1} 个数值", "{0}, {1} values"],
  legend_period: ["横线：所指时期", "line: the period meant"],
  legend_eq: ["准确值", "exact"],
  legend_ge: ["至少（上不封顶）", "at least (open upwards)"],
  legend_le: ["至多（下不封底）", "at most (open downwards)"],
  legend_range: ["区间", "range"],
  legend_approx: ["约数", "about"],
  as_table: ["看表格", "As a table"],
  deadline: ["期限", "Deadline"],
  no_deadline: ["没有期限", "no deadline"],
  progress: ["进展", "Progress"],
  pace: ["判断", "Pace"],
  "pace.met": ["已达成", "met"],
  "pace.ahead": ["快于时序", "ahead"],
  "pace.on": ["符合时序", "on pace"],
  "pace.behind": ["慢于时序", "behind"],
  "pace.missed": ["未达成", "missed"],
  "pace.untold": ["快慢未知", "pace unknown"],
  "pace.not_comparable": ["不可比", "not comparable"],
  "pace.no_data": ["无观测", "no observation"],
  pace_chart: ["目标进展", "Targets by pace"],
  time_gone: ["时间已过 {0}", "{0} of the time is gone"],
  judged: ["可以判断的目标", "Targets that can be judged"],
  unjudged: ["暂不能判断的目标", "Targets that cannot be judged yet"],
  reached: ["已达 {0}", "reached {0}"],
  reached_on: ["{0}，{1}", "{0}, {1}"],
  reason: ["理由", "Why"],
  "kind.outcome": ["结果", "outcome"],
  "kind.commitment": ["投入", "commitment"],
  "kind.milestone": ["里程碑", "milestone"],
  milestone: ["里程碑", "milestone"],
  "doubt.low_confidence": ["把握不足", "unsure"],
  "doubt.implausible_value": ["数值可疑", "implausible"],
  "doubt.unmapped_metric": ["未知指标", "unknown indicator"],
  "doubt.unreviewed_place": ["未核实的平台", "unreviewed place"],
  "doubt.stale_correction": ["过期的更正", "stale correction"],
  "doubt.contradiction": ["矛盾", "contradiction"],
  "doubt.enterprise_conflict": ["企业名相近", "names alike"],
  "doubt.other": ["其他", "other"],
  what: ["内容", "What"],
  question: ["问题", "Question"],
  kind: ["类别", "Kind"],
  urgency: ["优先级", "Priority"],
  "place.region": ["行政区", "region"],
  "place.platform": ["平台", "platform"],
  "place.town": ["镇街", "town"],
  "place.enterprise": ["企业", "firm"],
  "place.work": ["项目或系统", "work or system"],
  "place.other": ["其他主体", "other subject"],
  unreviewed: ["仅见于文章，未经核实", "known from articles only"],
  inside: ["下辖", "Inside"],
  nowhere: ["地点不明", "no place told"],
  no_landings: ["没有报道企业落地。", "No landing is reported."],
  no_measures: ["没有测得的数据。", "Nothing was measured."],
  no_measures_here: [
    "这里没有直接测得的数据，下级地区有 {0} 条。",
    "Nothing was measured of the place itself; {0} of what lies inside.",
  ],
  no_targets: ["没有目标。", "Nothing was promised."],
  no_contradictions: ["没有发现互相矛盾的说法。", "No contradictions were found."],
  no_doubts: ["没有需要核对的内容。", "Nothing waits for a look."],
  empty: [
    "仓库里还没有事实。把文章放进 raw/，再运行 make run。",
    "The warehouse holds no facts yet. Put articles into raw/ and run make run.",
  ],
  unknown: ["这一版数据里没有这个页面；也许换了编号。", "This build has no such page; its id may have changed."],
  more: ["再看 {0} 条（共 {1} 条）", "{0} more (of {1})"],
  evidence: ["依据", "Evidence"],
  see_evidence: ["看依据", "See the evidence"],
  close: ["关闭", "Close"],
  copy_link: ["复制链接", "Copy link"],
  copied: ["链接已复制", "Link copied"],
  facts_behind: ["{0}：{1} 条", "{0}: {1}"],
  one_quote: ["1 处原文", "1 quotation"],
  quotes: ["{0} 处原文", "{0} quotations"],
  no_quote: ["没有单独的原文；内容见上。", "It has no quotation of its own; what it says stands above."],
  gone: ["这一版数据里已没有这条事实。", "This build no longer has this fact."],
  said_first: ["说法一", "One side"],
  said_second: ["说法二", "Other side"],
  confidence: ["置信度", "Confidence"],
  confident: ["置信度 {0}", "confidence {0}"],
  rule: ["规则 {0}", "rule {0}"],
  inferred: ["日期为推断", "date inferred"],
  undated: ["日期不明", "no date"],
  context: ["同一事实所在的句子", "The sentence the fact is in"],
  open_article: ["打开原网页", "Open the article"],
  file: ["文件 {0}", "file {0}"],
  observation: ["看用来比较的观测", "See the observation it is compared with"],
  its_row: ["看这一行", "See the row"],
  names_as_written: ["文中写作：{0}", "Written as: {0}"],
  also_called: ["也作：{0}", "Also called: {0}"],
  land: ["用地", "Land"],
  mu: ["{0} 亩", "{0} mu"],
  ranked: ["各地最新数值", "Newest value of each place"],
  foot: [
    "每个数字都能点开原文。图表由 {0} 绘制。本页不联网。",
    "Every number opens its sentence. Charts: {0}. This page never goes online.",
  ],
  failed: ["页面没能打开：{0}", "The page could not be opened: {0}"],
  old_browser: ["请用较新的浏览器（2023 年以后）打开。", "Please use a browser from 2023 or newer."],
};
// Units as articles write them, for readers of English; others stay as written.
const UNITS = {
  家: "firms",
  人: "people",
  名: "people",
  户: "households",
  亩: "mu",
  吨: "t",
  平方公里: "km²",
  平方米: "m²",
  公里: "km",
  千瓦: "kW",
  千瓦时: "kWh",
  人次: "visits",
  件: "items",
  项: "items",
  辆: "vehicles",
  台: "units",
  辆次: "vehicle trips",
  套: "sets",
  台套: "sets",
  次: "times",
  立方米: "m³",
  "立方米/秒": "m³/s",
  "微克/立方米": "µg/m³",
  "元/亩": "CNY/mu",
  兆瓦: "MW",
  吉瓦时: "GWh",
  马力: "hp",
  斤: "jin",
  "辆/年": "vehicles a year",
};
// Words that only go with counting: what is counted stands in the indicator.
for (const counter of "个所条座张场种部处栋幢间起宗只颗门艘架份册例队支届批") UNITS[counter] = "";
const CURRENCIES = { CNY: "元", USD: "美元", EUR: "欧元", HKD: "港元", JPY: "日元", TWD: "新台币元", MOP: "澳门元", GBP: "英镑" };

const language = { code: readLanguage() };

// Storage may be closed to a page of the file system: then the choice lasts as long as the page.
function readLanguage() {
  try {
    const chosen = localStorage.getItem("qiantang.language");
    if (chosen === "zh" || chosen === "en") return chosen;
  } catch {
    /* closed */
  }
  return navigator.language.startsWith("zh") ? "zh" : navigator.languages.some((code) => code.startsWith("zh")) ? "zh" : "en";
}

function chooseLanguage(code) {
  language.code = code;
  try {
    localStorage.setItem("qiantang.language", code);
  } catch {
    /* closed */
  }
}

function t(key, ...parts) {
  const pair = WORDS[key];
  if (!pair) return key;
  return pair[language.code === "zh" ? 0 : 1].replace(/\{(\d)\}/g, (_, n) => parts[n]);
}

// The word of a code that new builds may add to: `t` of the known, else the code itself.
function word(group, code) {
  return WORDS[`${group}.${code}`] ? t(`${group}.${code}`) : WORDS[`${group}.other`] ? t(`${group}.other`) : code;
}
