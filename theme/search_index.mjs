// Makes the index of the search: sections as JSON on standard input, MiniSearch's index as JSON on standard output.
// Run by theme/search.py when the book is built; no page gets it.

import MiniSearch from "minisearch";
import { OPTIONS } from "./assets/search_terms.mjs";

let text = "";
for await (const piece of process.stdin.setEncoding("utf8")) text += piece;
const index = new MiniSearch(OPTIONS);
index.addAll(JSON.parse(text));
process.stdout.write(JSON.stringify(index));
