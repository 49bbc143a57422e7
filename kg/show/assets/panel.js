// The evidence panel: at a glance before anything is chosen, then the words behind what is.

const ROWS = 5; // of a list at a glance; the rest is announced and one click away
const HARMED = ["killed", "injured", "missing", "detained", "displaced"];
let shownChoice;

const back = () => make("p", { class: "buttons" }, button("← At a glance", chooseNothing));

function showPanel() {
  if (shownChoice !== undefined && sameChoice(shownChoice.chosen, state.chosen) && shownChoice.only === state.only && shownChoice.open === state.open.size) return;
  const moved = shownChoice && !sameChoice(shownChoice.chosen, state.chosen);
  shownChoice = { chosen: state.chosen, only: state.only, open: state.open.size };
  const children = state.chosen ? { node: nodeParts, lines: lineParts, evidence: evidenceParts, figure: figureParts }[state.chosen.kind](state.chosen.ids) : glanceParts();
  $("#evidence").replaceChildren(...children);
  if (moved || !state.chosen) $("#evidence").scrollTop = 0;
  if (state.chosen) tell(`Evidence: ${$("#evidence h2")?.textContent || ""} ${count($$("#evidence .card").length, "passage")}`);
}

function lineParts(ids) {
  const children = [back()];
  if (ids.length > 1) children.push(make("p", { class: "quiet", text: `${ids.length} lines lie here.` }));
  for (const id of ids) {
    const line = edgeOf.get(id);
    children.push(make("h2", {}, bdi(labelOf(line.from)), ` ${line.kind} → `, bdi(labelOf(line.to)), line.evidence.length > 1 ? ` ×${line.evidence.length}` : ""));
    children.push(...line.evidence.map(card));
  }
  return children;
}
function evidenceParts([key]) {
  const at = evidenceAt.get(key);
  return [back(), make("h2", { text: words.evidence[at].statement ? "Statement" : "Report" }), card(at)];
}
function figureParts([key]) {
  const at = figureAt.get(key), figure = words.figures[at], others = compared.get(at) || [];
  const verdicts = Object.keys(VERDICT).flatMap((verdict) => others.filter((comparison) => comparison[2] === verdict));
  return [back(), make("h2", { text: "Figure" }), figureCard(at),
    ...section("Held against the others", shortList(verdicts.map((comparison) => make("li", { class: `verdict ${comparison[2].replace(" ", "-")}` }, ...verdictText(comparison))), ROWS)),
    ...(figure.statement === undefined ? [] : section("Stands in", [card(figure.statement)]))];
}

function nodeParts([id]) {
  const node = nodeOf.get(id), claims = node.kind === QUOTATION;
  const of = (test) => words.evidence.map((_, at) => at).filter((at) => test(words.evidence[at], at));
  const figures = words.figures.map((_, at) => at).filter((at) => [...words.figures[at].claimants, ...words.figures[at].of].includes(id));
  const behind = new Set([...touching(id).flatMap((edge) => edge.evidence), ...(reportsOf.get(id) || [])]);
  const kind = node.kind === UNNAMED ? "a source that the article does not name, known here alone" : node.kind;
  const titled = (title, found) => section(found.length > 1 ? `${title} (${found.length})` : title, found.map(card));
  return [
    back(),
    make("h2", {}, bdi(claims ? "Said about no one named" : node.name)),
    make("p", { class: "quiet" }, [kind, node.note, node.background ? "known, not from this article" : ""].filter(Boolean).join(" · "),
      node.alt.length ? make("span", {}, " · also: ", bdi(node.alt.slice(0, 6).join(", ")), node.alt.length > 6 ? ` and ${node.alt.length - 6} more` : "") : ""),
    ...neighbourButtons(node),
    ...section(`Figures (${figures.length})`, list(figures.map(figureRow))),
    ...(claims ? [...behind].sort((a, b) => a - b).map(card) : [
      ...titled("Says", of((e) => e.statement && e.speakers.includes(id))),
      ...titled("Is spoken of", of((e) => e.statement && e.about.includes(id))),
      ...titled("Passes on, or is told", of((e) => e.statement && e.others.includes(id))),
      ...titled("Offices, events, places", of((e, at) => !e.statement && behind.has(at))),
    ]),
  ];
}

