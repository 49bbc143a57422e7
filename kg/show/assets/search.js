// Search over names, their other spellings, and quotations; arrows walk through what is found, Enter chooses.

const MOST_HITS = 12;
let searchable = null, hits = [], hitAt = 0;

function allSearchable() {
  const names = nodes.filter((node) => node.kind !== QUOTATION).sort((a, b) => b.weight - a.weight);
  return [
    ...names.map((node) => ({ text: fold([node.name, ...node.alt].join("\n")), label: node.name, about: node.kind, choose: () => chooseNode(node.id) })),
    ...statements.map((at) => ({ text: fold(words.evidence[at].quotation), label: words.evidence[at].words, about: `${words.evidence[at].who} ${words.evidence[at].verb}`, choose: () => chooseEvidence(at) })),
  ];
}

function search() {
  const field = $("#search"), wanted = fold(state.query.trim());
  if (field.value !== state.query) field.value = state.query;
  if (wanted) searchable ||= allSearchable();
  hits = [];
  for (const item of wanted ? searchable : []) {
    if (item.text.includes(wanted)) hits.push(item);
    if (hits.length === MOST_HITS) break;
  }
  hitAt = 0;
  $("#hits").replaceChildren(...hits.map((hit, at) => {
    const item = make("li", { role: "option", id: `hit${at}` }, bdi(cut(hit.label, 90)), quiet(" ", bdi(hit.about)));
    item.addEventListener("click", () => take(hit));
    return item;
  }));
  $("#nothing").hidden = !wanted || hits.length > 0;
  field.setAttribute("aria-expanded", String(hits.length > 0));
  markHit();
}

function markHit() {
  [...$("#hits").children].forEach((item, at) => item.setAttribute("aria-selected", String(at === hitAt)));
  if (hits.length) $("#search").setAttribute("aria-activedescendant", `hit${hitAt}`);
  else $("#search").removeAttribute("aria-activedescendant");
}

function take(hit) {
  hit.choose();
  toEvidence();
}

function startSearch() {
  const field = $("#search");
  field.addEventListener("input", () => { state.query = field.value; search(); saveLink(); });
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && hits[hitAt]) take(hits[hitAt]);
    else if (event.key === "Escape") { state.query = ""; search(); chooseNothing(); }
    else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      hitAt = Math.max(0, Math.min(hits.length - 1, hitAt + (event.key === "ArrowDown" ? 1 : -1)));
      markHit();
      event.preventDefault();
    }
  });
}
