// The words behind a line, a name or a number: one card for each statement, report and figure.

const MODE = { direct: "in quotation marks", mixed: "partly in quotation marks", indirect: "paraphrased by the article" };
const HARM = { killed: /killed|dead|died|deaths?|fatalit/i, injured: /injur|wound/i, displaced: /displaced|refugee|fled/i };
const FIRM = { probable: "said to be probable", possible: "said to be possible", alleged: "alleged" };

const isWeb = (url) => /^https?:\/\//i.test(url);
const openSource = (href) => make("a", { href, target: "_blank", rel: "noopener noreferrer", text: "Open the source" });

const fullName = (article) => [article.name, article.facts].filter(Boolean).join(" · ");

/** What an article is: its name, who published it and when, and where it can be read. */
function articleParts(article) {
  return [bdi(article.name), ...(article.facts ? [" · ", bdi(article.facts)] : []), ...(isWeb(article.url) ? [" · ", openSource(article.url)] : [])];
}

/** On whose word stands what no source claims. */
const reportedBy = (at) => { const article = articleOf(at); return `reported by ${article?.publisher || "the article"}`; };

function articleLine(index, passage) {
  const article = articleOf(index);
  if (!article) return make("p", { class: "meta", text: "Known beforehand, not from an article." });
  const line = make("p", { class: "meta" }, bdi(article.name), article.facts && " · ", article.facts && bdi(article.facts));
  if (isWeb(article.url)) {
    const start = encodeURIComponent(passage.map(([text]) => text).join("").split(" ").slice(0, 8).join(" ")).replace(/-/g, "%2D");
    const href = article.url.includes("#") ? article.url : `${article.url}#:~:text=${start}`;
    line.append(" · ", openSource(href));
  }
  return line;
}

/** The sentence with the quotation marked, the cue underlined, the source in italics. */
function quoteOf(passage, colour) {
  const quote = make("blockquote", { dir: "auto" });
  quote.style.setProperty("--c", `var(${colour})`);
  for (const [text, role] of passage)
    quote.append(role === "content" ? make("mark", { text }) : role ? make("span", { class: role, text }) : text);
  return quote;
}

const inText = (article, chosen) => (texts.some((text) => text.article === article)
  ? [button("Show in the text", () => { state.view = "reading"; state.article = articleOf(article).key; choose(chosen); }, { class: "small" })] : []);

const who = (text) => make("span", { class: "who" }, bdi(text));

/** Whom a statement is aimed at: an accusation at those accused, any other at all it is about. */
const targetsOf = (e) => (e.kind === "accuses" ? e.accused : e.about);

/** On whose word something stands that is no statement: a source's, nobody's, or the article's. */
function wordOf(e) {
  if (e.basis === "known") return "known beforehand";
  if (e.basis === "spoken of") return BASIS["spoken of"][0];
  return e.who ? `according to ${e.who}` : reportedBy(e.article);
}

function statementHead(e, colour) {
  const head = make("p", {}, who(e.who), " ", chip(e.verb, colour));
  const whom = targetsOf(e);
  if (whom.length) head.append(make("span", { class: "meta" }, " → ", bdi(labels(whom))));
  return head;
}

/** Subject, relation, object, and on whose word: that of the source who claims it, or of the article. */
function relationHead(index, e, colour) {
  const lines = linesOf(index), ends = (end) => [...new Set(lines.map((line) => labelOf(line[end])))].join(" and ");
  const word = wordOf(e);
  const subject = lines.length ? ends("from") : labelOf(e.thing);
  return make("p", {}, who(subject), " ", chip(e.note || e.kind, colour), " ", lines.length ? who(ends("to")) : "", make("span", { class: "meta" }, " — ", bdi(word)));
}

