/* In pages shown by `glossary serve` only: reload after a build, and show what keeps one from succeeding,
   or what it warns of. */
"use strict";

{
  const version = Number(document.currentScript.dataset.version);
  const styles = `
    section {
      position: fixed; inset: auto 0 0 0; z-index: 2147483647; max-height: 50vh; overflow: auto;
      background: #2d1114; color: #fff; border-top: 4px solid #ff8a80;
      font: 14px/1.5 system-ui, sans-serif;
    }
    summary { padding: 12px 20px; font-weight: 600; cursor: pointer; }
    /* Not wrapped: carets stand below what they mark. */
    pre { margin: 0; padding: 0 20px 16px; font: 13px/1.5 ui-monospace, monospace; overflow-x: auto; }
    :focus-visible { outline: 3px solid #ff8a80; outline-offset: -3px; }
    /* Warnings do not stand in the way: a line in the corner, until somebody opens it. */
    section[role="status"] {
      inset: auto auto 0 0; max-width: 100vw; background: #fff8e1; color: #33270a; border: 0 solid #8a6d00;
      border-width: 1px 1px 0 0;
    }
    section[role="status"] summary { padding: 4px 12px; font-weight: 400; font-size: 13px; }
    section[role="status"] :focus-visible { outline-color: #8a6d00; }
    @media print { section { display: none; } }`;

  // A tree of its own: the page's styles stay out, and these stay in.
  const made = (name, role, title) => {
    const panel = document.createElement(name);
    panel.attachShadow({ mode: "open" }).innerHTML = `<style>${styles}</style>
      <section role="${role}" lang="en">
        <details><summary>${title}</summary><pre tabindex="0"></pre></details>
      </section>`;
    panel.shadowRoot.querySelector("details").open = role === "alert";
    return panel;
  };
  const problems = made(
    "glossary-problems",
    "alert",
    "The glossary cannot be built. This goes away when it is mended.",
  );
  const warnings = made("glossary-warnings", "status", "Warnings");

  const tell = (panel, text) => {
    panel.shadowRoot.querySelector("pre").textContent = text;
    if (text) document.body.append(panel);
    else panel.remove();
  };

  const show = ({ data }) => {
    const edition = JSON.parse(data);
    if (edition.version !== version) location.reload();
    tell(problems, edition.problems);
    tell(warnings, edition.warnings);
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
