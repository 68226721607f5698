/* Looks for terms, or calls a single function, with the scripts that browsers get.

   Standard input: {"scripts": paths in order, "texts": texts} with either "compiled" and "names" (a term and a word of it
   each) or "function" (its name). Standard output: what the matcher says of the texts and names, or what the function
   made of each text. */
import { readFileSync } from "node:fs";
import { runInThisContext } from "node:vm";

const asked = JSON.parse(readFileSync(0, "utf8"));
for (const script of asked.scripts) runInThisContext(readFileSync(script, "utf8"), { filename: script });
const { glossaryWords, glossarySearch } = globalThis;

function matched({ compiled, texts, names }) {
  const matcher = new glossaryWords.Matcher(compiled);
  return {
    mentions: texts.map((text) => matcher.find(text).map(({ term, start, end }) => [term, text.slice(start, end)])),
    everyday: names.map(([term, word]) => matcher.isEveryday(term, word)),
    onSubject: texts.map((text) => matcher.isOnSubject(text)),
  };
}

/** The words of a text, as written and as looked up. */
function tokens(text) {
  const { written, keys } = new glossaryWords.Tokens(text);
  return written.map((word, at) => [word, keys[at]]);
}

function made({ function: path, texts }) {
  const [room, name] = path.split(".");
  const functions = { words: { ...glossaryWords, tokens }, search: glossarySearch.text }[room];
  return { made: texts.map((text) => functions[name](text)) };
}

process.stdout.write(JSON.stringify(asked.compiled ? matched(asked) : made(asked)));
