/* In pages shown by `glossary serve` only: reload after a build, and show what keeps one from succeeding. */
"use strict";

{
  const version = Number(document.currentScript.dataset.version);
  const panel = document.createElement("glossary-problems");
  // A tree of its own: the page's styles stay out, and these stay in.
  panel.attachShadow({ mode: "open" }).innerHTML = `
    <style>
      section {
        position: fixed; inset: auto 0 0 0; z-index: 2147483647; max-height: 50vh; overflow: auto;
        background: #2d1114; color: #fff; border-top: 4px solid #ff8a80;
        font: 14px/1.5 system-ui, sans-serif;
      }
      summary { padding: 12px 20px; font-weight: 600; cursor: pointer; }
      /* Not wrapped: carets stand below what they mark. */
      pre { margin: 0; padding: 0 20px 16px; font: 13px/1.5 ui-monospace, monospace; overflow-x: auto; }
      :focus-visible { outline: 3px solid #ff8a80; outline-offset: -3px; }
      @media print { section { display: none; } }
    </style>
    <section role="alert" lang="en">
      <details open><summary>The glossary cannot be built. This goes away when it is mended.</summary><pre tabindex="0"></pre></details>
    </section>`;
  const report = panel.shadowRoot.querySelector("pre");

  const show = ({ data }) => {
    const edition = JSON.parse(data);
    if (edition.version !== version) location.reload();
    report.textContent = edition.problems;
    if (edition.problems) document.body.append(panel);
    else panel.remove();
  };

  // Browsers allow six connections to a server: only pages that are looked at keep one. The others
  // learn of a newer version when they are looked at again.
  let editions;
  const listen = () => {
    editions?.close();
    if (document.hidden) return;
    editions = new EventSource("/.serve/editions");
    editions.addEventListener("message", show);
  };
  document.addEventListener("visibilitychange", listen);
  listen();
}
