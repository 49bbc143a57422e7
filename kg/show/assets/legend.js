// The legend is the filter: a box for every kind of name, line, word and article, with how many there are now.

const choices = []; // { facet, key, box, count }

function choice(facet, key, text, icon) {
  const box = make("input", { type: "checkbox" }), number = make("span", { class: "count" });
  box.addEventListener("change", () => {
    if (box.checked) state.off[facet].delete(key); else state.off[facet].add(key);
    refresh();
  });
  choices.push({ facet, key, box, number });
  return make("label", { class: "choice" }, box, icon, make("span", {}, bdi(text)), number);
}

function fieldset(title, boxes, closed) {
  if (!boxes.length) return;
  const inner = make("fieldset", {}, make("legend", { class: "unseen", text: title }), ...boxes);
  $("#legend").append(make("details", closed ? {} : { open: !isSmall() }, make("summary", { text: title }), inner));
}

function startLegend() {
  const kinds = words.order.nodes.filter((kind) => nodes.some((node) => node.kind === kind));
  fieldset("Names", kinds.map((kind) => choice("nodes", kind, kind, nodeIcon(kind, nodes.find((node) => node.kind === kind).shape))));
  const bases = words.order.bases.filter((basis) => edges.some((edge) => edge.basis === basis));
  fieldset("On whose word: statements, reports", bases.map((basis) => choice("bases", basis, basis === "known" ? `${BASIS.known[0]} (off at first)` : BASIS[basis][0], lineIcon(basis === "known" ? "--l-known" : "--ink", BASIS[basis][1]))));
  const lines = gather(edges, (edge) => [edge.kind]);
  fieldset("Lines: statements, reports", words.order.lines.filter((kind) => lines.has(kind)).map((kind) => {
    const one = lines.get(kind), alike = one.every((line) => line.basis === one[0].basis);
    return choice("lines", kind, kind, lineIcon(lineColour(kind), alike ? dashesOf(one[0]) : [], isThin(kind) ? 1.2 : 2.5));
  }));
  const firmness = gather(words.evidence.filter((e) => e.basis !== "known"), (e) => [e.certainty || NONE]);
  const sure = [...words.order.certainties, NONE].filter((key) => firmness.has(key));
  fieldset("Certainty, of the one who speaks", sure.length > 1 ? sure.map((key) => choice("certainties", key, key)) : [], true);
  fieldset("Articles", words.articles.length > 1 ? words.articles.map((article) => choice("articles", article.key, fullName(article))) : [], words.articles.length > 6);
  $("#all").addEventListener("click", () => { change({ all: !state.all, open: new Set() }); fit(); });
  $("#reset").addEventListener("click", () => {
    const { view, table, article, unmarked, theme } = state;
    Object.assign(state, freshState(), { view, table, article, unmarked, theme });
    search();
    refresh();
    fit();
  });
}

function syncLegend() {
  for (const { facet, key, box, number } of choices) {
    box.checked = !state.off[facet].has(key);
    number.textContent = (visible.counts[facet].get(key) || 0).toLocaleString("en");
  }
  const only = $("#only");
  only.hidden = !state.only;
  only.replaceChildren(...(state.only ? ["Only the neighbourhood of ", make("b", {}, bdi(labelOf(state.only))), " ", button("Show the whole graph", () => { change({ only: "" }); fit(); })] : []));
}
