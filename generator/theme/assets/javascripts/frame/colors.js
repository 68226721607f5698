/* Light, dark, or as the system has it. What is remembered is set before the page is drawn, in
   partials/javascripts/colors.html; this is the field that changes it. */
"use strict";

{
  const KEY = "glossary.colors";
  const SCHEMES = { default: "light", slate: "dark" };
  const root = document.documentElement;
  const field = document.querySelector(".g-colors select");
  const meta = document.querySelector("[name=color-scheme]");

  /* A scheme by its name in the style sheet; without one, the system decides. */
  function use(scheme) {
    if (SCHEMES[scheme]) root.dataset.mdColorScheme = scheme;
    else delete root.dataset.mdColorScheme;
    meta.content = SCHEMES[scheme] ?? "light dark";
    field.value = SCHEMES[scheme] ? scheme : "";
  }

  // Where nothing may be remembered, in a frame or with a browser so set, a choice counts for the page.
  function remembered() {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return root.dataset.mdColorScheme;
    }
  }

  function remember(scheme) {
    try {
      if (scheme) localStorage.setItem(KEY, scheme);
      else localStorage.removeItem(KEY);
    } catch {
      // Then it is forgotten with the page.
    }
  }

  field.addEventListener("change", () => {
    use(field.value);
    remember(field.value);
  });
  use(remembered());
  // Chosen meanwhile: in another window, or before the reader came back to this page.
  addEventListener("storage", ({ key }) => {
    if (key === KEY || key === null) use(remembered());
  });
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) use(remembered());
  });
}
