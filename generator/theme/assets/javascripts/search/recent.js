/* What was looked up lately, remembered by the browser as paths: they are the same in all languages. */
"use strict";

/* `place` is the address of the whole site: other sites may share the browser's memory with it. */
globalThis.glossarySearch.recent = (place) => {
  const MOST = 5;
  const key = `glossary.recent:${place}`;

  // A memory may be switched off, full, or hold what others wrote.
  function paths() {
    try {
      const kept = JSON.parse(localStorage.getItem(key));
      return Array.isArray(kept) ? kept.filter((path) => typeof path === "string").slice(0, MOST) : [];
    } catch {
      return [];
    }
  }

  function add(path) {
    const kept = [path, ...paths().filter((other) => other !== path)].slice(0, MOST);
    try {
      localStorage.setItem(key, JSON.stringify(kept));
    } catch {
      // Then nothing is remembered.
    }
  }

  function forget() {
    try {
      localStorage.removeItem(key);
    } catch {
      // Nothing was remembered.
    }
  }

  return { paths, add, forget };
};
