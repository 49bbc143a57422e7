// The permalink: the whole state of the view in the part of the address behind #, which no server ever sees.

const GAP = "~"; // between the values of a list
const NOTHING = "-"; // a list without values, where the usual one has some
const OFF = { nodes: "no-names", lines: "no-lines", bases: "no-words", certainties: "no-certainty", articles: "no-articles" };

function toLink() {
  const link = new URLSearchParams(), fresh = freshState();
  const put = (key, value) => { if (value) link.set(key, value); };
  for (const key of ["view", "table"]) if (state[key] !== fresh[key]) link.set(key, state[key]);
  for (const facet of FACETS) {
    const off = [...state.off[facet]].join(GAP);
    if (off !== [...fresh.off[facet]].join(GAP)) link.set(OFF[facet], off || NOTHING);
  }
  for (const key of ["from", "until", "only", "query", "theme"]) put(key, state[key]);
  if (!state.undated) link.set("undated", "no");
  if (state.all) link.set("all", "yes");
  put("open", [...state.open].join(GAP));
  if (state.chosen) link.set("chosen", [state.chosen.kind, ...state.chosen.ids].join(GAP));
  if (state.view === "reading") put("article", state.article);
  put("unmarked", [...state.unmarked].join(GAP));
  if (state.camera) link.set("at", state.camera.join(GAP));
  return link.toString();
}

/** The state that a link asks for; what it names and this page lacks is passed over. */
function fromLink(text) {
  const link = new URLSearchParams(text), found = freshState();
  const many = (key) => (link.get(key) || "").split(GAP).filter(Boolean);
  const { from, until } = daysFrom(link.get("from") || "", link.get("until") || "");
  const one = (key, of, usual) => (of.includes(link.get(key)) ? link.get(key) : usual);
  const known = new Map([["node", nodeOf], ["lines", edgeOf], ["evidence", evidenceAt], ["figure", figureAt]]);
  const [kind, ...ids] = many("chosen"), there = ids.filter((id) => known.get(kind)?.has(id));
  const camera = many("at").map(Number);
  return Object.assign(found, {
    view: one("view", VIEWS, found.view), table: one("table", TABLES, found.table), theme: one("theme", ["light", "dark"], ""),
    off: Object.fromEntries(FACETS.map((facet) => [facet, link.has(OFF[facet]) ? new Set(many(OFF[facet]).filter((key) => key !== NOTHING)) : found.off[facet]])),
    from, until, undated: link.get("undated") !== "no", all: link.get("all") === "yes",
    open: new Set(many("open").filter((id) => nodeOf.has(id))),
    only: nodeOf.has(link.get("only")) ? link.get("only") : "",
    chosen: there.length ? { kind, ids: kind === "lines" ? there : there.slice(0, 1) } : null,
    query: link.get("query") || "", article: link.get("article") || "", unmarked: new Set(many("unmarked")),
    camera: seesSomething(camera) ? camera : null,
  });
}

/** The days of a link that this page can be narrowed to: they exist, and something here falls between them. */
function daysFrom(from, until) {
  const isDay = (iso) => /^\d{4}-\d\d-\d\d$/.test(iso) && Number.isFinite(toDay(iso)) && toIso(toDay(iso)) === iso;
  const found = {
    from: dated.length && isDay(from) && toDay(from) <= span.last ? from : "",
    until: dated.length && isDay(until) && toDay(until) >= span.first ? until : "",
  };
  return found.from && found.until && found.from > found.until ? { from: "", until: "" } : found;
}

/** The scale at which the whole drawing is as small as the zoom makes it. */
function furthest() {
  const range = nodes.reduce((most, node) => Math.max(most, Math.abs(node.x), Math.abs(node.y)), 1);
  return Math.min(0.3, SMALLEST / range);
}

/** Whether a camera is one that shows at least one name, neither as a dot nor larger than the screen. */
function seesSomething(camera) {
  const [x, y, scale] = camera, area = $("#network");
  if (camera.length !== 3 || !camera.every(Number.isFinite) || scale <= 0 || scale > CLOSEST) return false;
  if (scale < furthest()) return false;
  const half = { x: (area.clientWidth || innerWidth) / 2 / scale, y: (area.clientHeight || innerHeight) / 2 / scale };
  return nodes.some((node) => Math.abs(node.x - x) < half.x && Math.abs(node.y - y) < half.y);
}

const CLOSEST = 10; // as vis-network lets a wheel zoom
const SMALLEST = 100; // pixels from the middle of the drawing to its edge
const PAUSE = 250; // milliseconds between two changes of the address; browsers refuse more than some hundred in a row
let savedAt = 0;

function saveLink() {
  const wait = savedAt + PAUSE - performance.now();
  if (wait > 0) later("link", wait, putLink);
  else putLink();
}

/** Put the state into the address now; returns it. */
function putLink() {
  notLater("link");
  savedAt = performance.now();
  const link = toLink();
  if (link === location.hash.slice(1)) return location.hash;
  history.replaceState(null, "", link ? `#${link}` : location.pathname + location.search);
  $("#link").textContent = "Copy link"; // what was copied is not this
  return location.hash;
}

function copyLink() {
  putLink();
  const field = make("textarea", { class: "unseen", "aria-hidden": "true", tabindex: "-1" });
  field.value = location.href;
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy"); // works in a file too, where the clipboard asks for permission
  field.remove();
  const said = done ? "Link copied" : "Copy the address of this page";
  $("#link").textContent = said;
  tell(said);
}
