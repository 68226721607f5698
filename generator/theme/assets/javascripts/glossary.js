/* What the pages need beside Material's own script. */
"use strict";

{
  const search = document.querySelector("[data-md-component=search]");
  const query = document.querySelector("[data-md-component=search-query]");
  const toggle = document.getElementById("__search");

  if (search && query && toggle) {
    // Material's dialog has no name of its own for screen readers.
    search.setAttribute("aria-label", query.getAttribute("aria-label"));

    for (const button of document.querySelectorAll("[data-g-search]")) {
      button.addEventListener("click", () => {
        if (!toggle.checked) toggle.click();
        query.focus();
      });
    }
  }

  // Material's menu button is a label, which the Tab key does not reach; it answers to Enter.
  const menu = document.querySelector(".md-header [for=__drawer]");
  if (menu) menu.tabIndex = 0;
}
