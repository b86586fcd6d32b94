// The evidence panel: one fact, or the facts behind a mark, each with its sentences and the characters it was read from.

const PER_PANEL = 10;

// The facts a reference of the address means: [title, [[kind, row], …]], or null if this build does not have them.
function resolve(ref) {
  if (ref.startsWith("~")) {
    const found = bundles.get(ref.slice(1));
    return found ? [found.title, found.facts] : null;
  }
  const [kind, id] = ref.split("/");
  const row = KINDS[kind] && store.byId[KINDS[kind]].get(id);
  return row ? [headline(kind, row), [[kind, row]]] : null;
}

// Shows or closes the panel as the address says; the address is what opens it, so that it can be sent on.
function showEvidence(ref) {
  const panel = document.getElementById("evidence");
  hideTip();
  if (!ref) {
    if (panel.open) panel.close();
    return;
  }
  const [title, facts] = resolve(ref) ?? [t("gone"), []];
  const list = h("div", { class: "proofs" });
  const parts = [
    h(
      "header",
      {},
      h("p", { class: "eyebrow" }, t("evidence")),
      h("h2", { id: "evidence-title", tabindex: "-1" }, title),
      h("button", { class: "close", "aria-label": t("close"), on: { click: closeEvidence } }, "×"),
    ),
    facts.length > 1 ? h("p", { class: "note" }, t("all_of_them", facts.length)) : null,
    list,
    facts.length
      ? pager(facts, PER_PANEL, (part) => list.append(...part.map(([kind, row]) => factProof(kind, row, facts.length > 1))))
      : null,
  ];
  panel.replaceChildren(...parts.filter(Boolean));
  if (!panel.open) panel.showModal();
  panel.scrollTop = 0;
  document.getElementById("evidence-title").focus();
}

function factProof(kind, row, headed) {
  const quotes = h("div", { class: "quotes", "aria-busy": "true" });
  // A doubt about a fact is proved by the fact's own sentences.
  const [about, source] = (kind === "doubt" && subjectOf(row)) || [kind, row];
  openProof(source.part).then((proof) => fillQuotes(quotes, about, source, proof, row.evidence));
  return h(
    "article",
    { class: "proof", "data-ref": factRef(kind, row) },
    headed ? h("h3", {}, headline(kind, row)) : null,
    told(kind, row),
    quotes,
  );
}

// What the warehouse made of it, as pairs of name and value; a sentence is "wide", a line of its own.
function told(kind, row) {
  const pairs = {
    landing: landingPairs,
    measure: measurePairs,
    target: targetPairs,
    contradiction: contradictionPairs,
    doubt: doubtPairs,
  }[kind](row);
  if (row.confidence !== undefined) pairs.push([t("confidence"), percent(row.confidence)]);
  return h(
    "dl",
    {},
    pairs
      .filter(([, value]) => value)
      .map(([name, value, look]) => h("div", { class: look }, h("dt", {}, name), h("dd", {}, value))),
  );
}

function landingPairs(row) {
  return [
    [
      t("enterprise"),
      link(`#/enterprise/${store.enterprises[row.enterprise].id}`, chinese(store.enterprises[row.enterprise].name)),
    ],
    [t("project"), row.project && chinese(row.project)],
    [t("place"), placeLink(row.place)],
    ...STAGES.filter((stage) => row[`${stage}_date`]).map((stage) => [t(`stage.${stage}`), day(row[`${stage}_date`])]),
    [t("investment"), row.investment_text && invested(row)],
    [t("written"), row.investment_text && chinese(row.investment_text)],
    [t("land"), row.land_mu === null ? null : t("mu", digits(row.land_mu))],
  ];
}

function measurePairs(row) {
  return [
    [t("place"), placeLink(row.place)],
    [t("indicator"), indicatorLink(row)],
    [t("measure"), t(`measure.${row.measure}`)],
    [t("reading"), bounded(row)],
    [t("written"), chinese(row.value_text)],
    [t("period"), period(row)],
  ];
}

