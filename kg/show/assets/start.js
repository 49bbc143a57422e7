// Puts the page together: shows the state, and listens to pointer, keyboard and address.

function refresh() {
  document.documentElement.dataset.theme = isDark() ? "dark" : "light";
  $("#theme").textContent = isDark() ? "Light" : "Dark";
  findVisible();
  for (const view of VIEWS) $(`#${view}`).hidden = view !== state.view;
  for (const tab of $$("[data-view]")) tab.setAttribute("aria-pressed", String(tab.dataset.view === state.view));
  draw();
  tellShown();
  syncLegend();
  syncTime();
  showPanel();
  if (state.view === "figures") showFigures();
  if (state.view === "reading") showReading();
  if (state.view === "table") showTable();
  if (network) saveLink();
}

/** Go to a view; the graph is fitted anew where the reader has not moved it. */
function goTo(view) {
  change({ view });
  if (view === "graph") showGraph();
}
function showGraph() {
  network.redraw();
  if (state.camera) toCamera();
  else fit();
  draw();
}

function listen() {
  network.on("resize", () => later("resize", 0, keepView)); // vis-network has yet to set its own view
  network.on("click", ({ pointer }) => {
    const node = network.getNodeAt(pointer.DOM), near = node === undefined ? linesNear(pointer.DOM) : [];
    if (node !== undefined) chooseNode(node, true);
    else if (near.length) chooseEdges(near, true);
    else chooseNothing();
  });
  network.on("doubleClick", ({ pointer }) => {
    const node = network.getNodeAt(pointer.DOM);
    if (node !== undefined) openNeighbours(node);
  });
  const at = ({ DOM }) => { const box = $("#network").getBoundingClientRect(); return { left: box.left + DOM.x + 12, top: box.top + DOM.y, bottom: box.top + DOM.y + 8 }; };
  network.on("hoverEdge", ({ edge: id, pointer }) => {
    const edge = edgeOf.get(id), passing = visible.edges.get(id) || edge.evidence, first = words.evidence[passing[0]];
    showTip([`${labelOf(edge.from)} ${edge.kind}${passing.length > 1 ? ` (×${passing.length})` : ""} → ${labelOf(edge.to)}`, ...(first.words ? [cut(first.words, 110)] : [])], at(pointer));
  });
  network.on("hoverNode", ({ node: id, pointer }) => {
    const node = nodeOf.get(id), hidden = neighboursOf(id).filter((other) => !visible.nodes.has(other)).length;
    showTip([`${node.name}, ${node.kind}${node.note ? `, ${node.note}` : ""}`, ...(hidden ? [`${count(hidden, "neighbour")} not shown; double-click shows them`] : [])], at(pointer));
  });
  $("#network").addEventListener("mouseleave", hideTip);
  for (const over of ["blurEdge", "blurNode", "dragStart", "zoom"]) network.on(over, hideTip);

  for (const tab of $$("[data-view]")) tab.addEventListener("click", () => goTo(tab.dataset.view));
  for (const zoom of $$("[data-zoom]")) zoom.addEventListener("click", () => {
    if (zoom.dataset.zoom === "fit") { fit(); saveLink(); return; }
    const wanted = network.getScale() * (zoom.dataset.zoom === "in" ? 1.25 : 0.8);
    network.moveTo({ scale: Math.max(furthest(), Math.min(CLOSEST, wanted)) });
    rememberCamera();
    refresh();
  });
  $("#skip").addEventListener("click", () => { goTo("table"); $("#table button")?.focus(); });
  $("#csv").addEventListener("click", saveCsv);
  $("#png").addEventListener("click", () => { if (state.view !== "graph") goTo("graph"); network.once("afterDrawing", savePng); network.redraw(); });
  $("#link").addEventListener("click", copyLink);
  $("#theme").addEventListener("click", () => change({ theme: isDark() ? "light" : "dark" }));
  document.addEventListener("keydown", (event) => {
    const typing = /^(input|select|textarea)$/i.test(event.target.tagName) && event.target.type !== "checkbox";
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      $("#search").focus();
    } else if (event.key === "Escape" && event.target !== $("#search")) { hideTip(); chooseNothing(); }
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", refresh);
  addEventListener("hashchange", () => { followLink(); search(); refresh(); if (state.view === "graph") showGraph(); });
  document.fonts.addEventListener("loadingdone", () => { measured.clear(); keepView(); });
}

/** Under the title: the article, or how many there are and where they are listed. */
function showSource() {
  const many = words.articles.length;
  if (many === 1) $("#source").replaceChildren(...articleParts(words.articles[0]));
  else if (many) $("#source").replaceChildren(button(`From ${many} articles – list`, () => goTo("reading"), { class: "link" }));
}

/** The state that the address asks for, with the names beyond the overview that it needs. */
function followLink() {
  state = fromLink(location.hash.slice(1));
  if (!state.chosen || state.all) return;
  findVisible();
  for (const id of openFor(state.chosen)) state.open.add(id);
}

function start() {
  startTime(); // a link is read against the days that there are
  followLink();
  $('[data-view="figures"] .count').textContent = words.figures.length;
  $('[data-view="reading"]').hidden = !texts.length && words.articles.length < 2;
  showSource();
  $("#search").placeholder = isSmall() ? "" : "Press / to search";
  startLegend();
  startSearch();
  refresh();
  startGraph();
  search();
  listen();
  document.fonts.ready.then(() => {
    measured.clear();
    if (state.view === "graph") showGraph();
    saveLink();
    window.newsKg.ready = opened = true;
    settle();
  });
  // What a test, or a curious reader at the console, needs to find its way on the canvas.
  window.newsKg = { network, nodes, edges, words, texts, visible, chooseEdges, chooseNode, chooseEvidence, chooseFigure, linesNear, labelled: () => [...labelled.keys()], link: putLink, get state() { return state; } };
}

start();
