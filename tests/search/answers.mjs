/* Answers queries with the code and the index that the browser uses.

   Standard input: {"scripts": paths in order, "queries": texts, "texts": texts}. Standard output: {"answers": for each
   query what is found and what it was corrected to, "words": the words of each text}. */
import { readFileSync } from "node:fs";
import { runInThisContext } from "node:vm";

const { scripts, queries, texts } = JSON.parse(readFileSync(0, "utf8"));
for (const script of scripts) runInThisContext(readFileSync(script, "utf8"), { filename: script });
const search = globalThis.glossarySearch;
const finder = await search.open();

function answer(query) {
  const { corrected, groups } = finder.find(query);
  const results = groups.flatMap((group) => group.results);
  return { corrected, kinds: groups.map((group) => group.kind), results };
}

process.stdout.write(JSON.stringify({ answers: queries.map(answer), words: texts.map(search.text.words) }));
