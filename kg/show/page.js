"use strict";
// The page's own script: draws the network, keeps the filters, and shows the words behind what is chosen.
// Text from articles enters the document through textContent only, never as markup.
(() => {
  const read = (id) => JSON.parse(document.getElementById(`data-${id}`).textContent);
  const nodes = read("nodes"), edges = read("edges"), words = read("words"), options = read("options");
  const $ = (selector) => document.querySelector(selector);
  const nodeOf = new Map(nodes.map((node) => [node.id, node]));
  const edgeOf = new Map(edges.map((edge) => [edge.id, edge]));
  const statements = words.evidence.map((_, i) => i).filter((i) => words.evidence[i].statement);
  const QUOTATION = "quotation", EVENT = "event"; // kinds of nodes that are no names
  const DIM_AT_MOST = 500;
  const BUTTONS = 46; // pixels at the foot of the drawing that the zoom buttons take
  const SMALLEST = 0.62; // the scale at which labels can still be read on a phone
  const ROWS = 6; // of a list at a glance; the rest is announced and one click away

  const NODE_COLOUR = {
    person: "--n-person", organisation: "--n-organisation", media: "--n-media", group: "--n-group", place: "--n-place",
    event: "--n-event", "unnamed source": "--n-unnamed", [QUOTATION]: "--n-claim",
  };
  const LINE_COLOUR = {
    says: "--l-says", accuses: "--l-accuses", denies: "--l-denies", "calls for": "--l-calls",
    announces: "--l-announces", "declines to comment": "--l-declines", "could not verify": "--l-unverified",
    believes: "--l-says", relays: "--l-relays", tells: "--l-relays", "lies in": "--l-known",
  };
  const BASIS = {
    claimed: ["claimed by a source", []],
    reported: ["reported by the article", [9, 6]],
    known: ["known, not from this article", [2, 5]],
  };
  const MODE = { direct: "in quotation marks", mixed: "partly in quotation marks", indirect: "paraphrased by the article" };
  const lineColour = (kind) => LINE_COLOUR[kind] || "--l-reported";
  const cssOf = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  const state = { offKinds: new Set(), offLines: new Set(), offBases: new Set(), all: false, dim: null };

  // --- small builders -------------------------------------------------------------------------------------------

  function make(tag, properties = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(properties)) {
      if (name === "class") element.className = value;
      else if (name === "text") element.textContent = value;
      else if (name === "click") element.addEventListener("click", value);
      else element.setAttribute(name, value);
    }
    element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
    return element;
  }
  const name = (text) => make("bdi", { text });
  const count = (n, one, many) => `${n} ${n === 1 ? one : many || one + "s"}`;
  const chip = (text, colour) => {
    const element = make("span", { class: colour ? "chip" : "chip soft", text });
    if (colour) element.style.setProperty("--c", `var(${colour})`);
    return element;
  };
  const row = (click, ...children) => make("li", {}, make("button", { type: "button", class: "row", click }, ...children));
  const quiet = (text) => make("span", { class: "quiet", text });

  function svg(tag, attributes, ...children) {
    const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  }
  const PATHS = {
    square: "M3 3h12v12H3z", diamond: "M9 1l8 8-8 8-8-8z", hexagon: "M5 2h8l4 7-4 7H5L1 9z",
    triangleDown: "M1 3h16L9 16z", star: "M9 1l2.4 5.2 5.6.6-4.2 3.8 1.2 5.6L9 13.4 4 16.2l1.2-5.6L1 6.8l5.6-.6z",
    dot: "M9 2a7 7 0 1 1 0 14a7 7 0 1 1 0-14z", box: "M1 4h16v10H1z",
  };
  function nodeIcon(kind, shape) {
    const hollow = kind === "unnamed source" || kind === QUOTATION;
    const path = svg("path", { d: PATHS[shape], "stroke-width": 1.6 });
    path.style.fill = hollow ? "transparent" : `var(${NODE_COLOUR[kind]})`;
    path.style.stroke = `var(${NODE_COLOUR[kind]})`;
    if (kind === "unnamed source") path.setAttribute("stroke-dasharray", "3 2");
    return svg("svg", { width: 16, height: 16, viewBox: "0 0 18 18", "aria-hidden": "true" }, path);
  }
  function lineIcon(colour, dashes) {
    const line = svg("path", { d: "M1 8h22", "stroke-width": 2.5, fill: "none", "stroke-dasharray": dashes.join(" ") });
    const head = svg("path", { d: "M20 4l6 4-6 4z" });
    line.style.stroke = head.style.fill = `var(${colour})`;
    return svg("svg", { width: 27, height: 16, viewBox: "0 0 27 16", "aria-hidden": "true" }, line, head);
  }

  // --- the drawing ----------------------------------------------------------------------------------------------

  const nodeSet = new vis.DataSet(), edgeSet = new vis.DataSet();
  const visible = { nodes: new Set(), edges: new Set() };

  function findVisible() {
    const open = (node) => (state.all || !node.later) && !state.offKinds.has(node.kind);
    visible.edges = new Set(edges.filter((edge) =>
      !state.offLines.has(edge.kind) && !state.offBases.has(edge.basis) &&
      open(nodeOf.get(edge.from)) && open(nodeOf.get(edge.to))).map((edge) => edge.id));
    const linked = new Set();
    for (const id of visible.edges) linked.add(edgeOf.get(id).from).add(edgeOf.get(id).to);
    visible.nodes = new Set(nodes.filter((node) => linked.has(node.id) || (state.all && node.lone && open(node))).map((node) => node.id));
  }

  function drawnNode(node, colours) {
    const dim = state.dim && !state.dim.nodes.has(node.id);
    const own = colours[NODE_COLOUR[node.kind]];
    const claims = node.kind === QUOTATION;
    const hollow = node.kind === "unnamed source" || claims;
    return {
      id: node.id, label: node.label, shape: node.shape, size: node.size, x: node.x, y: node.y,
      hidden: !visible.nodes.has(node.id),
      opacity: dim ? 0.15 : node.background ? 0.6 : 1,
      borderWidth: claims ? 1 : 2,
      shapeProperties: { borderDashes: node.kind === "unnamed source" ? [4, 3] : false, borderRadius: 4 },
      color: { background: hollow ? colours["--surface"] : own, border: claims || hollow ? own : colours["--surface"] },
      font: {
        ...node.font, color: dim ? colours["--rule"] : claims || node.background ? colours["--quiet"] : colours["--ink"],
        strokeColor: colours["--page"], strokeWidth: claims ? 0 : 4,
      },
    };
  }

  function drawnEdge(edge, colours) {
    const dim = state.dim && !state.dim.edges.has(edge.id);
    const known = edge.basis === "known", n = edge.evidence.length;
    const times = n > 1 ? ` ×${n}` : "";
    return {
      id: edge.id, from: edge.from, to: edge.to, smooth: edge.smooth, hidden: !visible.edges.has(edge.id),
      dashes: BASIS[edge.basis][1].length ? BASIS[edge.basis][1] : false,
      width: known ? 1 : 1.4 + 1.1 * Math.sqrt(n),
      label: state.dim && !dim && !known ? edge.kind + times : " ", // vis-network keeps the old label when given ""
      font: { color: colours["--ink"], strokeColor: colours["--page"] },
      color: { color: colours[lineColour(edge.kind)], opacity: dim ? 0.08 : known ? 0.55 : 0.9, inherit: false },
    };
  }

  function draw() {
    findVisible();
    if (visible.nodes.size > DIM_AT_MOST) state.dim = null;
    const colours = Object.fromEntries(
      ["--surface", "--page", "--ink", "--quiet", "--rule", "--l-reported", ...Object.values(NODE_COLOUR), ...Object.values(LINE_COLOUR)]
        .map((key) => [key, cssOf(key)]));
    edgeSet.update(edges.map((edge) => drawnEdge(edge, colours)));
    nodeSet.update(nodes.map((node) => drawnNode(node, colours)));
    tellShown();
  }

  function tellShown() {
    const names = nodes.filter((node) => node.kind !== QUOTATION && node.kind !== EVENT);
    const events = nodes.filter((node) => node.kind === EVENT);
    const behind = new Set([...visible.edges].flatMap((id) => edgeOf.get(id).evidence));
    const shown = (of) => of.filter((node) => visible.nodes.has(node.id)).length;
    $("#shown").textContent = `Shown: ${shown(names)} of ${count(names.length, "name")}, ` +
      (events.length ? `${shown(events)} of ${count(events.length, "event")}, ` : "") +
      `${statements.filter((i) => behind.has(i)).length} of ${count(statements.length, "statement")}` +
      (words.articles.length ? ` from ${count(words.articles.length, "article")}` : "");
    const others = nodes.filter((node) => node.later || node.lone), waiting = others.length;
    const named = others.every((node) => node.kind !== QUOTATION && node.kind !== EVENT);
    $("#all").hidden = !waiting;
    $("#all").textContent = state.all ? "Only the connected names" : `Also show ${count(waiting, named ? "other name" : "other")}`;
  }

  draw();
  if (nodes.length > DIM_AT_MOST) options.interaction.hideEdgesOnDrag = true;
  const network = new vis.Network($("#network"), { nodes: nodeSet, edges: edgeSet }, options);

  /** Show all that is visible as large as it goes; where labels would get too small, `legibly` the busiest name. */
  function fit(legibly) {
    const boxes = [...visible.nodes].map((id) => network.getBoundingBox(id)), area = $("#network");
    if (!boxes.length) return;
    const left = Math.min(...boxes.map((b) => b.left)), right = Math.max(...boxes.map((b) => b.right));
    const top = Math.min(...boxes.map((b) => b.top)), bottom = Math.max(...boxes.map((b) => b.bottom));
    const free = area.clientHeight - BUTTONS;
    const whole = Math.min(area.clientWidth / (right - left + 30), free / (bottom - top + 16), 1.15);
    const small = legibly && whole < SMALLEST && area.clientWidth < 600;
    const busiest = nodes.reduce((a, b) => (visible.nodes.has(b.id) && b.weight > a.weight ? b : a));
    network.moveTo({
      position: small ? { x: busiest.x, y: busiest.y } : { x: (left + right) / 2, y: (top + bottom + BUTTONS / whole) / 2 },
      scale: small ? SMALLEST : whole,
    });
  }
  network.once("afterDrawing", () => {
    fit(true);
    window.newsKg.ready = true;
  });

  // --- choosing -------------------------------------------------------------------------------------------------

  function focusOn(edgeIds, nodeIds) {
    const near = new Set(nodeIds);
    for (const id of edgeIds) near.add(edgeOf.get(id).from).add(edgeOf.get(id).to);
    state.dim = { edges: new Set(edgeIds), nodes: near };
    draw();
  }
  const linesOf = (evidence) => edges.filter((edge) => edge.evidence.includes(evidence)).map((edge) => edge.id);

  function chooseNode(id) {
    if (nodeOf.get(id).later || nodeOf.get(id).lone) state.all = true;
    focusOn(edges.filter((edge) => edge.from === id || edge.to === id).map((edge) => edge.id), [id]);
    showNode(nodeOf.get(id));
  }
  function chooseEdges(ids) {
    focusOn(ids, []);
    showLines(ids.map((id) => edgeOf.get(id)));
  }
  function chooseEvidence(index) {
    focusOn(linesOf(index), []);
    panel([back(), card(index)]);
  }
  function chooseFigure(index) {
    const figure = words.figures[index];
    if (figure.statement !== null && figure.statement !== undefined) return chooseEvidence(figure.statement);
    focusOn([], figure.of);
    panel([back(), figureCard(figure)]);
  }
  function chooseNothing() {
    if (state.dim) { state.dim = null; draw(); }
    showGlance();
  }

  // --- the evidence panel ---------------------------------------------------------------------------------------

  function panel(children) {
    $("#evidence").replaceChildren(...children);
    $("#evidence").scrollTop = 0;
  }
  const back = () => make("p", {}, make("button", { type: "button", text: "← At a glance", click: chooseNothing }));
  const labelOf = (id) => nodeOf.get(id).name;
  const labels = (ids) => ids.map(labelOf).join(", ");

  function articleLine(index, passage) {
    const article = words.articles[index];
    if (!article) return make("p", { class: "meta", text: "Known beforehand, not from an article." });
    const line = make("p", { class: "meta" }, name(article.name));
    for (const part of [article.publisher, article.published]) if (part) line.append(" · ", name(part));
    if (/^https?:\/\//i.test(article.url)) {
      const start = encodeURIComponent(passage.map(([text]) => text).join("").split(" ").slice(0, 8).join(" ")).replace(/-/g, "%2D");
      line.append(" · ", make("a", {
        href: article.url.includes("#") ? article.url : `${article.url}#:~:text=${start}`, target: "_blank", rel: "noopener noreferrer", text: "Open the source",
      }));
    }
    return line;
  }

  function quoteOf(passage, colour) {
    const quote = make("blockquote", { dir: "auto" });
    quote.style.setProperty("--c", `var(${colour})`);
    for (const [text, role] of passage)
      quote.append(role === "content" ? make("mark", { text }) : role ? make("span", { class: role, text }) : text);
    return quote;
  }

  const who = (text) => make("span", { class: "who" }, name(text));
  function statementHead(e, colour) {
    const head = make("p", {}, who(e.who), " ", chip(e.verb, colour));
    if (e.about.length) head.append(make("span", { class: "meta" }, " → ", name(labels(e.about))));
    return head;
  }
  /** Subject, relation, object, and on whose word: that of the source who claims it, or of the article. */
  function relationHead(index, e, colour) {
    const lines = linesOf(index).map((id) => edgeOf.get(id));
    const ends = (end) => [...new Set(lines.map((line) => labelOf(line[end])))].join(" and ");
    const word = e.basis === "known" ? "known beforehand" : e.who ? `according to ${e.who}` : "reported by the article";
    return make("p", {}, who(ends("from")), " ", chip(e.note || e.kind, colour), " ", who(ends("to")),
      make("span", { class: "meta" }, " — ", name(word)));
  }

  function card(index) {
    const e = words.evidence[index], colour = lineColour(e.kind);
    const head = e.statement ? statementHead(e, colour) : relationHead(index, e, colour);
    const facts = [e.said, e.place && `in ${e.place}`, e.via && `via ${e.via}`, e.told && `told ${e.told}`].filter(Boolean);
    const chips = make("p", {});
    if (e.statement) chips.append(chip(MODE[e.mode]));
    if (e.certainty && e.certainty !== "certain") chips.append(" ", chip(e.certainty));
    for (const i of e.figures) {
      const figure = words.figures[i];
      chips.append(" ", chip([figure.wording, outcomeOf(figure)].filter(Boolean).join(", ")));
      if (figure.verification) chips.append(" ", chip(figure.verification));
    }
    return make("article", { class: "card", "data-evidence": index }, head, e.passage.length ? quoteOf(e.passage, colour) : "",
      chips.childNodes.length ? chips : "", facts.length ? make("p", { class: "meta", text: facts.join(" · ") }) : "", articleLine(e.article, e.passage));
  }

  function figureCard(figure) {
    const facts = [figure.range, countedAs(figure), figure.group && `among ${figure.group}`,
      figure.perpetrator && `by ${figure.perpetrator} (${figure.certainty || "claimed"})`, figure.period, figure.place && `in ${figure.place}`, figure.verification];
    return make("article", { class: "card" },
      make("p", {}, make("span", { class: "who" }, name(figure.wording)), " ", outcomeOf(figure), make("span", { class: "meta" }, " — ", name(figure.who ? `according to ${figure.who}` : "reported by the article"))),
      quoteOf(figure.passage, "--l-reported"), make("p", { class: "meta", text: facts.filter(Boolean).join(" · ") }), articleLine(figure.article, figure.passage));
  }

  function showLines(lines) {
    const children = [back()];
    for (const line of lines) {
      children.push(make("h2", {}, name(labelOf(line.from)), ` ${line.kind} → `, name(labelOf(line.to))));
      children.push(...line.evidence.map(card));
    }
    panel(children);
  }

  function section(title, items) {
    return items.length ? [make("h3", { text: title }), ...items] : [];
  }
  const list = (items) => (items.length ? [make("ul", { class: "plain" }, ...items)] : []);

  /** As many rows as `most`; the rest is counted on a button that brings it. */
  function shortList(rows, most) {
    if (rows.length <= most) return list(rows);
    const short = make("ul", { class: "plain" }, ...rows.slice(0, most));
    const more = make("button", { type: "button", text: `and ${rows.length - most} more`, click: () => { short.append(...rows.slice(most)); more.remove(); } });
    return [short, more];
  }

  /** What happened to those counted, unless the figure's own words say so. */
  function outcomeOf(figure) {
    const said = { killed: /killed|dead|deaths?|fatalit/i, injured: /injur|wound/i, displaced: /displaced|refugee/i }[figure.outcome];
    return said ? (said.test(figure.wording) ? "" : figure.outcome) : figure.wording.toLowerCase().includes(figure.outcome) ? "" : figure.outcome;
  }
  function conflictRow(conflict) {
    return make("li", { class: "conflict" }, make("ul", { class: "plain" }, ...conflict.figures.map(figureRow)), quiet(conflict.reason));
  }
  function figureRow(index) {
    const figure = words.figures[index];
    const what = [outcomeOf(figure), figure.group && `(${figure.group})`].filter(Boolean).join(" ");
    const claimant = figure.who || "reported by the article";
    return row(() => chooseFigure(index), make("b", {}, name(figure.wording)), what && ` ${what}`,
      make("span", { class: "quiet" }, "— ", name(claimant), figure.verification ? `, ${figure.verification}` : "", figure.certainty === "alleged" ? ", alleged" : ""));
  }
  function statementRow(index) {
    const e = words.evidence[index];
    return row(() => chooseEvidence(index), make("b", {}, name(e.who)), ` ${e.verb}: `, name(e.words || e.cue));
  }

  function showNode(node) {
    const of = (test) => words.evidence.map((_, i) => i).filter((i) => test(words.evidence[i], i));
    const figures = words.figures.map((_, i) => i).filter((i) => [...words.figures[i].claimants, ...words.figures[i].of].includes(node.id));
    const touching = new Set(edges.filter((edge) => edge.from === node.id || edge.to === node.id).flatMap((edge) => edge.evidence));
    const claims = node.kind === QUOTATION;
    panel([
      back(),
      make("h2", {}, name(claims ? "Said about no one named" : node.name)),
      make("p", { class: "quiet" }, [node.kind, node.note, node.background ? "known, not from this article" : ""].filter(Boolean).join(" · "),
        node.alt.length ? make("span", {}, " · also: ", name(node.alt.slice(0, 6).join(", ")), node.alt.length > 6 ? ` and ${node.alt.length - 6} more` : "") : ""),
      ...section(`Figures (${figures.length})`, list(figures.map(figureRow))),
      ...(claims ? [...touching].sort((a, b) => a - b).map(card) : [
        ...section("Says", of((e) => e.statement && e.speakers.includes(node.id)).map(card)),
        ...section("Is spoken of", of((e) => e.statement && e.about.includes(node.id)).map(card)),
        ...section("Passes on, or is told", of((e) => e.statement && e.others.includes(node.id)).map(card)),
        ...section("Offices, events, places", of((e, i) => !e.statement && touching.has(i)).map(card)),
      ]),
    ]);
  }

  function showGlance() {
    const said = new Map();
    for (const i of statements) for (const id of words.evidence[i].speakers) said.set(id, (said.get(id) || 0) + 1);
    const most = [...said].sort((a, b) => b[1] - a[1] || (labelOf(a[0]) < labelOf(b[0]) ? -1 : 1)).slice(0, 5);
    const kind = (...kinds) => statements.filter((i) => kinds.includes(words.evidence[i].kind));
    const conflicting = new Set(words.conflicts.flatMap((conflict) => conflict.figures));
    const others = words.figures.map((_, i) => i).filter((i) => !conflicting.has(i));
    const unverified = kind("could not verify");
    const alleged = words.figures.map((_, i) => i).filter((i) => words.figures[i].verification || words.figures[i].certainty === "alleged");
    panel([
      make("h2", { text: "At a glance" }),
      make("p", { class: "quiet", text: "Click a line or a name to read the words behind it. A claim is shown as a claim, not as a fact." }),
      ...section("Figures that conflict", shortList(words.conflicts.map(conflictRow), 3)),
      ...section("Says most", most.length ? [make("p", { class: "inline" }, ...most.map(([id, n]) =>
        make("button", { type: "button", title: count(n, "statement"), click: () => chooseNode(id) }, name(labelOf(id)), ` ${n}`)))] : []),
      ...section("Accuses or denies", shortList(kind("accuses", "denies").map(accusation), ROWS)),
      ...section(conflicting.size ? "Other figures, and who claims them" : "Figures, and who claims them", shortList(others.map(figureRow), ROWS)),
      ...(others.length > ROWS ? [" ", make("button", { type: "button", text: `All ${words.figures.length} figures`, click: () => view("figures") })] : []),
      ...section("Not verified", shortList([...unverified.map(statementRow), ...alleged.map(figureRow)], ROWS)),
    ]);
  }
  function accusation(index) {
    const e = words.evidence[index];
    return row(() => chooseEvidence(index), make("b", {}, name(e.who)), ` ${e.verb} `, e.kind === "accuses" && e.about.length ? name(labels(e.about)) : "",
      make("span", { class: "quiet" }, name(e.words)));
  }

  // --- the tables -----------------------------------------------------------------------------------------------

  const toEvidence = () => { if (innerWidth <= 1000) $("#evidence").scrollIntoView(); }; // it stands below there
  const cell = (...children) => make("td", {}, ...children);
  function fillTable(selector, indexes, cellsOf, choose) {
    const body = $(`${selector} tbody`);
    if (body.childNodes.length) return;
    for (const index of indexes) {
      const line = make("tr", {}, ...cellsOf(index));
      line.addEventListener("click", () => {
        for (const other of body.querySelectorAll(".on")) other.classList.remove("on");
        line.classList.add("on");
        choose(index);
        toEvidence();
      });
      body.append(line);
    }
  }
  function countedAs(figure) {
    const people = !/^(events|share)/.test(figure.counted); // "civilians killed", but "events: killed"
    return [figure.counted, figure.outcome].filter(Boolean).join(people ? " " : ": ");
  }
  function figureCells(index) {
    const f = words.figures[index];
    const what = [countedAs(f), f.group && `among ${f.group}`].filter(Boolean).join(", ");
    return [cell(name(f.who || "reported by the article")), cell(make("button", { type: "button" }, name(f.wording))), cell(f.range),
      cell(name(what), f.perpetrator ? make("span", {}, ", by ", name(f.perpetrator), ` (${f.certainty || "claimed"})`) : "", f.verification ? ` (${f.verification})` : ""), cell(f.period), cell(name(f.place))];
  }
  function statementCells(index) {
    const e = words.evidence[index], article = words.articles[e.article];
    return [cell(name(e.who)), cell(e.verb), cell(make("button", { type: "button" }, name(e.words || e.cue))), cell(name(labels(e.about))),
      cell(name(article ? article.name : ""))];
  }

  function view(which) {
    for (const button of document.querySelectorAll("[data-view]")) {
      const chosen = button.dataset.view === which;
      button.setAttribute("aria-pressed", String(chosen));
      $(`#${button.dataset.view}`).hidden = !chosen;
    }
    if (which === "figures") fillTable("#figures", words.figures.map((_, i) => i), figureCells, chooseFigure);
    if (which === "statements") fillTable("#statements", statements, statementCells, chooseEvidence);
  }

  // --- filters and search ---------------------------------------------------------------------------------------

  function choice(text, icon, n, off, key, unit) {
    const box = make("input", { type: "checkbox" });
    box.checked = true;
    box.addEventListener("change", () => {
      if (box.checked) off.delete(key); else off.add(key);
      state.dim = null;
      draw();
    });
    return make("label", { class: "choice" }, box, icon, make("span", { text }), make("span", { class: "count", text: unit ? count(n, unit) : String(n) }));
  }

  for (const basis of words.order.bases) {
    const lines = edges.filter((edge) => edge.basis === basis);
    if (lines.length) $("#bases").append(choice(BASIS[basis][0], lineIcon(basis === "known" ? "--l-known" : "--ink", BASIS[basis][1]), lines.length, state.offBases, basis, "line"));
  }
  for (const kind of words.order.lines) {
    const lines = edges.filter((edge) => edge.kind === kind);
    const style = lines.length && lines.every((line) => line.basis === lines[0].basis) ? BASIS[lines[0].basis][1] : [];
    if (lines.length) $("#lines").append(choice(kind, lineIcon(lineColour(kind), style), lines.length, state.offLines, kind));
  }
  for (const kind of words.order.nodes) {
    const of = nodes.filter((node) => node.kind === kind);
    if (of.length) $("#kinds").append(choice(kind, nodeIcon(kind, of[0].shape), of.length, state.offKinds, kind));
  }
  $("#figure-count").textContent = words.figures.length;
  $("#statement-count").textContent = statements.length;

  const fold = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").replace(/[‘’]/g, "'").toLowerCase();
  const searchable = [
    ...nodes.filter((node) => node.kind !== QUOTATION)
      .map((node) => ({ text: fold([node.name, ...node.alt].join("\n")), label: node.name, about: node.kind, node: node.id, choose: () => chooseNode(node.id) })),
    ...statements.map((i) => ({ text: fold(words.evidence[i].quotation), label: words.evidence[i].words, about: `${words.evidence[i].who} ${words.evidence[i].verb}`, choose: () => chooseEvidence(i) })),
  ];
  let hits = [], at = 0;

  function search() {
    const wanted = fold($("#search").value.trim());
    hits = wanted ? searchable.filter((item) => item.text.includes(wanted)).slice(0, 12) : [];
    at = 0;
    $("#hits").replaceChildren(...hits.map((hit, i) => {
      const short = hit.label.length > 90 ? `${hit.label.slice(0, 88)} …` : hit.label;
      return make("li", { class: i === 0 ? "on" : "" }, make("button", { type: "button", click: () => { hit.choose(); toEvidence(); } }, name(short), quiet(` ${hit.about}`)));
    }));
    if (wanted && !hits.length) $("#hits").append(make("li", { class: "quiet", text: "Nothing found." }));
  }
  $("#search").addEventListener("input", search);
  $("#search").addEventListener("keydown", (event) => {
    if (event.key === "Enter" && hits[at]) { hits[at].choose(); toEvidence(); }
    else if (event.key === "Escape") { $("#search").value = ""; search(); chooseNothing(); }
    else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      at = Math.max(0, Math.min(hits.length - 1, at + (event.key === "ArrowDown" ? 1 : -1)));
      [...$("#hits").children].forEach((item, i) => item.classList.toggle("on", i === at));
      event.preventDefault();
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && event.target !== $("#search")) { event.preventDefault(); $("#search").focus(); }
    else if (event.key === "Escape" && event.target !== $("#search")) chooseNothing();
  });

  // --- pointer, buttons, theme ----------------------------------------------------------------------------------

  function edgesNear(point) {
    const found = new Set();
    for (const [dx, dy] of [[0, 0], [4, 0], [-4, 0], [0, 4], [0, -4], [3, 3], [-3, -3], [3, -3], [-3, 3]]) {
      const id = network.getEdgeAt({ x: point.x + dx, y: point.y + dy });
      if (id !== undefined && visible.edges.has(id)) found.add(id);
    }
    return [...found];
  }
  network.on("click", (event) => {
    const point = event.pointer.DOM, node = network.getNodeAt(point);
    const near = edgesNear(point);
    if (node !== undefined) chooseNode(node);
    else if (near.length) chooseEdges(near);
    else chooseNothing();
  });

  function hint(text, point) {
    const box = $("#hint");
    box.textContent = text;
    box.hidden = !text;
    if (!text) return;
    const room = $("#network").clientWidth - 290;
    box.style.left = `${Math.max(4, Math.min(point.x + 14, room))}px`;
    box.style.top = `${point.y + 14}px`;
  }
  network.on("hoverEdge", (event) => {
    const edge = edgeOf.get(event.edge), first = words.evidence[edge.evidence[0]];
    const more = edge.evidence.length > 1 ? ` (×${edge.evidence.length})` : "";
    const quotation = first.words.length > 110 ? `${first.words.slice(0, 108)} …` : first.words;
    hint(`\u2068${labelOf(edge.from)}\u2069 ${edge.kind}${more} → \u2068${labelOf(edge.to)}\u2069${quotation ? ": " + quotation : ""}`, event.pointer.DOM);
  });
  network.on("hoverNode", (event) => {
    const node = nodeOf.get(event.node);
    hint(`\u2068${node.name}\u2069, ${node.kind}${node.note ? ", " + node.note : ""}`, event.pointer.DOM);
  });
  for (const over of ["blurEdge", "blurNode", "dragStart", "zoom"]) network.on(over, () => hint(""));

  for (const button of document.querySelectorAll("[data-view]")) button.addEventListener("click", () => view(button.dataset.view));
  for (const button of document.querySelectorAll("[data-zoom]")) button.addEventListener("click", () => {
    if (button.dataset.zoom === "fit") fit();
    else network.moveTo({ scale: network.getScale() * (button.dataset.zoom === "in" ? 1.25 : 0.8) });
  });
  $("#all").addEventListener("click", () => { state.all = !state.all; state.dim = null; draw(); fit(true); });
  $("#reset").addEventListener("click", () => {
    for (const off of [state.offKinds, state.offLines, state.offBases]) off.clear();
    for (const box of document.querySelectorAll("#filters [type=checkbox]")) box.checked = true;
    $("#search").value = "";
    search();
    state.all = false;
    chooseNothing();
    draw();
    fit(true);
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);

  showGlance();
  // What a test, or a curious reader at the console, needs to find its way on the canvas.
  window.newsKg = { network, nodes, edges, words, visible, state, chooseEdges, chooseNode };
})();
