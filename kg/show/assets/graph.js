// The drawing: vis-network shows what is visible, at the positions that Python computed.

const DIM_AT_MOST = 500; // nodes; of more, the rest is not dimmed around what is chosen
const HIDE_FROM = 500; // lines; so many are not drawn while the drawing moves
const STRAIGHT_FROM = 1500; // lines; so many are drawn straight, which is quicker
const BARE = 6; // pixels: half the side of a quotation whose words wait for a closer look
const FAR = 0.6; // the scale below which nodes grow, so that their shapes can still be told apart on a phone
const BUTTONS = 46; // pixels at the foot of the drawing that the zoom buttons take
const nodeSet = new vis.DataSet(), edgeSet = new vis.DataSet();
const drawn = new Map(); // what was drawn last, by id, to redraw only what changed
let network = null, labelled = new Map(), hiding = false;
let fitted = false; // whether the view is the page's own choice

const magnified = (scale) => Math.min(1.5, Math.max(1, FAR / scale));
const scaleNow = () => (network ? network.getScale() : 1);

function drawnNode(node, colours, focus) {
  const dim = focus && !focus.nodes.has(node.id), own = colours[NODE_COLOUR[node.kind]];
  const claims = node.kind === QUOTATION, hollow = isHollow(node.kind), label = labelled.get(node.id), bare = claims && !label, grown = magnified(scaleNow());
  return {
    id: node.id, label: label ? label.text : " ", shape: bare ? "square" : node.shape, size: (bare ? BARE : node.size) * grown, x: node.x, y: node.y,
    opacity: dim ? 0.15 : node.background ? 0.6 : 1,
    borderWidth: claims || grown > 1.2 ? 1 : 2,
    shapeProperties: { borderDashes: node.kind === UNNAMED ? [4, 3] : false, borderRadius: 4 },
    color: { background: hollow ? colours["--surface"] : own, border: hollow ? own : colours["--surface"] },
    font: {
      size: label?.size || 1, color: dim ? colours["--rule"] : hollow || node.background ? colours["--quiet"] : colours["--ink"],
      strokeColor: colours["--page"], strokeWidth: claims ? 0 : 4, vadjust: label?.vadjust || 0,
      background: claims || !label || label.above ? "none" : `${colours["--page"]}d0`, // it stands below the node whatever vadjust says
    },
  };
}

function drawnEdge(edge, colours, focus, straight) {
  const dim = focus && !focus.edges.has(edge.id), known = edge.basis === "known", n = visible.edges.get(edge.id).length;
  return {
    id: edge.id, from: edge.from, to: edge.to, smooth: straight ? false : edge.smooth,
    dashes: dashesOf(edge).length ? dashesOf(edge) : false,
    width: known ? 1 : isThin(edge.kind) ? 1.2 : 1.4 + 1.1 * Math.sqrt(n),
    label: focus && !dim && !known ? edge.kind + (n > 1 ? ` ×${n}` : "") : " ", // vis-network keeps the old label when given ""
    font: { color: colours["--ink"], strokeColor: colours["--page"] },
    color: { color: colours[lineColour(edge.kind)], opacity: dim ? 0.08 : known ? 0.55 : 0.9, inherit: false },
  };
}

/** Bring a data set to hold `items`, touching only what is new, gone or changed. */
function bring(set, items) {
  const wanted = new Set(items.map((item) => item.id));
  const gone = set.getIds().filter((id) => !wanted.has(id));
  const changed = items.filter((item) => {
    const text = JSON.stringify(item);
    if (drawn.get(item.id) === text) return false;
    drawn.set(item.id, text);
    return true;
  });
  for (const id of gone) drawn.delete(id);
  if (gone.length) set.remove(gone);
  if (changed.length) set.update(changed);
}

const ALL_COLOURS = [...new Set(["--surface", "--page", "--ink", "--quiet", "--rule", "--l-reported", ...Object.values(NODE_COLOUR), ...Object.values(LINE_COLOUR)])];