function targetPairs(row) {
  const observed = row.observed_id && store.byId.measures.get(row.observed_id);
  return [
    [t("place"), placeLink(row.place)],
    [t("indicator"), indicatorLink(row)],
    [t("kind"), word("kind", row.kind)],
    [t("reading"), row.value === null ? null : bounded(row)],
    [t("written"), row.value_text && chinese(row.value_text)],
    [t("deadline"), row.deadline ? day(row.deadline) : t("no_deadline")],
    [t("pace"), h("span", { class: `chip pace-${paceOf(row)}` }, t(`pace.${paceOf(row)}`))],
    [
      t("progress"),
      row.progress_low === null && row.progress_high === null ? null : progressText(row.progress_low, row.progress_high),
    ],
    [t("reason"), zh() ? row.reason_zh : row.reason_en, "wide"],
    [
      t("observation"),
      observed &&
        h(
          "button",
          { class: "plain", on: { click: () => openEvidence(factRef("measure", observed)) } },
          headline("measure", observed),
        ),
      "wide",
    ],
  ];
}

function contradictionPairs(row) {
  return [
    [t("place"), row.place === null ? null : placeLink(row.place)],
    [t("indicator"), row.metric && chinese(row.metric)],
    [t("said_first"), chinese(row.said_text)],
    [t("said_second"), chinese(row.other_text)],
  ];
}

function doubtPairs(row) {
  const about = subjectOf(row);
  return [
    [t("kind"), word("doubt", row.kind)],
    [t("question"), zh() ? row.question_zh : row.question_en, "wide"],
    [
      t("its_row"),
      about && h("button", { class: "plain", on: { click: () => openEvidence(factRef(...about)) } }, headline(...about)),
      "wide",
    ],
  ];
}

// `said` is shown where there is no quote.
function fillQuotes(holder, about, source, proof, said) {
  holder.removeAttribute("aria-busy");
  const quotes = proof.quotes.slice(source.quote_first, source.quote_first + source.quote_count);
  if (!quotes.length) {
    holder.append(h("p", { class: "none" }, said ? chinese(said) : t("no_quote")));
    return;
  }
  const both = about === "contradiction";
  const sum = about === "landing" ? source.investment_text : null;
  holder.append(h("h4", {}, quotes.length > 1 ? t("quotes", quotes.length) : t("one_quote")));
  const list = h("div");
  holder.append(
    list,
    pager(quotes, PER_PANEL, (part) =>
      list.append(
        ...part.map((quote) =>
          quoteFigure(quote, proof, both ? t(quote.no === source.quote_first ? "said_first" : "said_second") : null, sum),
        ),
      ),
    ),
  );
}

function quoteFigure(quote, proof, side, sum) {
  const sentence = proof.sentences[quote.sentence];
  const article = proof.articles[sentence.article];
  const script = article.script === "Hant" ? "zh-Hant" : "zh-Hans";
  return h(
    "figure",
    { class: "quote" },
    side ? h("p", { class: "eyebrow" }, side) : null,
    h("blockquote", { lang: script }, ...highlighted(sentence.text, quote.from_char, quote.to_char, sum)),
    quote.context ? h("p", { class: "note" }, `${t("context")}: `, chinese(quote.context)) : null,
    h(
      "figcaption",
      {},
      h("cite", { lang: script }, article.title ?? article.file),
      h(
        "span",
        {},
        [article.publisher, article.source && article.source !== article.publisher ? article.source : null]
          .filter(Boolean)
          .join(" / "),
        " ",
        article.published_on ? day(article.published_on) : t("undated"),
        article.published_how === "inferred" ? ` (${t("inferred")})` : "",
      ),
      h(
        "span",
        { class: "soft" },
        t("file", article.file),
        " · ",
        t("rule", quote.rule),
        " · ",
        t("confident", percent(quote.confidence)),
      ),
      articleLink(article.url),
    ),
  );
}

// Spans count characters; a JavaScript string counts UTF-16 units, of which a rare character has two. What else proves the fact, the sum of
// a landing, is marked where it stands behind the span, else before it.
function highlighted(text, from, to, also) {
  const characters = Array.from(text);
  const parts = (a, b) => {
    const part = characters.slice(a, b).join("");
    const at = also ? part.indexOf(also) : -1;
    return at < 0 ? [part] : [part.slice(0, at), h("mark", {}, also), part.slice(at + also.length)];
  };
  const behind = parts(to);
  const before = behind.length > 1 ? [characters.slice(0, from).join("")] : parts(0, from);
  return [...before, h("mark", {}, characters.slice(from, to).join("")), ...behind];
}

// Only web addresses become links: an article may claim any other.
function articleLink(url) {
  if (!url || !/^https?:\/\//i.test(url)) return null;
  return h("a", { href: url, rel: "noopener noreferrer", target: "_blank" }, t("open_article"));
}
