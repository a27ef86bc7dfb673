// What a page with live charts runs: one file, which the build joins (theme/page_parts.py).
import { render as drill } from "./drill.mjs";
import { wake } from "./waking.mjs";

wake({ drill });
