// The reading view: an article's text with what was extracted highlighted; a click chooses it, and the other way round.

const MOST_OPEN = 8, MOST_LISTED = 50; // articles: up to so many the list stands open, and so many it shows at first
let readingShown = "", runsOf = new Map();

const textOf = (key) => texts.find((text) => words.articles[text.article].key === key);
const MARK_ORDER = { names: 0, figures: 1, dates: 2, "events and offices": 3, statements: 4 }; // the most specific first

function choiceOf([kind, target]) {
  if (kind === "dates" || target === null || target === undefined) return null;
  if (kind === "names") return { kind: "node", ids: [target] };
  if (kind === "figures") return { kind: "figure", ids: [words.figures[target].key] };
  return { kind: "evidence", ids: [words.evidence[target].key] };
}

/** What was extracted, in a line. */
function describe([kind, target, extra]) {
  if (kind === "dates") return `Date: ${extra}`;
  if (kind === "names") { const node = nodeOf.get(target); return `${node.name}: ${node.kind}`; }
  if (kind === "figures") {
    const f = words.figures[target];
    return `Figure: ${[f.range, countedAs(f), ...detailsOf(f), ...doubts(f)].filter(Boolean).join(", ")} — ${claimantOf(f)}`;
  }
  const e = words.evidence[target];
  if (kind === "statements") return `Statement: ${e.who} ${e.verb}${targetsOf(e).length ? ` → ${labels(targetsOf(e))}` : ""} (${[MODE[e.mode], FIRM[e.certainty]].filter(Boolean).join(", ")})`;
  return `${e.thing && nodeOf.has(e.thing) ? `Event: ${labelOf(e.thing)}` : `Relation: ${e.note || e.kind}`} — ${[wordOf(e), FIRM[e.certainty]].filter(Boolean).join(", ")}`;
}

const isMarked = (text) => (at) => !state.unmarked.has(text.marks[at][0]);
const specific = (text) => (a, b) => MARK_ORDER[text.marks[a][0]] - MARK_ORDER[text.marks[b][0]] || b - a;

function runElement(text, [words_, covering]) {
  const on = covering.filter(isMarked(text)).sort(specific(text));
  if (!on.length || !words_.trim()) return document.createTextNode(words_);
  const kinds = new Set(on.map((at) => text.marks[at][0]));
  const role = on.map((at) => text.marks[at]).find(([kind]) => kind === "statements")?.[2];
  const element = make("span", { class: ["hl", ...[...kinds].map((kind) => `hl-${kind.split(" ")[0]}`), role ? `hl-${role}` : ""].join(" ").trim(), text: words_ });
  const tipText = [...new Set(on.map((at) => describe(text.marks[at])))];
  const over = () => showTip(tipText, element.getBoundingClientRect());
  const starts = on.some((at) => !runsOf.get(at)?.length && choiceOf(text.marks[at]));
  for (const at of on) { if (!runsOf.has(at)) runsOf.set(at, []); runsOf.get(at).push(element); }
  element.addEventListener("mouseenter", over);
  element.addEventListener("mouseleave", hideTip);
  const options_ = on.map((at) => choiceOf(text.marks[at])).filter(Boolean);
  if (!options_.length) return element;
  const take_ = () => { // again on the same words: what lies around it
    const now = options_.findIndex((option) => sameChoice(option, state.chosen));
    hideTip();
    choose(options_[(now + 1) % options_.length]);
  };
  element.addEventListener("click", take_);
  element.classList.add("choosable");
  if (starts) {
    for (const [name, value] of Object.entries({ tabindex: "0", role: "button", "aria-describedby": "tip" })) element.setAttribute(name, value);
    element.addEventListener("focus", over);
    element.addEventListener("blur", hideTip);
    element.addEventListener("keydown", (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); take_(); } });
  }
  return element;
}

function showText(text) {
  const article = words.articles[text.article];
  runsOf = new Map();
  const body = make("div", { class: "text", dir: "auto", lang: "en" }, ...text.runs.map((run) => runElement(text, run)));
  $("#reading").replaceChildren(readingHead(text), articleList(), make("article", {}, make("h2", {}, bdi(article.name)), make("p", { class: "quiet" }, bdi(article.facts), isWeb(article.url) && article.facts ? " · " : "", isWeb(article.url) ? openSource(article.url) : ""), body));
}