/** Ways from a name to its neighbourhood: alone, or with those that the overview leaves out. */
function neighbourButtons(node) {
  const around = neighboursOf(node.id), hidden = around.filter((id) => nodeOf.get(id).later && !state.open.has(id));
  const buttons = [];
  if (state.only === node.id) buttons.push(button("Show the whole graph", () => { change({ only: "" }); fit(); }));
  else if (around.length) buttons.push(button("Only its neighbourhood", () => { change({ only: node.id }); fit(); }));
  if (hidden.length && !state.all && state.only !== node.id) buttons.push(button(`Also show ${count(hidden.length, "more neighbour")}`, () => openNeighbours(node.id)));
  return buttons.length ? [make("p", { class: "buttons" }, ...buttons)] : [];
}

function figureRow(at) {
  const figure = words.figures[at];
  const by = figure.perpetrator && figure.certainty !== "alleged" && `as claimed by ${figure.perpetrator}`;
  const what = [outcomeOf(figure), figure.group && `(${figure.group})`, by].filter(Boolean).join(" ");
  return row(() => chooseFigure(at), make("b", {}, bdi(figure.wording)), what && " ", bdi(what),
    quiet(" — ", bdi(claimantOf(figure)), doubts(figure).length ? make("em", { class: "doubt", text: `, ${doubts(figure).join(", ")}` }) : ""));
}
function statementRow(at) {
  const e = words.evidence[at];
  return row(() => chooseEvidence(at), make("b", {}, bdi(e.who)), ` ${e.verb}: `, bdi(e.words || e.cue));
}
function accusation(at) {
  const e = words.evidence[at];
  return row(() => chooseEvidence(at), make("b", {}, bdi(e.who)), ` ${e.verb} `, e.accused.length ? make("b", {}, bdi(labels(e.accused))) : "", quiet(" — ", bdi(e.words)));
}

const orNone = (rows, none) => (rows.length ? shortList(rows, ROWS) : [make("p", { class: "quiet", text: none })]);

function glanceParts() {
  const said = new Map(), numbers = new Map();
  for (const at of statements) for (const id of words.evidence[at].speakers) add(said, id);
  for (const figure of words.figures) for (const id of figure.claimants) add(numbers, id);
  const most = [...said].sort((a, b) => b[1] - a[1] || (numbers.get(b[0]) || 0) - (numbers.get(a[0]) || 0) || (labelOf(a[0]) < labelOf(b[0]) ? -1 : 1)).slice(0, 5);
  const kind = (...kinds) => statements.filter((at) => kinds.includes(words.evidence[at].kind));
  const all = words.figures.map((_, at) => at), harmed = all.filter((at) => HARMED.includes(words.figures[at].outcome));
  const others = all.filter((at) => !harmed.includes(at));
  const conflicts = words.comparisons.filter(([, , verdict]) => verdict === "conflicts");
  harmed.sort((a, b) => HARMED.indexOf(words.figures[a].outcome) - HARMED.indexOf(words.figures[b].outcome) || a - b);
  const unverified = kind("could not verify"), doubted = all.filter((at) => doubts(words.figures[at]).length);
  return [
    make("h2", { text: "At a glance" }),
    ...(words.articles.length === 1 ? [make("p", { class: "meta" }, ...articleParts(words.articles[0]))] : []),
    make("p", { class: "quiet", text: "Click a line or a name to read the words behind it. A claim is shown as a claim, not as a fact." }),
    ...section("Says most", most.length ? [make("p", { class: "inline" }, ...most.map(([id, n]) =>
      make("button", { type: "button", click: () => chooseNode(id) }, bdi(labelOf(id)), quiet(` ${count(n, "statement")}${numbers.has(id) ? `, ${count(numbers.get(id), "figure")}` : ""}`))))] : []),
    ...section("Accuses", orNone(kind("accuses").map(accusation), "No accusation was found.")),
    ...section("Denies, or declines to comment", orNone([...kind("denies").map(accusation), ...kind("declines to comment").map(statementRow)], "Nobody was found to deny anything or to decline to comment.")),
    ...section("Figures that conflict", shortList(conflicts.map((comparison) =>
      make("li", { class: "verdict conflicts" }, make("button", { type: "button", class: "row", click: () => chooseFigure(comparison[0]) }, ...verdictText(comparison)))), 2)),
    ...section("Who was harmed, and who says so", shortList(harmed.map(figureRow), ROWS + 3)),
    ...section("Not verified", shortList([...unverified.map(statementRow), ...doubted.map(figureRow)], ROWS)),
    ...section("Other figures", shortList(others.map(figureRow), ROWS)),
    ...(all.length ? [make("p", { class: "buttons" }, button(`All ${all.length} figures side by side`, () => change({ view: "figures" })))] : []),
  ];
}
