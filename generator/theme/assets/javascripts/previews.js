/* Shows beside a link to a term what the term means. The cards are in the page already, hidden, one a term;
   nothing is loaded. One box in the browser's top layer shows one card at a time. */
"use strict";

{
  const DELAY = 250; // milliseconds before a card opens under the mouse, and before it closes behind it
  const HOLD = 500; // milliseconds that a finger holds a link
  const GAP = 6; // pixels between link and card; the style sheet bridges them for the mouse
  const EDGE = 8; // pixels between card and window
  const STEP = 40; // pixels that an arrow key moves the text of a card, as browsers move a page

  const block = document.querySelector(".g-previews");
  const cards = new Map(); // from link to card
  const box = document.createElement("div");
  const open = document.createElement("a");

  let shown = null; // the link whose card is open
  let byTouch = false; // whether a finger opened it
  let pointed = null; // the link under the mouse, or the box
  let touching = false; // whether the last press was a finger's
  let held = null; // the link that this finger has held
  let timer = 0;

  /* In a sentence the card describes its link, for screen readers too and whether it is open or not. Lists are read
     for their names, and most show the meaning beside them, which would be read twice: there it is for the eye. */
  function prepare() {
    const terms = new URL(block.dataset.terms, document.baseURI).href;
    const headings = new Set([...document.querySelectorAll("main :is(h2, h3) > a")].map(({ href }) => href));
    for (const link of document.querySelectorAll("main a[href]:not([hreflang])")) {
      const address = new URL(link.getAttribute("href"), document.baseURI).href.split("#")[0];
      if (!address.startsWith(terms)) continue;
      const card = document.getElementById(`preview-${address.slice(terms.length).replace(/\.html$/, "")}`);
      if (!card) continue;
      cards.set(link, card);
      link.dataset.card = card.id;
      if (link.matches(".g-term") && !headings.has(address)) link.setAttribute("aria-describedby", card.id);
    }
    box.className = "g-preview";
    box.popover = "manual";
    open.className = "g-open";
    open.textContent = block.dataset.open;
    block.after(box);
  }

  function show(link, touch = false) {
    hide();
    shown = link;
    byTouch = touch;
    const card = cards.get(link);
    if (touch) box.append(open);
    open.href = link.getAttribute("href");
    open.setAttribute("aria-label", `${block.dataset.open}: ${card.firstElementChild.textContent}`);
    box.prepend(card);
    box.showPopover();
    place();
  }

  function hide() {
    clearTimeout(timer);
    if (!shown) return;
    const card = cards.get(shown);
    shown = null; // first: the focus may be in the card, and leaves it here
    block.append(card);
    box.hidePopover();
    open.remove(); // a link leads somewhere as long as it is in the page
  }

  /* Puts the box below its link, or above where there is more room: in the window, and never on the link.
     Where neither is enough, the text scrolls; so the height is reckoned and not tried, which would turn it back. */
  function place() {
    const lines = shown.getClientRects();
    const first = lines[0];
    const last = lines[lines.length - 1];
    const width = document.documentElement.clientWidth;
    const card = cards.get(shown);
    const height = box.offsetHeight - card.clientHeight + card.scrollHeight;
    const above = first.top - GAP - EDGE;
    const below = innerHeight - last.bottom - GAP - EDGE;
    const isBelow = height <= below || below >= above;
    box.style.maxHeight = `${Math.max(isBelow ? below : above, 0)}px`;
    // Some browsers put what scrolls among the stops of the Tab key, and some do not.
    if (card.scrollHeight > card.clientHeight + 1) card.tabIndex = 0; // 1: heights are rounded
    else card.removeAttribute("tabindex");
    // From the side on which lines begin: there the words of the card stand under those of the link.
    const line = isBelow ? last : first;
    const start = getComputedStyle(box).direction === "rtl" ? width - line.right : line.left;
    const most = width - box.offsetWidth - EDGE;
    box.style.insetInlineStart = `${Math.max(Math.min(start - EDGE, most), EDGE)}px`;
    box.style.top = `${isBelow ? last.bottom + GAP : first.top - GAP - box.offsetHeight}px`;
  }

  /* The keys that scroll a page scroll the text of the card first, where it is longer than there is room. */
  function turn(event) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    const card = cards.get(shown);
    const page = Math.max(card.clientHeight - STEP, STEP);
    const ways = { ArrowDown: STEP, ArrowUp: -STEP, PageDown: page, PageUp: -page };
    const before = card.scrollTop;
    card.scrollTop += ways[event.key] ?? 0;
    if (card.scrollTop !== before) event.preventDefault();
  }

  /* The card of a link moves with it, and goes when it goes; where the focus is, the card stays. */
  function follow({ target }) {
    if (!shown || box.contains(target)) return; // text that scrolls in the card moves nothing
    const { top, bottom } = shown.getBoundingClientRect();
    if (hasFocus(shown) || (bottom > 0 && top < innerHeight)) place();
    else hide();
  }

  function hasFocus(link) {
    return link === document.activeElement && link.matches(":focus-visible");
  }

  function linkAt(event) {
    const link = event.target.closest?.("a");
    return cards.has(link) ? link : null;
  }

  /* The mouse is on a link, on the box, or on neither (null). */
  function point(now) {
    if (now === pointed) return;
    pointed = now;
    clearTimeout(timer);
    if (now === box || (now && now === shown)) return;
    if (now) timer = setTimeout(show, DELAY, now);
    else if (shown && !hasFocus(shown)) timer = setTimeout(hide, DELAY);
  }

  function hold(link) {
    held = link;
    if (shown !== link) show(link, true);
  }

  if (block && "popover" in HTMLElement.prototype) {
    prepare();

    // Moves, not what lies under a mouse at rest: when the page scrolls, nothing opens by itself.
    document.addEventListener("pointermove", (event) => {
      if (event.pointerType !== "touch") point(box.contains(event.target) ? box : linkAt(event));
    });
    document.documentElement.addEventListener("pointerleave", () => point(null));

    document.addEventListener("focusin", ({ target }) => {
      if (cards.has(target) && hasFocus(target)) show(target);
    });
    document.addEventListener("focusout", ({ target, relatedTarget: next }) => {
      if (target !== shown && !box.contains(target)) return;
      // A finger on text gives the focus to nothing, or to the part of the page around it.
      const stays = pointed || next === shown || box.contains(next) || (byTouch && (!next || next.contains(box)));
      if (!stays) hide();
    });
    document.addEventListener("keydown", (event) => {
      if (!shown) return;
      if (event.key === "Escape") {
        if (box.contains(document.activeElement)) shown.focus({ preventScroll: true });
        hide();
      } else if (hasFocus(shown)) turn(event);
    });

    // A finger: the first tap on a link in prose shows the card and the second follows the link. Other links
    // are followed at once, as the eye expects of a list. Holding shows the card of any link.
    document.addEventListener("pointerdown", (event) => {
      touching = event.pointerType === "touch";
      held = null;
      if (!touching) return;
      clearTimeout(timer);
      const link = linkAt(event);
      if (link) timer = setTimeout(hold, HOLD, link);
    });
    document.addEventListener("pointercancel", () => clearTimeout(timer)); // the finger scrolls
    document.addEventListener("pointerup", (event) => {
      if (!touching) return;
      clearTimeout(timer);
      if (shown && linkAt(event) !== shown && !box.contains(event.target)) hide();
    });
    document.addEventListener("contextmenu", (event) => {
      const link = touching && linkAt(event);
      if (!link) return;
      event.preventDefault(); // the browser's menu would cover the card; its own link has that menu
      hold(link);
    });
    document.addEventListener("click", (event) => {
      const link = linkAt(event);
      if (!touching || !link || event.detail === 0) return; // 0: a key
      const first = link.matches(".g-term") && shown !== link;
      if (first) show(link, true);
      if (first || held === link) event.preventDefault();
    });

    addEventListener("scroll", follow, { capture: true, passive: true });
    addEventListener("resize", follow);
    addEventListener("pagehide", hide);
  }
}