/** All articles of the page, where there are several: each leads to its text, if that is at hand, and to its source. */
function articleList() {
  if (words.articles.length < 2) return "";
  const rows_ = words.articles.map((article) => {
    const name = textOf(article.key) ? button(article.name, () => change({ article: article.key, chosen: null }), { class: "link" }) : bdi(article.name);
    return make("li", {}, name, article.facts && " · ", bdi(article.facts), ...(isWeb(article.url) ? [" · ", openSource(article.url)] : []));
  });
  return make("details", { id: "articles", open: words.articles.length <= MOST_OPEN }, make("summary", { text: count(words.articles.length, "article") }), ...shortList(rows_, MOST_LISTED));
}

function readingHead(text) {
  const picker = make("select", { id: "article", "aria-label": "Article" }, ...texts.map((other) => {
    const article = words.articles[other.article];
    return make("option", { value: article.key, selected: other === text, text: fullName(article) });
  }));
  picker.addEventListener("change", () => change({ article: picker.value, chosen: null }));
  const kinds = words.order.marks.filter((kind) => text.marks.some(([found]) => found === kind)).map((kind) => {
    const box = make("input", { type: "checkbox", checked: !state.unmarked.has(kind) });
    box.addEventListener("change", () => { if (box.checked) state.unmarked.delete(kind); else state.unmarked.add(kind); refresh(); $(`#reading [data-kind="${kind}"]`)?.focus(); });
    box.dataset.kind = kind;
    return make("label", { class: "choice" }, box, make("span", { class: `hl hl-${kind.split(" ")[0]}${kind === "statements" ? " hl-content" : ""}`, text: kind }));
  });
  return make("div", { class: "reading-head" }, texts.length > 1 ? picker : "", make("div", { class: "switches", role: "group", "aria-label": "Highlights" }, ...kinds));
}

/** The article in which what is chosen stands. */
function articleOfChoice() {
  if (!state.chosen) return "";
  const id = state.chosen.ids[0];
  const at = { evidence: () => words.evidence[evidenceAt.get(id)].article, figure: () => words.figures[figureAt.get(id)].article,
    lines: () => words.evidence[edgeOf.get(id).evidence[0]].article, node: () => undefined }[state.chosen.kind]();
  if (at !== undefined) return words.articles[at].key;
  const now = textOf(state.article), holds = (text) => text.marks.some(([kind, target]) => kind === "names" && target === id);
  const found = now && holds(now) ? now : texts.find(holds);
  return found ? words.articles[found.article].key : "";
}

function showReading() {
  if (!texts.length) { $("#reading").replaceChildren(articleList(), make("p", { text: "The full texts were left out of this page. The evidence panel shows every quoted sentence." })); return; }
  const changed = !sameChoice(showReading.chosen, state.chosen);
  showReading.chosen = state.chosen;
  const wanted = changed ? articleOfChoice() : "";
  if (wanted && textOf(wanted)) state.article = wanted;
  const text = textOf(state.article) || texts[0];
  state.article = words.articles[text.article].key;
  const stamp = `${state.article} ${[...state.unmarked].join()}`;
  if (stamp !== readingShown) { showText(text); readingShown = stamp; }
  for (const element of $$("#reading .on")) element.classList.remove("on");
  if (!state.chosen) return;
  const targets = new Set(state.chosen.kind === "lines" ? state.chosen.ids.flatMap((id) => edgeOf.get(id).evidence.map((at) => words.evidence[at].key)) : state.chosen.ids);
  let first = null;
  text.marks.forEach((mark, at) => {
    const choice_ = choiceOf(mark);
    if (!choice_ || !targets.has(choice_.ids[0])) return;
    for (const element of runsOf.get(at) || []) { element.classList.add("on"); first ||= element; }
  });
  if (first && changed) first.scrollIntoView({ block: "center" });
}

function showTip(lines, box) {
  const tip = $("#tip");
  tip.replaceChildren(...lines.map((line) => make("div", {}, bdi(line))));
  tip.hidden = false;
  const { width, height } = tip.getBoundingClientRect();
  tip.style.left = `${Math.max(6, Math.min(box.left, innerWidth - width - 8))}px`;
  tip.style.top = `${box.bottom + height + 8 < innerHeight ? box.bottom + 6 : Math.max(4, box.top - height - 6)}px`;
}
const hideTip = () => { $("#tip").hidden = true; };
