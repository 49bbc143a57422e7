// Time: how many statements and events there are by day, and the range of days that is shown.

const MOST_BARS = 60;
const MONTH = 28; // days; what lasts as long, or longer, stands at its beginning alone
const DATE_WIDTH = 84; // pixels of a day under its bar
const DAY = 86400000;
const toDay = (iso) => Math.round(Date.parse(`${iso}T00:00:00Z`) / DAY);
const toIso = (day) => new Date(day * DAY).toISOString().slice(0, 10);
const dated = []; // { at?, node?, first, last }, days as whole numbers
const span = { first: 0, last: 0, step: 1, bars: 0 };
let undated = [];

/** Statements as they were said and events as they happened; an event's reports count once. */
function startTime() {
  const things = [
    ...statements.map((at) => ({ at, start: words.evidence[at].start, until: words.evidence[at].until })),
    ...nodes.filter((node) => node.kind === EVENT).map((node) => ({ node, start: node.start, until: node.until })),
  ];
  for (const thing of things) {
    const first = toDay(thing.start || thing.until), last = toDay(thing.until || thing.start);
    if (Number.isFinite(first) && Number.isFinite(last)) dated.push({ ...thing, first, last });
    else undated.push(thing);
  }
  const panel = $("#time");
  if (!dated.length) {
    panel.append(make("p", { class: "quiet", text: `No statement or event here has a day${undated.length ? `; ${undated.length} have none` : ""}.` }));
    return;
  }
  span.first = dated.reduce((found, thing) => Math.min(found, thing.first), Infinity);
  span.last = dated.reduce((found, thing) => Math.max(found, thing.last), -Infinity);
  span.step = Math.max(1, Math.ceil((span.last - span.first + 1) / MOST_BARS));
  span.bars = Math.ceil((span.last - span.first + 1) / span.step);
  const bars = make("div", { id: "bars", "aria-hidden": "true" });
  for (let at = 0; at < span.bars; at++) {
    const bar = make("span", { class: "bar" }, make("i", { class: "whole" }), make("i", { class: "part" }), make("i", { class: "long" }));
    bar.addEventListener("click", () => setTime(at, at));
    bars.append(bar);
  }
  const slider = (id, label) => {
    const input = make("input", { type: "range", id, min: 0, max: span.bars - 1, step: 1, "aria-label": label });
    input.addEventListener("input", () => { const [a, b] = ["#from", "#until"].map((part) => Number($(part).value)); setTime(Math.min(a, b), Math.max(a, b)); });
    return input;
  };
  const box = make("input", { type: "checkbox", id: "undated" });
  box.addEventListener("change", () => change({ undated: box.checked }));
  panel.append(
    make("div", { id: "days" }, make("b", { text: "Time" }), make("span", { id: "range" }),
      make("label", { class: "choice" }, box, make("span", { text: "without a day" }), make("span", { class: "count", id: "undated-count" })),
      button("All days", () => change({ from: "", until: "", undated: true }), { id: "whole", class: "small" })),
    bars, make("div", { id: "dates", "aria-hidden": "true" }), make("div", { id: "sliders" }, slider("from", "First day shown"), slider("until", "Last day shown")));
}

const barOf = (day) => Math.floor((day - span.first) / span.step);
const firstDay = (bar) => span.first + bar * span.step;

function setTime(a, b) {
  change({ from: a <= 0 ? "" : toIso(firstDay(a)), until: b >= span.bars - 1 ? "" : toIso(firstDay(b + 1) - 1) });
}

/** "3 statements, 2 events", as the header counts them. */
function countThings(things) {
  const said = things.filter((thing) => thing.at !== undefined).length;
  return [said && count(said, "statement"), things.length - said && count(things.length - said, "event")].filter(Boolean).join(", ") || "nothing";
}

/** Under the first bar, the last and the tallest stands its day, where there is room. */
function labelDays(all, most) {
  const wide = $("#bars").clientWidth || 600, wanted = [...new Set([0, span.bars - 1, all.indexOf(most)])], taken = [];
  $("#dates").replaceChildren(...wanted.flatMap((at) => {
    const middle = (wide * (at + 0.5)) / span.bars, left = Math.max(0, Math.min(wide - DATE_WIDTH, middle - DATE_WIDTH / 2));
    if (taken.some((other) => Math.abs(other - left) < DATE_WIDTH)) return [];
    taken.push(left);
    const label = make("span", { text: dayText(toIso(firstDay(at))) });
    label.style.left = `${(100 * left) / wide}%`;
    return [label];
  }));
}

function syncTime() {
  if (!dated.length) return;
  const passing = new Set(visible.dated), drawnEvents = new Set(visible.dated.map((at) => words.evidence[at].thing).filter(Boolean));
  const passes = (thing) => (thing.at !== undefined ? passing.has(thing.at) : drawnEvents.has(thing.node.id));
  const all = new Array(span.bars).fill(0), some = new Array(span.bars).fill(0), long = new Array(span.bars).fill(0);
  for (const thing of dated) {
    const first = barOf(thing.first), whole = thing.last - thing.first + 1 >= MONTH;
    for (let bar = first, last = whole ? first : barOf(thing.last); bar <= last; bar++) {
      all[bar] += 1;
      if (passes(thing)) (whole ? long : some)[bar] += 1;
    }
  }
  const most = Math.max(...all);
  const from = state.from ? barOf(toDay(state.from)) : 0, until = state.until ? barOf(toDay(state.until)) : span.bars - 1;
  [...$("#bars").children].forEach((bar, at) => {
    const day = dayText(toIso(firstDay(at))), [whole, part, lasting] = bar.children;
    whole.style.height = `${(100 * all[at]) / most}%`;
    part.style.height = `${(100 * some[at]) / most}%`;
    lasting.style.height = `${(100 * long[at]) / most}%`;
    lasting.style.bottom = part.style.height;
    bar.classList.toggle("out", at < from || at > until);
    bar.title = `${day}${span.step > 1 ? ` and ${span.step - 1} days more` : ""}: ${some[at] + long[at]} of ${all[at]}${long[at] ? `, ${long[at]} of them for a month or longer` : ""}`;
  });
  for (const [part, at, day] of [["#from", from, firstDay(from)], ["#until", until, Math.min(span.last, firstDay(until + 1) - 1)]]) {
    $(part).value = at;
    $(part).setAttribute("aria-valuetext", dayText(toIso(day)));
  }
  const within = dated.filter((thing) => thing.last >= firstDay(from) && thing.first < firstDay(until + 1));
  $("#range").textContent = `${dayText(toIso(Math.max(span.first, firstDay(from))))} to ${dayText(toIso(Math.min(span.last, firstDay(until + 1) - 1)))}: ${countThings(within)} with a day`;
  labelDays(all, most);
  $("#undated").checked = state.undated;
  $("#undated-count").textContent = countThings(undated);
  $("#whole").hidden = !isTimed();
}
