// What the reader has chosen: the whole of it goes into the address, and comes back from there.

const FACETS = ["nodes", "lines", "bases", "certainties", "articles"];
const VIEWS = ["graph", "figures", "reading", "table"];
const TABLES = ["statements", "reports", "lines", "names"];

const freshState = () => ({
  view: "graph",
  off: Object.fromEntries(FACETS.map((facet) => [facet, new Set(facet === "bases" ? ["known"] : [])])), // what the legend has unticked; what no article says, from the start
  from: "", until: "", undated: true, // the days that are shown
  all: false, // whether also those beyond the overview are shown
  open: new Set(), // nodes beyond the overview that are shown all the same
  only: "", // the node to whose neighbourhood the view is narrowed
  chosen: null, // { kind: "node" | "lines" | "evidence" | "figure", ids: [...] }
  query: "", // in the search field
  table: "statements",
  article: "", // in the reading view
  unmarked: new Set(), // kinds of highlights that are switched off there
  theme: "", // "light" or "dark"; empty: as the system has it
  camera: null, // [x, y, scale] once the reader has moved the graph
});
let state = freshState();

/** Change the state and show it. */
function change(patch) {
  Object.assign(state, patch);
  refresh();
}

const isDark = () => (state.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
