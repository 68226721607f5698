/* What the reader view of a browser keeps of pages: the library that Firefox uses, on the pages of a finished site.

   Standard input: paths of pages. Standard output: for each of them the words that are kept. */
import { readFileSync } from "node:fs";
import { Readability } from "@mozilla/readability";
import { JSDOM } from "jsdom";

const kept = JSON.parse(readFileSync(0, "utf8")).map((path) => {
  const { document } = new JSDOM(readFileSync(path, "utf8"), { url: "https://glossary.example/" }).window;
  return new Readability(document).parse()?.textContent ?? "";
});
process.stdout.write(JSON.stringify(kept));