function draw() {
  const focus = visible.nodes.size <= DIM_AT_MOST ? focusOf(state.chosen) : null;
  const colours = Object.fromEntries(ALL_COLOURS.map((key) => [key, cssOf(key)]));
  const straight = visible.edges.size > STRAIGHT_FROM;
  const many = visible.edges.size > HIDE_FROM;
  if (network && many !== hiding) network.setOptions({ interaction: { hideEdgesOnDrag: many, hideEdgesOnZoom: many } });
  hiding = many;
  labelled = labelsAt(scaleNow(), viewNow(), focus);
  bring(nodeSet, [...visible.nodes].map((id) => drawnNode(nodeOf.get(id), colours, focus)));
  bring(edgeSet, [...visible.edges.keys()].map((id) => drawnEdge(edgeOf.get(id), colours, focus, straight)));
  awaitFrames();
}

/** The part of the drawing that can be seen. */
function viewNow() {
  const area = $("#network"), scale = scaleNow();
  return network && { ...network.getViewPosition(), halfWidth: area.clientWidth / scale, halfHeight: area.clientHeight / scale };
}

function startGraph() {
  hiding = visible.edges.size > HIDE_FROM;
  Object.assign(options.interaction, { hideEdgesOnDrag: hiding, hideEdgesOnZoom: hiding });
  network = new vis.Network($("#network"), { nodes: nodeSet, edges: edgeSet }, options);
  for (const frame of $$("#network [tabindex]")) frame.tabIndex = -1; // the table is there for keyboards
  // A press that takes long, on a slow machine or by a slow hand, is a click too; vis-network loses some of those.
  network.canvas.hammer.get("tap").set({ time: Infinity });
  network.canvas.hammer.get("press").set({ enable: false });
  const moved = () => { rememberCamera(); saveLink(); draw(); };
  network.on("dragEnd", moved);
  network.on("zoom", () => later("zoom", 120, moved));
}

function rememberCamera() {
  const { x, y } = network.getViewPosition();
  state.camera = [Math.round(x), Math.round(y), Math.round(network.getScale() * 1000) / 1000];
}

/** Show all that is visible as large as it goes; labels that would get too small wait for a closer look. */
function fit() {
  const area = $("#network");
  if (!visible.nodes.size || !area.clientWidth) return;
  const free = area.clientHeight - BUTTONS;
  let scale = 1, box = null;
  for (let round = 0; round < 5; round++) { // labels grow as the scale shrinks
    box = extent(labelsAt(scale), scale);
    scale = Math.min(area.clientWidth / (box.right - box.left + 30), free / (box.bottom - box.top + 16), 1.15);
  }
  network.moveTo({ position: { x: (box.left + box.right) / 2, y: (box.top + box.bottom + BUTTONS / scale) / 2 }, scale });
  state.camera = null;
  fitted = true;
  draw();
}

const toCamera = () => network.moveTo({ position: { x: state.camera[0], y: state.camera[1] }, scale: state.camera[2] });

/** After the area has changed its size: vis-network scales with it, the reader's own view is to stay what the link says. */
function keepView() {
  if (state.view !== "graph") return;
  if (state.camera) toCamera();
  else if (fitted) fit();
  draw();
}

/** The lines that pass within a few pixels of a point of the drawing, nearest first. */
function linesNear(point) {
  const at = network.DOMtoCanvas(point), reach = 5 / network.getScale();
  const found = [];
  for (const id of visible.edges.keys()) {
    const edge = network.body.edges[id];
    if (!edge?.connected) continue;
    const { from, to } = edge;
    const far = edge.edgeType.getDistanceToEdge(from.x, from.y, to.x, to.y, at.x, at.y);
    if (far <= reach) found.push([far, id]);
  }
  if (found.length) return found.sort((a, b) => a[0] - b[0]).map(([, id]) => id);
  const near = network.getEdgeAt(point); // a little further off, only the nearest
  return near === undefined ? [] : [near];
}
