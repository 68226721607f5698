"""What a page looks like from the other side: where its boxes lie, and in which order its letters are seen."""

from __future__ import annotations

# Boxes that lie elsewhere than in the mirror of the page as it would be from the left. Words in a line, drawings, code
# and mathematics have an order of their own. Letters are as far from each other both ways.
UNMIRRORED = """
() => {
  const root = document.documentElement, style = document.createElement('style');
  style.textContent = '* { letter-spacing: 0 !important }';
  document.head.append(style);
  const boxes = [...document.querySelectorAll('body *:not(:is(svg, math, pre) *)')]
    .filter(e => e.checkVisibility() && !/^(inline|contents)$/.test(getComputedStyle(e).display));
  const places = () => boxes.map(e => e.getBoundingClientRect());
  const own = places();
  root.dir = 'ltr';
  const other = places();
  root.dir = 'rtl';
  style.remove();
  const width = root.clientWidth;
  return boxes.map((e, at) => {
    const [here, there] = [own[at], other[at]];
    const off = Math.max(Math.abs(here.left + there.right - width), Math.abs(here.right + there.left - width));
    return off > 1.5 ? `${e.localName}.${e.className} ${e.textContent.trim().slice(0, 30)}: ${off.toFixed(1)}` : '';
  }).filter(Boolean).concat(boxes.length < 25 ? [`only ${boxes.length} boxes`] : []);
}
"""

# The letters of an element as an eye meets them that goes from the left to the right; a line of them.
SEEN = """
element => {
  const letters = [], range = document.createRange();
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (texts.nextNode())
    [...texts.currentNode.data].reduce((at, letter) => {
      range.setStart(texts.currentNode, at);
      range.setEnd(texts.currentNode, at + letter.length);
      const {left, width} = range.getBoundingClientRect();
      if (width) letters.push([left, letter]);
      return at + letter.length;
    }, 0);
  return letters.sort(([one], [other]) => one - other).map(([, letter]) => letter).join('').trim();
}
"""

# Where the parts of a row begin, from the right edge of the window, in the order in which they are read.
FROM_THE_RIGHT = "all => all.map(e => document.documentElement.clientWidth - e.getBoundingClientRect().right)"
