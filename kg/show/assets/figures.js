// Figures side by side: one row a claim, grouped by what they count, each as its range on a common scale.

const UNIT = { PersonUnit: "People", FamilyUnit: "Families", EventUnit: "Events", PercentUnit: "Shares, in percent" };
const LONG = 40; // so many times the smallest figure, and the scale counts tenfolds instead
let figuresDrawn = false;

const SAYS = { civilians: /civilian/i, combatants: /fighter|soldier|combatant|troop|militant|rebel|officer/i, people: /people|person/i, families: /famil/i, "families of civilians": /famil/i };

/** What kind is counted, unless the figure's own words say so. */
function kindOf(figure) {
  const said = SAYS[figure.counted];
  return !figure.counted || (said && said.test(figure.wording)) || figure.wording.includes(figure.counted) ? "" : ` (${figure.counted})`;
}

/** Those that count the same kind stand together, and parts below their total. */
function inOrder(indexes) {
  const first = new Map();
  for (const at of indexes) if (!first.has(words.figures[at].counted)) first.set(words.figures[at].counted, at);
  const rank = (at) => [words.figures[at].partOf === undefined ? 0 : 1, first.get(words.figures[at].counted), at];
  return [...indexes].sort((a, b) => { const one = rank(a), other = rank(b), place = one.findIndex((value, i) => value !== other[i]); return place < 0 ? 0 : one[place] - other[place]; });
}

const ends = (figure) => [figure.low ?? 0, figure.high ?? null];
const slack = (figure) => (figure.bound === "About" ? 0.1 : 0);

/** From numbers to percent of the track's width; the last part belongs to ranges without an upper end. */
function scaleOf(figures) {
  const numbers = figures.flatMap((f) => [f.low, f.high]).filter((n) => n !== undefined && n > 0);
  const most = Math.max(...numbers, 1), least = Math.min(...numbers, most), WIDE = 86;
  const tenfold = most / least > LONG, lowest = 10 ** Math.floor(Math.log10(least));
  const at = tenfold
    ? (n) => (n <= lowest ? 0 : (WIDE * Math.log(n / lowest)) / Math.log((most * 1.1) / lowest))
    : (n) => (WIDE * n) / (most * 1.1);
  const ticks = [];
  if (tenfold) for (let n = lowest; n <= most; n *= 10) ticks.push(n);
  else {
    const rough = most / 4, power = 10 ** Math.floor(Math.log10(rough)), step = [1, 2, 5, 10].map((f) => f * power).find((s) => s >= rough);
    for (let n = 0; n <= most; n += step) ticks.push(Math.round(n * 1000) / 1000);
  }
  return { at, ticks, tenfold };
}

function track(figure, scale) {
  const [low, high] = ends(figure), nothing = figure.low === undefined && figure.high === undefined;
  const box = make("span", { class: "track", "aria-hidden": "true" });
  const place = (kind, from, to) => {
    const part = make("i", { class: kind });
    part.style.left = `${from}%`;
    part.style.width = `${Math.max(0, to - from)}%`;
    box.append(part);
  };
  for (const tick of scale.ticks) place("tick", scale.at(tick), scale.at(tick));
  if (nothing) return box;
  if (slack(figure)) place("about", scale.at(low * (1 - slack(figure))), scale.at((high ?? low) * (1 + slack(figure))));
  const vague = figure.bound === "Vague" ? " vague" : "";
  if (high === null) { place(`open${vague}`, scale.at(low), scale.at(low)); place("point", scale.at(low), scale.at(low)); }
  else if (low === high) place("point", scale.at(low), scale.at(low));
  else place(`between${vague}${figure.bound === "AtMost" ? " atmost" : ""}`, scale.at(low), scale.at(high));
  return box;
}

function figureLine(at, scale) {
  const figure = words.figures[at];
  const element = make("li", { "data-figure": at }, make("button", { type: "button", class: "figure", click: () => { chooseFigure(at); toEvidence(); } },
    make("span", { class: "claim" }, make("span", { class: "who" }, bdi(claimantOf(figure))),
      quiet(bdi(detailsOf(figure).join(" · "))), ...doubts(figure).map((doubt) => chip(doubt, "--l-unverified"))),
    track(figure, scale), make("span", { class: "range" }, make("b", {}, bdi(figure.wording)), kindOf(figure), figure.wording.includes(figure.range) ? "" : quiet(`read as ${figure.range}`))));
  return element;
}

