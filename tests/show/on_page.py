"""What the tests of the page do in the browser again and again."""

from __future__ import annotations

PHONE = {"width": 390, "height": 844}

# Run before the page: notes each line of text of the drawing as it is written, with the box of its ink in pixels of
# the screen. So what the tests measure is what the browser drew, and not what the page believes.
NOTE_WRITING = """
  (() => {
    const proto = CanvasRenderingContext2D.prototype, { clearRect, fillText } = proto;
    window.written = [];
    proto.clearRect = function (...box) {
      if (this.canvas.closest("#network")) window.written = [];
      return clearRect.apply(this, box);
    };
    proto.fillText = function (text, x, y, ...rest) {
      if (this.canvas.closest("#network") && text.trim()) {
        const m = this.measureText(text), { a: scale, e, f } = this.getTransform();
        window.written.push({
          text, middle: (x + m.width / 2) * scale + e, base: y * scale + f, font: parseFloat(this.font) * scale,
          left: (x - m.actualBoundingBoxLeft) * scale + e, right: (x + m.actualBoundingBoxRight) * scale + e,
          top: (y - m.actualBoundingBoxAscent) * scale + f, bottom: (y + m.actualBoundingBoxDescent) * scale + f,
        });
      }
      return fillText.call(this, text, x, y, ...rest);
    };
  })();
"""


def settled(page):
    """The page, once it has drawn all that is to come: no pause runs and no frame is awaited."""
    page.wait_for_selector("html[data-settled]", state="attached")
    return page


def resize(page, width: int, height: int) -> None:
    """Give the window another size, and wait until the drawing has it too."""
    page.set_viewport_size({"width": width, "height": height})
    page.wait_for_function(
        """(wide) => { const { canvas } = newsKg.network.canvas.frame;
          return innerWidth === wide && canvas.width === Math.round(canvas.clientWidth * devicePixelRatio); }""",
        arg=width,
    )
    settled(page)


def choose(page, name: str) -> None:
    """Choose the node of this name, as a click on it does."""
    page.evaluate("(name) => newsKg.chooseNode(newsKg.nodes.find((n) => n.name === name).id)", name)
    settled(page)


def click_at(page, point) -> None:
    """Click on the drawing, and wait until that has chosen something."""
    page.keyboard.press("Escape")
    page.mouse.click(point["x"], point["y"])
    page.wait_for_function("() => newsKg.state.chosen")


def shown(page) -> str:
    """The line that says how much can be seen."""
    return page.locator("#shown").inner_text()


def evidence(page) -> str:
    """The text of the evidence panel."""
    return page.locator("#evidence").inner_text()


def view(page, name: str) -> None:
    """Go to another view."""
    page.locator(f"[data-view={name}]").click()
    settled(page)


def point_on(page, edge):
    """Where on the screen a line lies free of nodes and nearest of all lines, if it does anywhere."""
    return settled(page).evaluate(
        """(id) => {
          const { network } = newsKg, box = document.getElementById("network").getBoundingClientRect();
          const line = network.body.edges[id].edgeType;
          for (let t = 0.04; t < 1; t += 0.04) {
            const p = network.canvasToDOM(line.getPoint(t));
            if (network.getNodeAt(p) === undefined && newsKg.linesNear(p).includes(id))
              return { x: box.left + p.x, y: box.top + p.y };
          }
          return null;
        }""",
        edge,
    )


def label_boxes(page):
    """The labels of names and quotations as they are drawn now: the box of their ink on the screen, and their font."""
    found = []
    for line in settled(page).evaluate("window.written"):
        last = found[-1] if found else None
        # vis-network writes the lines of a label one after the other, each a font's height below the last
        if last and abs(last["middle"] - line["middle"]) + abs(last["base"] + last["font"] - line["base"]) < 0.5:
            last["label"] += f" {line['text']}"
            last["base"] = line["base"]
            last["left"], last["right"] = min(last["left"], line["left"]), max(last["right"], line["right"])
            last["top"], last["bottom"] = min(last["top"], line["top"]), max(last["bottom"], line["bottom"])
        else:
            found.append({**line, "label": line["text"]})
    return found


def symbol_boxes(page):
    """The boxes of the nodes' own shapes, without the labels below or above them, in pixels of the screen."""
    return settled(page).evaluate(
        """() => {
          const { network, visible } = newsKg, scale = network.getScale();
          return [...visible.nodes].map((id) => network.body.nodes[id]).map(({ x, y, options, shape }) => {
            const boxed = options.shape === "box", round = options.size * 0.7; // round, so not the corners
            const half = boxed ? { x: shape.width / 2, y: shape.height / 2 } : { x: round, y: round };
            const at = network.canvasToDOM({ x, y }), inside = boxed ? options.label.replaceAll("\\n", " ") : "";
            return { label: `at ${options.label}`, inside, left: at.x - half.x * scale, right: at.x + half.x * scale,
              top: at.y - half.y * scale, bottom: at.y + half.y * scale };
          });
        }"""
    )


def overlaps(boxes):
    """The pairs of boxes that lie over each other by more than a pixel; a quotation's words lie in its own box."""
    return [
        (a["label"], b["label"])
        for i, a in enumerate(boxes)
        for b in boxes[:i]
        if min(a["right"], b["right"]) - max(a["left"], b["left"]) > 1
        and min(a["bottom"], b["bottom"]) - max(a["top"], b["top"]) > 1
        and not (a.get("inside") == b["label"] or b.get("inside") == a["label"])
    ]
