// Which labels can be read at the present scale: all in a graph of ordinary size, the weightier of a crowd or from afar.

const ORDINARY = 60; // names up to which the layout keeps every label free
const LEAST = 11; // pixels on the screen; where ordinary labels are smaller, the weightier grow and the others wait
const READABLE = 11.5; // pixels on the screen that a label shown in a crowd has at least
const MOST_LABELS = 1200; // considered at once
const ROUND = 0.5; // share of its size that a symbol keeps free to either side: labels may touch its rim
const KEPT = 15; // pixels of the width that vis-network keeps free when it wraps
const WRAP = options.nodes.widthConstraint.maximum, FONT = options.nodes.font.size;
const pen = document.createElement("canvas").getContext("2d");
const widths = new Map();

/** The width of `text` in a font of one pixel. */
function widthOf(text) {
  if (!widths.has(text)) {
    pen.font = "100px arial";
    widths.set(text, pen.measureText(text).width / 100);
  }
  return widths.get(text);
}

/** The width and the lines of a label in ems, wrapped as vis-network wraps it. */
function wrapped(label) {
  const most = (WRAP - KEPT) / FONT;
  let widest = 0, line = 0, lines = 1;
  for (const word of label.split(" ")) {
    const wide = widthOf(word);
    if (line && line + 0.3 + wide > most) { lines += 1; line = wide; } else line += (line ? 0.3 : 0) + wide;
    widest = Math.max(widest, line);
  }
  return { widest, lines };
}

/** The cells of a grid that a box touches, and the box put down in them. */
function cellsOf(cell, box) {
  const cells = [];
  for (let i = Math.floor(box.left / cell); i <= Math.floor(box.right / cell); i++)
    for (let j = Math.floor(box.top / cell); j <= Math.floor(box.bottom / cell); j++) cells.push(`${i} ${j}`);
  return cells;
}
function putDown(taken, cell, box) {
  for (const key of cellsOf(cell, box)) { if (!taken.has(key)) taken.set(key, []); taken.get(key).push(box); }
}
const around = ({ x, y }, reach) => ({ left: x - reach, right: x + reach, top: y - reach, bottom: y + reach });

/**
 * The font size of every visible node, none where its label waits for a closer look; those in `focus` come first.
 * Symbols are kept free of labels too, but for those of which a name of twice their weight needs the place.
 */
function labelSizes(scale, middle, half, focus) {
  const sizes = new Map();
  if (visible.nodes.size <= ORDINARY && scale * FONT >= LEAST) {
    for (const id of visible.nodes) sizes.set(id, nodeOf.get(id).font.size);
    return sizes;
  }
  const inside = (node) => Math.abs(node.x - middle.x) < half.x && Math.abs(node.y - middle.y) < half.y;
  const later = (node) => (focus && !focus.nodes.has(node.id) ? 1 : 0);
  const candidates = [...visible.nodes].map((id) => nodeOf.get(id)).filter(inside)
    .sort((a, b) => later(a) - later(b) || (a.kind === QUOTATION) - (b.kind === QUOTATION) || b.weight - a.weight || (a.id < b.id ? -1 : 1)).slice(0, MOST_LABELS);
  const cell = 160 / scale, taken = new Map(), grown = magnified();
  for (const node of candidates) putDown(taken, cell, { of: node.id, weight: node.weight, ...around(node, (node.shape === "box" ? BARE : node.size) * grown * ROUND) });
  for (const node of candidates) {
    const size = Math.max(node.font.size, READABLE / scale), { widest, lines } = wrapped(node.label);
    const wide = widest * size + 8 / scale, tall = lines * size * 1.25 + 4 / scale;
    const top = node.shape === "box" ? node.y - tall / 2 : node.y + node.size * grown - 2;
    const box = { of: node.id, left: node.x - wide / 2, right: node.x + wide / 2, top, bottom: top + tall };
    const near = cellsOf(cell, box).flatMap((key) => taken.get(key) || []);
    if (near.some((b) => b.of !== node.id && !(b.weight * 2 <= node.weight) && b.left < box.right && box.left < b.right && b.top < box.bottom && box.top < b.bottom)) continue;
    putDown(taken, cell, box);
    sizes.set(node.id, Math.round(size * 10) / 10);
  }
  return sizes;
}
