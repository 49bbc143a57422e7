// How each kind of node and line looks, on the canvas and in the legend alike.

const NODE_COLOUR = {
  person: "--n-person", organisation: "--n-organisation", media: "--n-media", group: "--n-group", place: "--n-place",
  event: "--n-event", [UNNAMED]: "--n-unnamed", [QUOTATION]: "--n-claim",
};
const LINE_COLOUR = {
  says: "--l-says", accuses: "--l-accuses", denies: "--l-denies", "calls for": "--l-calls",
  announces: "--l-announces", "declines to comment": "--l-declines", "could not verify": "--l-declines",
  believes: "--l-says", relays: "--l-relays", tells: "--l-relays", "lies in": "--l-known",
};
const lineColour = (kind) => LINE_COLOUR[kind] || "--l-reported";
const BASIS = { // on whose word, and the dashes of its lines
  claimed: ["claimed by a source", []],
  reported: ["reported by the article", [9, 6]],
  "spoken of": ["spoken of, claimed by no source", [9, 4, 2, 4]],
  known: ["known, not from this article", [2, 5]],
};
// Offices, memberships and what lies where: a thin line, so that dashes mean but one thing.
const THIN = new Set(["holds or held office", "is a member of", "unnamed, works for", "is in or near"]);
const isThin = (kind) => THIN.has(kind);
const dashesOf = (edge) => (isThin(edge.kind) ? [] : BASIS[edge.basis][1]);
const PATHS = { // in a box of 18 by 18
  square: "M3 3h12v12H3z", diamond: "M9 1l8 8-8 8-8-8z", hexagon: "M5 2h8l4 7-4 7H5L1 9z",
  triangleDown: "M1 3h16L9 16z", star: "M9 1l2.4 5.2 5.6.6-4.2 3.8 1.2 5.6L9 13.4 4 16.2l1.2-5.6L1 6.8l5.6-.6z",
  dot: "M9 2a7 7 0 1 1 0 14a7 7 0 1 1 0-14z", box: "M1 4h16v10H1z",
};
const isHollow = (kind) => kind === UNNAMED || kind === QUOTATION;

function nodeIcon(kind, shape) {
  const path = svg("path", { d: PATHS[shape], "stroke-width": 1.6 });
  path.style.fill = isHollow(kind) ? "transparent" : `var(${NODE_COLOUR[kind]})`;
  path.style.stroke = `var(${NODE_COLOUR[kind]})`;
  if (kind === UNNAMED) path.setAttribute("stroke-dasharray", "3 2");
  return svg("svg", { width: 16, height: 16, viewBox: "0 0 18 18", "aria-hidden": "true" }, path);
}

function lineIcon(colour, dashes, width = 2.5) {
  const line = svg("path", { d: "M1 8h22", "stroke-width": width, fill: "none", "stroke-dasharray": dashes.join(" ") });
  const head = svg("path", { d: "M20 4l6 4-6 4z" });
  line.style.stroke = head.style.fill = `var(${colour})`;
  return svg("svg", { width: 27, height: 16, viewBox: "0 0 27 16", "aria-hidden": "true" }, line, head);
}
