/* The search box of every page: opens and closes it. All that answers is loaded when it is first wanted. */
"use strict";

globalThis.glossarySearch ??= {};

{
  const dialog = document.querySelector(".g-box");
  const input = dialog.querySelector("input");
  const root = new URL(".", new URL(dialog.dataset.root, location));
  const files = dialog.dataset.files.split(" "); // named by what they hold: never those of another build

  const PAUSE = 400; // milliseconds without a letter
  const loaded = new Set(); // files that are here
  let answer = null; // what shows the results, once it is here
  let coming = null; // the promise of it
  let opener = null; // where the focus goes back to
  let isWaiting = false; // whether Enter was pressed before there was anything to open
  let pressed = null; // what the mouse went down on

  /* The scripts come as elements, which browsers also take from a disk. */
  function script(path) {
    return new Promise((resolve, reject) => {
      if (loaded.has(path)) return resolve();
      const element = document.createElement("script");
      element.async = false; // all come at the same time, and run in this order
      element.addEventListener("load", () => resolve(loaded.add(path)));
      element.addEventListener("error", reject);
      element.src = new URL(path, root);
      document.head.append(element);
    });
  }

  async function load() {
    await Promise.all(files.map(script));
    return globalThis.glossarySearch.answer(dialog, root, await globalThis.glossarySearch.open(), show);
  }

  /* Begins to load, or begins again after a failure. */
  function prepare() {
    coming ??= load();
    coming.then(
      (made) => { answer = made; },
      () => { coming = null; },
    );
    return coming;
  }

  async function open(query) {
    if (!dialog.open) {
      if (document.activeElement !== input) opener = document.activeElement;
      const page = document.documentElement;
      page.classList.toggle("g-steady", innerWidth > page.clientWidth);
      dialog.showModal();
    }
    if (query !== undefined) input.value = query;
    input.focus();
    input.select(); // what was typed last is still there, and typing replaces it
    if (!answer) wait("loading");
    try {
      await prepare();
    } catch (failure) {
      // A mistake of ours. Of files that are missing the browser itself tells.
      if (failure instanceof Error) reportError(failure);
      else if (await isOutdated()) return renew();
      return wait("failed");
    }
    answer.update();
    if (isWaiting) answer.follow();
    isWaiting = false;
  }

  /* Whether a browser has kept this page while the site was built anew: then what it names may be gone. */
  async function isOutdated() {
    try {
      const answer = await fetch(location.href, { cache: "no-cache" });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      return page.querySelector(".g-box").dataset.files !== dialog.dataset.files;
    } catch {
      return false; // from disk, without a network, or another page by now
    }
  }

  /* Shows the page as it is now, with what has been typed: in a pause, for letters typed meanwhile would be lost. */
  async function renew() {
    let typed;
    do {
      typed = input.value;
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    } while (input.value !== typed);
    keep(typed);
    location.reload();
  }

  /* One part of the box at a time. */
  function show(name) {
    for (const part of dialog.querySelectorAll("[data-part]")) part.hidden = part.dataset.part !== name;
  }

  /* Until there are answers, the box shows why. */
  function wait(name) {
    show(name);
    dialog.querySelector("[role=status]").textContent = JSON.parse(dialog.dataset.words)[name];
  }

  /* Where one types, a letter is a letter. A closed box may still have the focus for a moment. */
  function takesText(element) {
    const isField = element.matches("input:not([type=radio], [type=checkbox]), textarea, select");
    return (isField || element.isContentEditable) && element.checkVisibility();
  }

  function isCall({ key, code, ctrlKey, metaKey, altKey, shiftKey }) {
    if (altKey) return false;
    // On many keyboards the slash needs Shift.
    if (!ctrlKey && !metaKey) return key === "/";
    // Where letters are not Latin, the key counts that says K elsewhere.
    const letter = /^\p{Script=Latin}$/u.test(key) ? key.toLowerCase() : code.replace("Key", "").toLowerCase();
    return letter === "k" && !shiftKey && ctrlKey !== metaKey;
  }

  for (const button of document.querySelectorAll("[data-g-search]")) button.addEventListener("click", () => open());

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing || !isCall(event) || takesText(event.target)) return;
    event.preventDefault();
    open();
  });

  input.addEventListener("input", () => { isWaiting = false; });
  input.addEventListener("keydown", ({ key, isComposing }) => {
    if (key === "Enter" && !isComposing && !answer) isWaiting = true;
  });

  dialog.querySelector(".g-close").addEventListener("click", () => dialog.close());
  dialog.querySelector(".g-clear").addEventListener("click", () => {
    input.value = "";
    input.dispatchEvent(new Event("input"));
    input.focus();
  });

  /* Whether the mouse is on the bar beside the answers: on the left where lines begin on the right. */
  function isScrollBar({ target, clientX }) {
    const { left } = target.getBoundingClientRect();
    const inside = clientX - left - target.clientLeft;
    return target.matches(".g-answer") && (inside < 0 || inside >= target.clientWidth);
  }

  // Beside the box is the dialog itself. Text marked with the mouse may end there and closes nothing.
  dialog.addEventListener("pointerdown", ({ target }) => { pressed = target; });
  dialog.addEventListener("click", ({ target }) => {
    if (target === dialog && pressed === dialog) dialog.close();
  });
  // Only what one types into takes the focus, so that a phone's keyboard stays. A scroll bar can still be drawn.
  dialog.addEventListener("mousedown", (event) => {
    if (event.target !== input && !isScrollBar(event)) event.preventDefault();
  });
  // Material has keys of its own for the page, which is out of reach behind the box; browsers have theirs for Ctrl-K.
  dialog.addEventListener("keydown", (event) => {
    if (!dialog.open) return;
    event.stopPropagation();
    if (event.key === "/" || !isCall(event)) return;
    event.preventDefault();
    input.select();
  });

  /* What is asked goes with the page's place in the history, so that Back from a result leads to the results. */
  function keep(query) {
    // A page that comes back as it was has its field emptied by WebKit: it takes the value that the element began with.
    input.defaultValue = query ?? "";
    const { glossarySearch: _, ...others } = history.state ?? {};
    try {
      history.replaceState(query === null ? others : { ...others, glossarySearch: query }, "");
    } catch {
      // In some frames there is no history to write to.
    }
  }

  dialog.addEventListener("click", ({ target }) => {
    if (target.closest("a[href]")) keep(input.value);
  });

  dialog.addEventListener("close", () => {
    if (dialog.open) return; // again, by a quick hand
    isWaiting = false;
    keep(null);
    input.blur();
    opener.focus({ preventScroll: true });
    const address = new URL(location);
    if (!address.searchParams.has("q")) return;
    address.searchParams.delete("q");
    try {
      history.replaceState(history.state, "", address);
    } catch {
      // Some browsers do not let a page from disk change its address.
    }
  });

  // The keyboard of a phone covers a part of the window; the box keeps to the rest.
  globalThis.visualViewport?.addEventListener("resize", () => {
    const { height, scale } = visualViewport;
    if (scale === 1) dialog.style.setProperty("--g-seen", `${height}px`);
  });

  // The older of two ways to ask: for pages from disk, WebKit does not know the answer to the newer one.
  const { TYPE_BACK_FORWARD, TYPE_RELOAD } = PerformanceNavigation;
  const { type } = performance.navigation;
  const kept = type === TYPE_BACK_FORWARD || type === TYPE_RELOAD ? history.state?.glossarySearch : undefined;
  const asked = kept ?? new URLSearchParams(location.search).get("q");
  if (typeof asked === "string") open(asked.slice(0, input.maxLength));
  // Whoever was typing when the page was renewed goes on where they were.
  if (type === TYPE_RELOAD) input.selectionStart = input.selectionEnd;
}
