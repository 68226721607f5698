/* The menu of narrow windows: the parts of the site, opened by a button. What is behind it is out of reach meanwhile. */
"use strict";

{
  const button = document.querySelector(".g-menu");
  const menu = document.getElementById("g-parts");
  const beside = document.querySelectorAll(".g-skip, .g-bar > :not(.g-menu), main, .g-footer");

  const isOpen = () => button.ariaExpanded === "true";

  function turn(open) {
    button.ariaExpanded = String(open);
    document.documentElement.classList.toggle("g-with-menu", open);
    for (const element of beside) element.inert = open;
    // Open, it is a window over the page, and says so.
    menu.role = open ? "dialog" : null;
    menu.ariaModal = open ? "true" : null;
    menu.ariaLabel = open ? button.textContent.trim() : null;
  }

  function open() {
    turn(true);
    (menu.querySelector("[aria-current]") ?? menu.querySelector("a")).focus();
  }

  function close() {
    if (!isOpen()) return;
    const hasFocus = menu.contains(document.activeElement) || document.activeElement === document.body;
    turn(false);
    if (hasFocus) button.focus();
  }

  button.addEventListener("click", () => (isOpen() ? close() : open()));
  document.addEventListener("keydown", ({ key }) => {
    if (key === "Escape" && !document.querySelector("dialog[open]")) close();
  });
  document.addEventListener("click", ({ target }) => {
    if (!menu.contains(target) && !button.contains(target)) close();
  });
  // In a wider window the parts are a row of tabs, and a page that is gone back to begins with its menu closed.
  addEventListener("resize", () => {
    if (!button.checkVisibility()) close();
  });
  addEventListener("pagehide", () => turn(false));
}
