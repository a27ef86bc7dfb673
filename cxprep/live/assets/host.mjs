// What a page with widgets runs: each is fetched as the page names it.
import { wake } from "./waking.mjs";

wake({});
