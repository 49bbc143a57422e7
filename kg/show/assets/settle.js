// What is still to come: a pause that has to pass, a frame to be drawn. While nothing is, <html> has `data-settled`,
// which tests wait for instead of guessing how long this machine takes today.

const coming = new Map(); // by what it is: the timer, or who asked last
let opened = false;

const settle = () => document.documentElement.toggleAttribute("data-settled", opened && !coming.size);

/** Do something after `wait` milliseconds; asked again before that, it waits anew. */
function later(what, wait, then) {
  clearTimeout(coming.get(what));
  coming.set(what, setTimeout(() => { coming.delete(what); then(); settle(); }, wait));
  settle();
}
function notLater(what) {
  clearTimeout(coming.get(what));
  coming.delete(what);
  settle();
}

/** Nothing is settled before two frames have passed: in the first, the drawing notices that its area has changed. */
function awaitFrames() {
  const asked = {};
  coming.set("frames", asked);
  settle();
  const passed = () => { if (coming.get("frames") === asked) { coming.delete("frames"); settle(); } };
  requestAnimationFrame(() => requestAnimationFrame(passed));
}
