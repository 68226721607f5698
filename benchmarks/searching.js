/* Two searches in a page of their site: how long until they can answer, how long an answer takes, what is first. */

/** Ours: load it as the box does, then ask. */
async function ours({ root, queries }) {
  const start = performance.now();
  const files = document.querySelector(".g-box").dataset.files.split(" ");
  await Promise.all(files.map((file) => loaded(root + file)));
  const finder = await globalThis.glossarySearch.open();
  return measured(start, queries, async (query) => finder.find(query).groups[0]?.results[0]?.path ?? "");
}

/** A script: all come at the same time, and run in order. */
function loaded(src) {
  return new Promise((resolve, reject) => {
    document.head.append(
      Object.assign(document.createElement("script"), { src, async: false, onload: resolve, onerror: reject }),
    );
  });
}

/** The search that comes with the theme: its worker, spoken to as its page does. */
async function stock({ root, worker, queries }) {
  const start = performance.now();
  const index = await (await fetch(`${root}search/search_index.json`)).json();
  const search = new Worker(root + worker);
  const said = (type) =>
    new Promise((resolve) => {
      search.addEventListener("message", function heard({ data }) {
        if (data.type !== type) return;
        search.removeEventListener("message", heard);
        resolve(data.data);
      });
    });
  const ready = said(1);
  search.postMessage({ type: 0, data: { ...index, options: { suggest: false } } });
  await ready;
  return measured(start, queries, async (query) => {
    const answer = said(3);
    search.postMessage({ type: 2, data: query });
    const { items } = await answer;
    return items[0]?.[0]?.location?.split("#")[0] ?? "";
  });
}

/** Ask for each query as it is typed, letter by letter: milliseconds, and the first result of each whole query. */
async function measured(start, queries, ask) {
  await ask("a");
  const ready = performance.now() - start;
  const keystrokes = [];
  const first = [];
  for (const query of queries) {
    let found = "";
    for (let length = 1; length <= query.length; length++) {
      const before = performance.now();
      found = await ask(query.slice(0, length));
      keystrokes.push(performance.now() - before);
    }
    first.push(found);
  }
  return { ready, keystrokes, first };
}
