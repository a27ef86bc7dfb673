// What a page with live charts runs: one plain script, which the build joins and puts in front of the first widget
// (theme/page_parts.py).
import { render as drill } from "./drill.mjs";
import { wake } from "./waking.mjs";

wake({ drill });
