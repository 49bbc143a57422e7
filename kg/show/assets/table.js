// The table: everything that the drawing offers, for keyboards and screen readers, and for whoever likes rows.

const PAGE = 100; // rows at a time
let tableShown = "", tableRows = PAGE, sorted = { column: -1, down: false };

const TABLE = {
  statements: { title: "Statements", columns: ["Who", "Does what", "Words", "About, or accused", "Certainty", "Day", "Article"],
    rows: () => statements.filter((at) => visible.evidence.has(at)).map((at) => {
      const e = words.evidence[at];
      return { cells: [e.who, e.verb, e.words || e.cue, labels(targetsOf(e)), e.certainty, e.said, sourceName(e.article)], sort: e.start, link: 2, choice: { kind: "evidence", ids: [e.key] } };
    }) },
  reports: { title: "Offices, events, places", columns: ["From", "How", "To", "Words", "On whose word", "Day", "Article"],
    rows: () => words.evidence.map((_, at) => at).filter((at) => !words.evidence[at].statement && visible.evidence.has(at)).map((at) => {
      const e = words.evidence[at], one = (end) => [...new Set(linesOf(at).map((line) => labelOf(line[end])))].join(", ");
      return { cells: [one("from"), e.note || e.kind, one("to"), e.words, e.who || (e.basis === "reported" ? reportedBy(e.article) : BASIS[e.basis][0]), e.said, sourceName(e.article)], sort: e.start, link: 1, choice: { kind: "evidence", ids: [e.key] } };
    }) },
  lines: { title: "Lines", columns: ["From", "Line", "To", "Times", "On whose word"],
    rows: () => [...visible.edges].map(([id, passing]) => {
      const line = edgeOf.get(id);
      return { cells: [labelOf(line.from), line.kind, labelOf(line.to), passing.length, BASIS[line.basis][0]], link: 1, choice: { kind: "lines", ids: [id] } };
    }) },
  names: { title: "Names", columns: ["Name", "Kind", "Says", "Is spoken of", "Also called"],
    rows: () => {
      const says = tally(), spoken = tally();
      for (const at of statements) {
        words.evidence[at].speakers.forEach((id) => add(says, id));
        words.evidence[at].about.forEach((id) => add(spoken, id));
      }
      return [...visible.nodes].map((id) => nodeOf.get(id)).filter((node) => node.kind !== QUOTATION).sort((a, b) => b.weight - a.weight)
        .map((node) => ({ cells: [node.name, [node.kind, node.note].filter(Boolean).join(", "), says.get(node.id) || 0, spoken.get(node.id) || 0, node.alt.slice(0, 6).join(", ")], link: 0, choice: { kind: "node", ids: [node.id] } }));
    } },
};
const sourceName = (at) => { const article = articleOf(at); return article ? article.publisher || article.name : ""; };

const cellText = (value) => (typeof value === "number" ? value.toLocaleString("en") : value);

function showTable() {
  const stamp = JSON.stringify([state.table, tableRows, sorted, [...visible.edges.keys()].length, [...visible.evidence].length, visible.nodes.size, [...state.off.nodes, ...state.off.lines], state.from, state.until, state.undated]);
  if (stamp !== tableShown) {
    tableShown = stamp;
    fillTable(TABLE[state.table]);
  }
  for (const line of $$("#table tbody tr")) line.classList.toggle("on", Boolean(state.chosen) && line.dataset.key === state.chosen.kind + state.chosen.ids[0]);
}

function fillTable({ columns, rows }) {
  const all = rows(), filled = columns.map((_, at) => all.some((line) => line.cells[at] !== "" && line.cells[at] !== undefined)), focused = document.activeElement?.dataset?.focus;
  if (sorted.column >= 0) {
    const value = (line) => (columns[sorted.column] === "Day" && line.sort !== undefined ? line.sort : line.cells[sorted.column]);
    const order = (a, b) => (typeof a === "number" ? a - b : String(a).localeCompare(String(b), "en"));
    all.sort((a, b) => order(value(a), value(b)) * (sorted.down ? -1 : 1));
  }
  const tabs = make("div", { class: "tabs", role: "group", "aria-label": "What the table lists" }, ...TABLES.map((key) =>
    button(TABLE[key].title, () => { tableRows = PAGE; sorted = { column: -1, down: false }; change({ table: key }); }, { "aria-pressed": String(key === state.table), "data-focus": `tab ${key}` })));
  const head = make("tr", {}, ...columns.map((column, at) => filled[at] && make("th", { scope: "col", "aria-sort": sorted.column === at ? (sorted.down ? "descending" : "ascending") : undefined },
    button(column + (sorted.column === at ? (sorted.down ? " ▾" : " ▴") : ""), () => { sorted = { column: at, down: sorted.column === at && !sorted.down }; showTable(); }, { "data-focus": `sort ${at}` }))).filter(Boolean));
  const body = make("tbody", {}, ...all.slice(0, tableRows).map((line) => {
    const take_ = () => { choose(line.choice); toEvidence(); };
    const tr = make("tr", { "data-key": line.choice.kind + line.choice.ids[0] }, ...line.cells.map((value, at) => filled[at] &&
      make("td", {}, at === line.link ? make("button", { type: "button" }, bdi(cellText(value) || "—")) : bdi(cellText(value)))).filter(Boolean));
    tr.addEventListener("click", take_);
    return tr;
  }));
  $("#table").replaceChildren(make("h2", { text: "Table" }), tabs,
    make("p", { class: "quiet", text: `${count(all.length, "row")}, as the filters let them through. A row’s button shows the words behind it.` }),
    make("p", { class: "quiet sideways", "aria-hidden": "true", text: "Swipe the table sideways for more columns →" }),
    make("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": TABLE[state.table].title }, make("table", {}, make("thead", {}, head), body)),
    all.length > tableRows ? make("p", { class: "buttons" }, button(`Show ${Math.min(PAGE, all.length - tableRows)} of ${all.length - tableRows} more`, () => { tableRows += PAGE; showTable(); })) : "");
  if (focused) $(`#table [data-focus="${focused}"]`)?.focus();
}
