// To take away: what is shown as CSV, and the drawing as PNG.

const FORMULA = /^[=+\-@\t\r]/; // what a spreadsheet would run
const HEADS = {
  evidence: ["who", "does", "words", "about", "accused", "kind", "on whose word", "mode", "certainty", "from", "until", "place", "via", "told", "cue", "sentence", "article", "publisher", "published", "url"],
  figures: ["claimed by", "basis", "wording", "range", "low", "high", "bound", "counts", "outcome", "group", "perpetrator", "certainty", "verification", "period", "place", "sentence", "article", "publisher", "published", "url"],
};

const cellOf = (value) => {
  const text = String(value ?? ""), safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};
const toCsv = (rows) => `\ufeff${rows.map((cells) => cells.map(cellOf).join(",")).join("\r\n")}\r\n`;
const sentenceOf = (passage) => passage.map(([text]) => text).join("");
const articleCells = (at) => { const a = articleOf(at); return a ? [a.name, a.publisher, a.day, a.url] : ["", "", "", ""]; };

function evidenceRow(at) {
  const e = words.evidence[at];
  const who_ = e.statement ? e.who : [...new Set(linesOf(at).map((line) => labelOf(line.from)))].join("; ");
  const about = e.statement ? e.about.map(labelOf).join("; ") : [...new Set(linesOf(at).map((line) => labelOf(line.to)))].join("; ");
  return [who_, e.statement ? e.verb : e.note || e.kind, e.quotation, about, labels(e.accused), e.kind, e.basis === "claimed" && !e.statement ? `claimed by ${e.who}` : e.basis, e.mode, e.certainty,
    e.start, e.until, e.place, e.via, e.told, e.cue, sentenceOf(e.passage), ...articleCells(e.article)];
}
function figureCells(f) {
  return [f.who, f.basis, f.wording, f.range, f.low, f.high, f.bound, f.counted, f.outcome, f.group, f.perpetrator, f.certainty, f.verification, f.period, f.place, sentenceOf(f.passage), ...articleCells(f.article)];
}

/** The rows of what is shown: figures, the table's lines or names, else statements and reports. */
function shownRows() {
  if (state.view === "figures") return [HEADS.figures, ...words.figures.filter(figurePasses).map(figureCells)];
  if (state.view === "table" && ["lines", "names"].includes(state.table)) return [TABLE[state.table].columns, ...TABLE[state.table].rows().map((line) => line.cells)];
  return [HEADS.evidence, ...[...visible.evidence].sort((a, b) => a - b).map(evidenceRow)];
}

function save(blob, name) {
  const link = make("a", { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

function saveCsv() {
  const name = state.view === "figures" ? "figures" : state.view === "table" ? state.table : "statements";
  save(new Blob([toCsv(shownRows())], { type: "text/csv;charset=utf-8" }), `${name}.csv`);
  tell("Saved as CSV");
}

/** The drawing with its title above and its legend below, so that the picture explains itself. */
function savePng() {
  const drawing = $("#network canvas"), ratio = drawing.width / drawing.clientWidth, colour = cssOf;
  const kinds = words.order.nodes.filter((kind) => [...visible.nodes].some((id) => nodeOf.get(id).kind === kind));
  const canvas = make("canvas"), top = 58, foot = 56;
  canvas.width = drawing.width;
  canvas.height = drawing.height + (top + foot) * ratio;
  const pen_ = canvas.getContext("2d");
  pen_.scale(ratio, ratio);
  pen_.fillStyle = colour("--page");
  pen_.fillRect(0, 0, canvas.width, canvas.height);
  pen_.drawImage(drawing, 0, top, drawing.clientWidth, drawing.clientHeight);
  pen_.fillStyle = colour("--ink");
  pen_.font = "bold 18px sans-serif";
  pen_.fillText($("h1").textContent, 14, 26);
  pen_.font = "13px sans-serif";
  pen_.fillStyle = colour("--quiet");
  pen_.fillText($("#shown").textContent, 14, 46);
  let x = 14;
  const y = top + drawing.clientHeight + 12;
  for (const kind of kinds) {
    pen_.save();
    pen_.translate(x, y);
    pen_.scale(0.85, 0.85);
    const path = new Path2D(PATHS[nodes.find((node) => node.kind === kind).shape]);
    pen_.fillStyle = isHollow(kind) ? colour("--surface") : colour(NODE_COLOUR[kind]);
    pen_.strokeStyle = colour(NODE_COLOUR[kind]);
    pen_.fill(path);
    pen_.stroke(path);
    pen_.restore();
    pen_.fillStyle = colour("--ink");
    pen_.fillText(kind, x + 20, y + 12);
    x += 34 + pen_.measureText(kind).width;
  }
  const shown = words.order.bases.filter((basis) => [...visible.edges.keys()].some((id) => edgeOf.get(id).basis === basis));
  x = 14;
  pen_.lineWidth = 2;
  for (const basis of shown) {
    pen_.strokeStyle = colour(basis === "known" ? "--l-known" : "--ink");
    pen_.setLineDash(BASIS[basis][1]);
    pen_.beginPath();
    pen_.moveTo(x, y + 30);
    pen_.lineTo(x + 28, y + 30);
    pen_.stroke();
    pen_.fillText(BASIS[basis][0], x + 34, y + 34);
    x += 52 + pen_.measureText(BASIS[basis][0]).width;
  }
  canvas.toBlob((blob) => { save(blob, "graph.png"); tell("Saved as PNG"); });
}
