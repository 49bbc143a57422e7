"""What the tests of the page do in the browser again and again."""

from __future__ import annotations

PHONE = {"width": 390, "height": 844}


def choose(page, name: str) -> None:
    """Choose the node of this name, as a click on it does."""
    page.evaluate("(name) => newsKg.chooseNode(newsKg.nodes.find((n) => n.name === name).id)", name)


def shown(page) -> str:
    """The line that says how much can be seen."""
    return page.locator("#shown").inner_text()


def evidence(page) -> str:
    """The text of the evidence panel."""
    return page.locator("#evidence").inner_text()


def view(page, name: str) -> None:
    """Go to another view."""
    page.locator(f"[data-view={name}]").click()


def point_on(page, edge):
    """Where on the screen a line lies free of nodes and nearest of all lines, if it does anywhere."""
    return page.evaluate(
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
    """The boxes of the labels that can be read now, in pixels of the screen, and their font sizes."""
    return page.evaluate(
        """() => {
          const { network, visible } = newsKg, scale = network.getScale();
          const nodes = [...visible.nodes].map((id) => network.body.nodes[id]);
          return nodes.filter((n) => n.options.label.trim()).map((n) => {
            const { left, top, width, height } = n.labelModule.size, at = network.canvasToDOM({ x: left, y: top });
            return { label: n.options.label, font: n.options.font.size * scale, left: at.x, right: at.x + width * scale,
              top: at.y, bottom: at.y + height * scale };
          });
        }"""
    )


def symbol_boxes(page):
    """The boxes of the nodes' own shapes, without their labels, in pixels of the screen."""
    return page.evaluate(
        """() => {
          const { network, visible } = newsKg, scale = network.getScale();
          const nodes = [...visible.nodes].map((id) => network.body.nodes[id]).filter((n) => n.options.shape !== "box");
          return nodes.map(({ x, y, options }) => {
            const at = network.canvasToDOM({ x, y }), reach = options.size * scale * 0.7; // round, so not the corners
            return { label: `at ${options.label}`, left: at.x - reach, right: at.x + reach, top: at.y - reach,
              bottom: at.y + reach };
          });
        }"""
    )


def overlaps(boxes):
    """The pairs of boxes that lie over each other by more than a pixel."""
    return [
        (a.get("label"), b.get("label"))
        for i, a in enumerate(boxes)
        for b in boxes[:i]
        if min(a["right"], b["right"]) - max(a["left"], b["left"]) > 1
        and min(a["bottom"], b["bottom"]) - max(a["top"], b["top"]) > 1
    ]