function card(index) {
  const e = words.evidence[index], colour = lineColour(e.kind);
  const head = e.statement ? statementHead(e, colour) : relationHead(index, e, colour);
  const facts = [e.said, e.place && `in ${e.place}`, e.via && `via ${e.via}`, e.told && `told ${e.told}`,
    e.statement && e.certainty === "certain" && "put as certain"].filter(Boolean);
  const chips = make("p", { class: "chips" });
  if (e.statement && MODE[e.mode]) chips.append(chip(MODE[e.mode]));
  if (FIRM[e.certainty]) chips.append(" ", chip(FIRM[e.certainty], "--l-unverified"));
  for (const at of e.figures) {
    const figure = words.figures[at];
    chips.append(" ", button([figure.wording, outcomeOf(figure)].filter(Boolean).join(", "), () => chooseFigure(at), { class: "chip soft" }));
    if (figure.verification) chips.append(" ", chip(figure.verification, "--l-unverified"));
  }
  return make("article", { class: "card", "data-evidence": index }, head, e.passage.length ? quoteOf(e.passage, colour) : "",
    chips.childNodes.length ? chips : "", facts.length ? make("p", { class: "meta", text: facts.join(" · ") }) : "",
    articleLine(e.article, e.passage), ...inText(e.article, { kind: "evidence", ids: [e.key] }));
}

/** Events are counted, not those whom they harmed: "30 massacres" are no 30 people. */
const incidents = (outcome) => `incidents in which people ${outcome === "protested" ? "" : "were "}${outcome}`;

/** What happened to those counted, unless the figure's own words say so. */
function outcomeOf(figure) {
  if (figure.unit === "EventUnit") return figure.outcome && `(${incidents(figure.outcome)})`;
  const said = HARM[figure.outcome];
  return said ? (said.test(figure.wording) ? "" : figure.outcome) : figure.wording.toLowerCase().includes(figure.outcome) ? "" : figure.outcome;
}
const claimantOf = (figure) => figure.who || wordOf(figure);

/** What of a figure is not certain, and in which respect: what is alleged with a perpetrator is alleged of them. */
function doubts(figure) {
  const firm = figure.certainty === "alleged" && figure.perpetrator ? ["allegedly", figure.outcome, "by", figure.perpetrator].filter(Boolean).join(" ")
    : FIRM[figure.certainty] && `figure ${FIRM[figure.certainty]}`;
  return [figure.verification, firm].filter(Boolean);
}

function countedAs(figure) {
  if (figure.unit === "EventUnit") return figure.outcome ? incidents(figure.outcome) : figure.counted;
  const people = !/^share/.test(figure.counted); // "civilians killed", but "share: killed"
  return [figure.counted, figure.outcome].filter(Boolean).join(people ? " " : ": ");
}

/** What a figure counts beyond its kind: of which group, by whom, when, where, as a part of what. */
function detailsOf(figure) {
  const total = figure.partOf === undefined ? "" : `part of “${words.figures[figure.partOf].wording}”`;
  return [figure.group && `among ${figure.group}`, figure.perpetrator && figure.certainty !== "alleged" && `by ${figure.perpetrator}, as claimed`,
    figure.period, figure.place && `in ${figure.place}`, total].filter(Boolean);
}

function figureCard(at) {
  const figure = words.figures[at], key = { kind: "figure", ids: [figure.key] };
  const chips = doubts(figure).map((doubt) => chip(doubt, "--l-unverified"));
  return make("article", { class: "card", "data-figure": at },
    make("p", {}, who(figure.wording), " ", outcomeOf(figure), make("span", { class: "meta" }, " — ", bdi(wordOf(figure)))),
    quoteOf(figure.passage, "--l-reported"), chips.length ? make("p", { class: "chips" }, ...chips) : "",
    make("p", { class: "meta", text: [figure.range, countedAs(figure), ...detailsOf(figure)].filter(Boolean).join(" · ") }),
    articleLine(figure.article, figure.passage), ...inText(figure.article, key));
}

const VERDICT = { conflicts: "conflict", agrees: "can both be right", "not comparable": "cannot be compared" };

/** "A" (who) and "B" (who) conflict: why. */
function verdictText([one, other, verdict, reason]) {
  const said = (at) => [make("b", {}, bdi(`“${words.figures[at].wording}”`)), " (", bdi(claimantOf(words.figures[at])), ")"];
  return [...said(one), " and ", ...said(other), ` ${VERDICT[verdict]}: `, bdi(reason), "."];
}
