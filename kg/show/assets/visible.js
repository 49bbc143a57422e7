// Which names, lines and statements the filters let through, and how many each choice of the legend would bring.

const MISSING = { article: 1, certainty: 2, time: 4, basis: 8 };
const NONE = "not given";
const visible = { nodes: new Set(), edges: new Map(), evidence: new Set(), counts: {}, dated: [] };

const articleKey = (evidence) => articleOf(evidence.article)?.key || "";
const isTimed = () => Boolean(state.from || state.until || !state.undated);

/** Whether something that lasts from `start` until `until` falls into the days that are shown. */
function inTime(start, until) {
  if (!start && !until) return state.undated;
  return (!state.until || (start || until) <= state.until) && (!state.from || (until || start) >= state.from);
}

/** Which filters an evidence fails, as bits of MISSING. */
function failing(evidence) {
  if (evidence.basis === "known") return state.off.bases.has("known") ? MISSING.basis : isTimed() && !state.undated ? MISSING.time : 0;
  return (state.off.articles.has(articleKey(evidence)) ? MISSING.article : 0)
    | (state.off.certainties.has(evidence.certainty || NONE) ? MISSING.certainty : 0)
    | (inTime(evidence.start, evidence.until) ? 0 : MISSING.time)
    | (state.off.bases.has(evidence.basis) ? MISSING.basis : 0);
}

const tally = () => new Map();
const add = (found, key, n = 1) => found.set(key, (found.get(key) || 0) + n);

function admitted() {
  const near = state.only ? new Set([state.only, ...neighboursOf(state.only)]) : null;
  return (node) => (near ? near.has(node.id) : state.all || !node.later || state.open.has(node.id));
}

function findVisible() {
  const fails = words.evidence.map(failing);
  const counts = { nodes: tally(), lines: tally(), bases: tally(), certainties: tally(), articles: tally() };
  const isIn = admitted(), on = (node) => !state.off.nodes.has(node.kind);
  visible.edges = new Map();
  visible.dated = [];
  fails.forEach((fail, at) => {
    const evidence = words.evidence[at];
    if (evidence.basis !== "known") {
      if (!(fail & ~MISSING.article)) add(counts.articles, articleKey(evidence));
      if (!(fail & ~MISSING.certainty)) add(counts.certainties, evidence.certainty || NONE);
    }
    if (!(fail & ~MISSING.time)) visible.dated.push(at);
  });
  const linked = new Set(), linkable = new Set();
  const behind = { lines: tally(), bases: tally() }; // statements and reports, each once however many lines it has
  const note = (facet, key, at) => { if (!behind[facet].has(key)) behind[facet].set(key, new Set()); behind[facet].get(key).add(at); };
  for (const edge of edges) {
    const from = nodeOf.get(edge.from), to = nodeOf.get(edge.to);
    if (!isIn(from) || !isIn(to)) continue;
    const passing = edge.evidence.filter((at) => !fails[at]);
    if (!state.off.lines.has(edge.kind) && passing.length) linkable.add(edge.from).add(edge.to);
    if (!on(from) || !on(to)) continue;
    for (const at of passing) note("lines", edge.kind, at);
    if (!state.off.lines.has(edge.kind)) for (const at of edge.evidence) if (!(fails[at] & ~MISSING.basis)) note("bases", edge.basis, at);
    if (state.off.lines.has(edge.kind) || !passing.length) continue;
    visible.edges.set(edge.id, passing);
    linked.add(edge.from).add(edge.to);
  }
  const alone = (node) => (state.all || state.open.has(node.id)) && (node.lone || state.open.has(node.id)) && isIn(node);
  visible.nodes = new Set(nodes.filter((node) => on(node) && (linked.has(node.id) || alone(node) || node.id === state.only)).map((node) => node.id));
  for (const node of nodes) if (linkable.has(node.id) || alone(node)) add(counts.nodes, node.kind);
  visible.evidence = new Set([...visible.edges.values()].flat());
  for (const facet of ["lines", "bases"]) for (const [key, found] of behind[facet]) counts[facet].set(key, found.size);
  visible.counts = counts;
}

/** Whether the filters let a figure through: those of its article, its certainty, and the statement that it stands in. */
function figurePasses(figure) {
  const statement = words.evidence[figure.statement];
  return !state.off.articles.has(articleKey(figure)) && !state.off.certainties.has(figure.certainty || NONE)
    && !state.off.bases.has(figure.basis) && inTime(statement?.start, statement?.until);
}

/** The line at the top: how much of what there is can be seen. */
function tellShown() {
  const names = nodes.filter((node) => node.kind !== QUOTATION && node.kind !== EVENT);
  const events = nodes.filter((node) => node.kind === EVENT);
  const shown = (of) => of.filter((node) => visible.nodes.has(node.id)).length.toLocaleString("en");
  const figures = words.figures.length ? `, ${words.figures.filter(figurePasses).length.toLocaleString("en")} of ${count(words.figures.length, "figure")}` : "";
  $("#shown").textContent = `Shown: ${shown(names)} of ${count(names.length, "name")}, ` +
    (events.length ? `${shown(events)} of ${count(events.length, "event")}, ` : "") +
    `${statements.filter((at) => visible.evidence.has(at)).length.toLocaleString("en")} of ${count(statements.length, "statement")}${figures}`;
  const others = nodes.filter((node) => (node.later || node.lone) && !state.off.nodes.has(node.kind));
  const waiting = others.filter((node) => state.all || !visible.nodes.has(node.id));
  const kinds = [[names, "name"], [events, "event"]].map(([of, what]) => [of.filter((node) => waiting.includes(node)).length, what]);
  const said = kinds.filter(([n]) => n).map(([n, what]) => count(n, what)).join(" and ") || count(waiting.length, "quotation");
  $("#all").hidden = !waiting.length;
  $("#all").textContent = state.all ? "Draw only what has lines" : `${said} not drawn – show`;
}
