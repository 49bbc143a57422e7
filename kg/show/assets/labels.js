// Where each label stands and how its lines break, measured here with the font that this browser shows, so that none
// lies over another whatever fonts there are. Nodes stay where the file has them; a label that finds no room is tried
// narrower, wider, smaller, above its node and cut, and waits for a closer look if all that fails.

const ORDINARY = 150; // names up to which every way is tried; of a crowd only the first few, which is quicker
const LEAST = 11; // pixels on the screen that every label has at least
const MOST_LABELS = 1200; // considered at once; of more names, those inside the view
const MOST_MEASURED = 50000; // texts whose measure is kept
const CORE = 0.75; // share of its size that a symbol keeps free to either side: labels may touch its rim
const APART = 3; // pixels to either side of a label
const INSIDE = 5; // pixels between the text of a box and its border, as vis-network has them
const BELOW = 4; // pixels that vis-network adds between a node and its label
const BREAKABLE = 1.4; // of the width of a line; a longer word is broken
const WRAP = options.nodes.widthConstraint.maximum, { size: FONT, face: FACE } = options.nodes.font;
delete options.nodes.widthConstraint; // vis-network is to break lines where this script did
const ABOVE = { above: true }, SHAPES = [1, 0.75, 1.4]; // shares of the usual width of a line, the best first
const SHORT = 0.6, FEWEST = 3; // share of its characters, and words, that a label keeps at least when it is cut
const AFAR = 0.55; // the scale below which a name may lie over symbols of half its weight or less

const pen = document.createElement("canvas").getContext("2d");
pen.textBaseline = "hanging"; // as vis-network writes below a node
const measured = new Map();
const signs = Intl.Segmenter ? (text) => [...new Intl.Segmenter().segment(text)].map((part) => part.segment) : (text) => [...text];
const ceil = (pixels) => Math.ceil(pixels * 10) / 10;

/** Width of `text`, and how far its ink reaches above and below the line it hangs from. */
function measure(text, size) {
  const key = `${size} ${text}`;
  if (!measured.has(key)) {
    if (measured.size > MOST_MEASURED) measured.clear();
    pen.font = `${size}px ${FACE}`;
    const { width, actualBoundingBoxAscent: up, actualBoundingBoxDescent: down } = pen.measureText(text);
    measured.set(key, { width, up, down });
  }
  return measured.get(key);
}

function broken(word, size, most) {
  if (measure(word, size).width <= most * BREAKABLE) return [word];
  const pieces = [""];
  for (const sign of signs(word)) {
    if (pieces.at(-1) && measure(pieces.at(-1) + sign, size).width > most) pieces.push("");
    pieces[pieces.length - 1] += sign;
  }
  return pieces;
}

/** The lines of a label, none wider than `most` unless one word is. */
function linesOfLabel(label, size, most) {
  const lines = [];
  for (const word of label.split(" ")) {
    const longer = lines.length ? `${lines.at(-1)} ${word}` : word;
    if (lines.length && measure(longer, size).width <= most) lines[lines.length - 1] = longer;
    else lines.push(...broken(word, size, most));
  }
  return lines;
}

/** A label cut to `most` lines, or nothing where too little of it would be left. */
function cutToLines(label, size, wide, most) {
  const words_ = label.split(" ");
  for (let kept = words_.length - 1; kept >= FEWEST; kept--) {
    const short = words_.slice(0, kept).join(" ");
    if (short.length < label.length * SHORT) return null;
    const lines = linesOfLabel(`${short}\u00a0…`, size, wide);
    if (lines.length <= most) return lines;
  }
  return null;
}

/** The ways in which a label may be written, the best first: lines, size of the font, above the node or below. */
function* waysOf(node, scale, crowded) {
  const least = ceil(LEAST / scale), full = Math.max(node.font.size, least), claims = node.kind === QUOTATION;
  const seen = new Set();
  const once = (lines, size) => { const key = `${size} ${lines.join("\n")}`; return !seen.has(key) && seen.add(key); };
  const wide = (size, share) => WRAP * share * Math.max(1, size / (claims ? node.font.size : FONT));
  const sizes = full > least ? [full, least] : [full], whole = [], short = [];
  for (const size of crowded ? [full] : sizes)
    for (const share of crowded ? [1] : SHAPES) {
      const lines = linesOfLabel(node.label, size, wide(size, share));
      if (!once(lines, size)) continue;
      whole.push({ lines, size });
      yield whole.at(-1);
    }
  if (!claims) for (const way of whole) yield { ...way, ...ABOVE };
  if (crowded) return;
  for (const most of [2, 1]) {
    const size = sizes.at(-1), lines = cutToLines(node.label, size, wide(size, SHAPES[2]), most);
    if (!lines || !once(lines, size)) continue;
    short.push({ lines, size, short: true });
    yield short.at(-1);
  }
  if (!claims) for (const way of short) yield { ...way, ...ABOVE };
}

