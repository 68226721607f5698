/* What is wider than its place can be scrolled by keys too: code and tables take the focus then, and say what they are. */
"use strict";

{
  const main = document.querySelector("main");
  const boxes = [...main.querySelectorAll("pre, table")];

  function update() {
    for (const box of boxes) {
      const scrolls = box.scrollWidth > box.clientWidth + 1; // 1: widths are rounded
      box.toggleAttribute("tabindex", scrolls);
      if (!scrolls) continue;
      box.tabIndex = 0;
      if (box.matches("pre")) box.role = "group"; // a table is one thing already
      if (!box.caption) box.ariaLabel ??= main.dataset[box.localName];
    }
  }

  if (boxes.length) {
    update();
    addEventListener("resize", update);
  }
}
