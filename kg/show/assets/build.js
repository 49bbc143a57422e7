// Small builders. Text from articles enters the document through textContent alone, never as markup.

const $ = (selector) => document.querySelector(selector);
const $$ = (selector) => [...document.querySelectorAll(selector)];

/** An element; `text` and `click` are set as such, all else are attributes. Empty children are passed over. */
function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "class") element.className = value;
    else if (name === "text") element.textContent = value;
    else if (name === "click") element.addEventListener("click", value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

function svg(tag, attributes, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/** A name, which keeps its own direction whatever stands around it. */
const bdi = (text) => make("bdi", { text });
const quiet = (...children) => make("span", { class: "quiet" }, ...children);
const button = (text, click, properties = {}) => make("button", { type: "button", text, click, ...properties });
const row = (click, ...children) => make("li", {}, make("button", { type: "button", class: "row", click }, ...children));
const list = (items) => (items.length ? [make("ul", { class: "plain" }, ...items)] : []);
const section = (title, items) => (items.length ? [make("h3", { text: title }), ...items] : []);

function chip(text, colour) {
  const element = make("span", { class: colour ? "chip" : "chip soft", text });
  if (colour) element.style.setProperty("--c", `var(${colour})`);
  return element;
}

/** As many rows as `most`; the rest is counted on a button that brings it. */
function shortList(rows, most) {
  if (rows.length <= most + 1) return list(rows);
  const short = make("ul", { class: "plain" }, ...rows.slice(0, most));
  const more = button(`and ${rows.length - most} more`, () => { short.append(...rows.slice(most)); more.remove(); });
  return [short, more];
}

const count = (n, one, many) => `${n.toLocaleString("en")} ${n === 1 ? one : many || one + "s"}`;
const cut = (text, most) => (text.length > most ? `${text.slice(0, most - 2)} …` : text);
const cssOf = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const SMALL_SCREEN = 1000; // pixels; below, the parts of the page stand one under the other
const isSmall = () => innerWidth <= SMALL_SCREEN;

/** Say something short to screen readers, and nothing to the eye. */
const tell = (text) => { $("#told").textContent = text; };
