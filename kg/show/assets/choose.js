// Choosing a name, lines, a statement or a figure: by a click here, a row there, a highlight in the text.

const OPENED = 30; // neighbours that come with a name from beyond the overview

const sameChoice = (a, b) => a === b || (a && b && a.kind === b.kind && a.ids.join() === b.ids.join());

/** What stands out around a choice: its lines and the names at their ends. */
function focusOf(chosen) {
  if (!chosen) return null;
  const lines = new Set(), names = new Set();
  for (const id of chosen.ids) {
    if (chosen.kind === "node") { names.add(id); touching(id).forEach((edge) => lines.add(edge)); }
    else if (chosen.kind === "lines") lines.add(edgeOf.get(id));
    else {
      const at = chosen.kind === "evidence" ? evidenceAt.get(id) : words.figures[figureAt.get(id)].statement;
      if (at !== undefined) linesOf(at).forEach((edge) => lines.add(edge));
      if (chosen.kind === "figure") for (const node of [...words.figures[figureAt.get(id)].of, ...words.figures[figureAt.get(id)].claimants]) names.add(node);
      else if (words.evidence[at].thing) names.add(words.evidence[at].thing);
    }
  }
  for (const edge of lines) names.add(edge.from).add(edge.to);
  return { edges: new Set([...lines].map((edge) => edge.id)), nodes: names };
}

/** Names that a choice needs and the overview leaves out. */
function openFor(chosen) {
  const wanted = [];
  for (const id of chosen.ids) {
    if (chosen.kind === "node" && (nodeOf.get(id).later || nodeOf.get(id).lone) && !visible.nodes.has(id))
      wanted.push(id, ...heaviest(neighboursOf(id), OPENED));
    else if (chosen.kind !== "node") wanted.push(...focusOf({ kind: chosen.kind, ids: [id] }).nodes);
  }
  return wanted.filter((id) => nodeOf.get(id).later || nodeOf.get(id).lone);
}
const heaviest = (ids, most) => [...ids].sort((a, b) => nodeOf.get(b).weight - nodeOf.get(a).weight || (a < b ? -1 : 1)).slice(0, most);

/** Choose; the drawing moves there unless it is to keep `still`, as after a click on it. */
function choose(chosen, still) {
  if (chosen && !state.all) for (const id of openFor(chosen)) state.open.add(id);
  if (chosen && state.only && ![...focusOf(chosen).nodes].every((id) => visible.nodes.has(id))) state.only = "";
  change({ chosen });
  if (chosen && !still) bringIntoView();
}
const chooseNode = (id, still) => choose({ kind: "node", ids: [id] }, still);
const chooseEdges = (ids, still) => choose({ kind: "lines", ids }, still);
const chooseEvidence = (at) => choose({ kind: "evidence", ids: [words.evidence[at].key] });
const chooseFigure = (at) => choose({ kind: "figure", ids: [words.figures[at].key] });
const chooseNothing = () => choose(null);

/** On a phone the evidence stands below; what is chosen in a list or table is shown there. */
const toEvidence = () => { if (isSmall()) $("#evidence").scrollIntoView(); };

/** Move the drawing where what is chosen cannot be seen whole. */
function bringIntoView() {
  if (state.view !== "graph") return;
  const wanted = state.chosen.kind === "node" ? state.chosen.ids : [...focusOf(state.chosen).nodes];
  const there = wanted.filter((id) => visible.nodes.has(id)).map((id) => nodeOf.get(id)), area = $("#network");
  const outside = there.some((node) => {
    const at = network.canvasToDOM(node);
    return at.x < 20 || at.y < 20 || at.x > area.clientWidth - 20 || at.y > area.clientHeight - BUTTONS;
  });
  if (!outside) return;
  const middle = (axis) => there.reduce((sum, node) => sum + node[axis], 0) / there.length;
  network.moveTo({ position: { x: middle("x"), y: middle("y") } });
  fitted = false;
  draw();
}

/** Show the neighbours of a name that the overview leaves out. */
function openNeighbours(id) {
  for (const other of [id, ...neighboursOf(id)]) if (nodeOf.get(other).later) state.open.add(other);
  refresh();
}
