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
}