/** A way of writing, with the box that it takes on the drawing, and how far vis-network is to move it from its usual place. */
function written(node, { lines, size, above, short }, grown) {
  const measures = lines.map((line) => measure(line, size)), widest = Math.max(...measures.map(({ width }) => width));
  const { x, y } = node, text = lines.join("\n"), tall = lines.length * size;
  if (node.kind === QUOTATION) {
    const half = { x: widest / 2 + INSIDE + 1, y: tall / 2 + INSIDE + 1 };
    return { text, size, vadjust: 0, above, short, box: { left: x - half.x, right: x + half.x, top: y - half.y, bottom: y + half.y } };
  }
  const reach = node.size * grown, usual = reach + size / 2 + BELOW, last = tall - size + measures.at(-1).down;
  const first = above ? -reach - APART - last : usual + options.nodes.font.vadjust;
  const bottom = above ? first + last : Math.max(first + last, usual + tall); // below, also its background
  return {
    text, size, above, short, vadjust: Math.round((first - usual) * 10) / 10,
    box: { left: x - widest / 2 - APART, right: x + widest / 2 + APART, top: y + first - measures[0].up - 1, bottom: y + bottom },
  };
}

const around = ({ x, y }, reach) => ({ left: x - reach, right: x + reach, top: y - reach, bottom: y + reach });
const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
const reachOf = (node, grown) => (node.shape === "box" ? BARE : node.size) * grown;

/** The names whose labels are considered: all, or of very many those inside the view. */
function candidates(view) {
  const all = [...visible.nodes].map((id) => nodeOf.get(id));
  if (all.length <= MOST_LABELS || !view) return all;
  return all.filter(({ x, y }) => Math.abs(x - view.x) < view.halfWidth && Math.abs(y - view.y) < view.halfHeight);
}

/** What lies where on the drawing: symbols, and the labels that have found their place. */
class Sheet {
  constructor(cell) { this.cell = cell; this.cells = new Map(); }
  keys(box) {
    const found = [], at = (pixels) => Math.floor(pixels / this.cell);
    for (let i = at(box.left); i <= at(box.right); i++) for (let j = at(box.top); j <= at(box.bottom); j++) found.push(`${i} ${j}`);
    return found;
  }
  put(thing) {
    for (const key of this.keys(thing.box)) { if (!this.cells.has(key)) this.cells.set(key, new Set()); this.cells.get(key).add(thing); }
  }
  take(thing) { for (const key of this.keys(thing.box)) this.cells.get(key).delete(thing); }
  /** What lies under a box of `node`. */
  under(node, box) {
    const found = new Set();
    for (const key of this.keys(box)) for (const thing of this.cells.get(key) || []) if (thing.node !== node && meet(thing.box, box)) found.add(thing);
    return [...found];
  }
}

/**
 * How the label of every visible node is written at `scale`, by id; one that waits for a closer look is missing.
 * Names come by weight, then quotations. From afar, and in a crowd, a name may lie over symbols of half its weight.
 */
function dealLabels(scale, view, focus) {
  const last = (node) => (focus && !focus.nodes.has(node.id) ? 1 : 0);
  const asked = candidates(view)
    .sort((a, b) => last(a) - last(b) || (a.kind === QUOTATION) - (b.kind === QUOTATION) || b.weight - a.weight || (a.id < b.id ? -1 : 1)).slice(0, MOST_LABELS);
  const found = new Map(), grown = magnified(scale), crowded = asked.length > ORDINARY, sheet = new Sheet(160 / scale);
  const put = (node, label) => { const thing = { node, label, box: label.box }; sheet.put(thing); found.set(node.id, label); return thing; };
  const take = (thing) => { sheet.take(thing); found.delete(thing.node.id); };
  const free = (node, labels_, over) => labels_.find(({ box }) => sheet.under(node, box).every((thing) => over && !thing.label && thing.node.weight * 2 <= node.weight));
  const waysFor = (node) => [...waysOf(node, scale, crowded)].map((way) => written(node, way, grown));

  /** Where one label alone is in the way and can be written otherwise, it steps aside. */
  const makeRoom = (node, label) => {
    const [other, ...more] = sheet.under(node, label.box);
    if (more.length || !other.label) return false;
    take(other);
    const mine = put(node, label), way = free(other.node, waysFor(other.node).filter(({ short }) => !short));
    if (!way) take(mine);
    put(other.node, way || other.label);
    return Boolean(way);
  };

  for (const node of asked) sheet.put({ node, box: around(node, reachOf(node, grown) * CORE) });
  for (const node of asked) {
    const ways = waysFor(node), way = free(node, ways) || (crowded || scale < AFAR ? free(node, ways, true) : null);
    if (way) put(node, way);
    else if (!crowded) ways.some((label) => makeRoom(node, label));
  }
  return found;
}

/** The same; where a label of what is chosen would wait, labels are dealt anew, those first, else all stay in place. */
function labelsAt(scale, view, focus) {
  const found = dealLabels(scale, view, null);
  const waits = focus && candidates(view).some(({ id }) => focus.nodes.has(id) && !found.has(id));
  return waits ? dealLabels(scale, view, focus) : found;
}

/** What a drawing with these labels covers. */
function extent(labels_, scale) {
  const grown = magnified(scale);
  const boxes = [...visible.nodes].flatMap((id) => [around(nodeOf.get(id), reachOf(nodeOf.get(id), grown)), ...(labels_.has(id) ? [labels_.get(id).box] : [])]);
  const most = (pick, side) => boxes.reduce((found, box) => pick(found, box[side]), boxes[0][side]);
  return { left: most(Math.min, "left"), right: most(Math.max, "right"), top: most(Math.min, "top"), bottom: most(Math.max, "bottom") };
}