function groupOf(title, indexes) {
  const scale = scaleOf(indexes.map((at) => words.figures[at])), inside = new Set(indexes);
  const axis = make("div", { class: "axis", "aria-hidden": "true" }, ...scale.ticks.map((tick) => {
    const label = make("span", { text: tick.toLocaleString("en") });
    label.style.left = `${scale.at(tick)}%`;
    return label;
  }));
  const pairs = words.comparisons.filter(([one, other]) => inside.has(one) && inside.has(other));
  const said = (verdict, test = () => true) => pairs.filter((pair) => pair[2] === verdict && test(pair)).map((pair) => make("li", { class: `verdict ${verdict.replace(" ", "-")}` }, ...verdictText(pair)));
  const apart = said("not comparable"), verdicts = [...said("conflicts"), ...said("agrees", (pair) => !isOwnPart(pair))], parts = said("agrees", isOwnPart);
  return make("section", { class: "group" }, make("h3", { text: title }),
    scale.tenfold ? make("p", { class: "quiet", text: "Each step of the scale is ten times the one before." }) : "",
    make("div", { class: "axis-row" }, axis), make("ul", { class: "plain plot" }, ...inOrder(indexes).map((at) => figureLine(at, scale))),
    verdicts.length ? make("ul", { class: "plain" }, ...verdicts) : indexes.length > 1 && !parts.length ? make("p", { class: "quiet", text: unheld(indexes) }) : "",
    parts.length ? make("ul", { class: "plain parts" }, ...parts) : "",
    apart.length ? make("details", {}, make("summary", { text: `${count(apart.length, "pair")} cannot be compared, and why` }), make("ul", { class: "plain" }, ...apart)) : "");
}

/** Whether one source gives both a total and its part, which says little. */
function isOwnPart([one, other]) {
  const [a, b] = [words.figures[one], words.figures[other]];
  return (a.partOf === other || b.partOf === one) && a.who === b.who && a.article === b.article;
}

const unheld = (indexes) => (indexes.length > words.mostCompared ? "There are too many of these to hold each against each."
  : "No two of these are known to count the same, so none is held against another.");

function showFigures() {
  const view = $("#figures");
  if (!figuresDrawn) {
    figuresDrawn = true;
    const groups = gather(words.figures.map((_, at) => at), (at) => [`${words.figures[at].unit} ${words.figures[at].outcome}`]);
    const rank = (key) => { const [unit, outcome] = key.split(" "); return [HARMED.includes(outcome) ? HARMED.indexOf(outcome) : 9, Object.keys(UNIT).indexOf(unit)]; };
    const order = [...groups.keys()].sort((a, b) => rank(a)[0] - rank(b)[0] || rank(a)[1] - rank(b)[1]);
    view.replaceChildren(make("h2", { text: "Figures, each with who claims it" }), make("p", { class: "quiet", id: "figures-shown" }),
      make("p", { class: "quiet", text: "Nobody is picked as right. Two figures are compared only where they are known to count the same. Choose a row to read its words." }),
      key(), ...order.map((group) => {
        const [unit, outcome] = group.split(" "), what = UNIT[unit] || unit;
        return groupOf(outcome ? `${what}${unit === "EventUnit" ? " in which people were" : ""} ${outcome}` : `${what}: what happened to them is not said`, groups.get(group));
      }), words.figures.length ? "" : make("p", { text: "No figures were found." }));
  }
  const lines = $$("#figures [data-figure]"), passing = new Set(lines.filter((line) => figurePasses(words.figures[line.dataset.figure])));
  for (const line of lines) line.hidden = !passing.has(line);
  $("#figures-shown").textContent = passing.size < lines.length ? `The filters let ${passing.size} of ${count(lines.length, "figure")} through.` : "";
  for (const line of lines) line.classList.toggle("on", state.chosen?.kind === "figure" && state.chosen.ids[0] === words.figures[line.dataset.figure].key);
}

/** What the marks of the plot mean. */
function key() {
  const sample = (kind, text) => make("span", {}, make("span", { class: "track sample", "aria-hidden": "true" }, ...kind.split("+").map((one) => make("i", { class: one }))), text);
  return make("p", { class: "key" }, sample("point", "a number"), sample("about+point", "“about”: taken as 10% either way"), sample("open+point start", "this or more, without an end"), sample("between", "a range"), sample("between atmost", "at most"), sample("between vague", "vague: “dozens”, “hundreds”"));
}
