// The data of the page, and the ways through it that more than one part needs.

const read = (id) => JSON.parse($(`#data-${id}`).textContent);
const nodes = read("nodes"), edges = read("edges"), words = read("words"), texts = read("texts"), options = read("options");

// What is empty was left out of the file.
const NO_WORDS = {
  statement: false, who: "", speakers: [], about: [], accused: [], others: [], quotation: "", words: "", passage: [], cue: "", mode: "",
  certainty: "", said: "", start: "", until: "", place: "", via: "", told: "", note: "", figures: [],
};
const NO_FIGURE = {
  who: "", basis: "", claimants: [], of: [], wording: "", range: "", outcome: "", counted: "", group: "", perpetrator: "",
  certainty: "", period: "", place: "", verification: "", passage: [],
};
words.evidence = words.evidence.map((evidence) => ({ ...NO_WORDS, ...evidence }));
words.figures = words.figures.map((figure) => ({ ...NO_FIGURE, ...figure }));

const QUOTATION = "quotation", EVENT = "event", UNNAMED = "unnamed source";
const nodeOf = new Map(nodes.map((node) => [node.id, node]));
const edgeOf = new Map(edges.map((edge) => [edge.id, edge]));
const evidenceAt = new Map(words.evidence.map((evidence, at) => [evidence.key, at]));
const figureAt = new Map(words.figures.map((figure, at) => [figure.key, at]));
const statements = words.evidence.map((_, at) => at).filter((at) => words.evidence[at].statement);

/** The values of `items` under every key that `keysOf` gives them. */
function gather(items, keysOf) {
  const found = new Map();
  for (const item of items)
    for (const key of keysOf(item)) {
      if (!found.has(key)) found.set(key, []);
      found.get(key).push(item);
    }
  return found;
}
const linesBehind = gather(edges, (edge) => edge.evidence);
const linesTouching = gather(edges, (edge) => [edge.from, edge.to]);
const reportsOf = gather(words.evidence.map((_, at) => at), (at) => (words.evidence[at].thing ? [words.evidence[at].thing] : []));
const compared = gather(words.comparisons, ([one, other]) => [one, other]);

const linesOf = (evidence) => linesBehind.get(evidence) || [];
const touching = (node) => linesTouching.get(node) || [];
const neighboursOf = (id) => [...new Set(touching(id).map((edge) => (edge.from === id ? edge.to : edge.from)))];
const labelOf = (id) => nodeOf.get(id).name;
const labels = (ids) => ids.map(labelOf).join(", ");
const articleOf = (at) => (at === undefined ? undefined : words.articles[at]);

/** Text as the search compares it: without accents, case and kinds of apostrophe. */
const fold = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").replace(/[‘’]/g, "'").toLowerCase();

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"];

/** "2025-03-09" as "9 Mar 2025", as the evidence writes it. */
function dayText(iso) {
  const [year, month, day] = iso.split("-").map(Number);
  return MONTHS[month - 1] ? `${day} ${MONTHS[month - 1]} ${year}` : iso;
}
