// What files a debrief takes: codes as text or as a picture, the key of the handouts, a class's exports. Anything else
// is refused, in words that follow its name. Nothing leaves the page.

import { linesOf, readAll } from "./codes_in_text.mjs";
import { brief } from "./debrief_code.mjs";
import { pointsOf, qrIn } from "./qr_codes.mjs";
import { readExport } from "./store_file.mjs";
import { caseKey } from "./variants.mjs";

const MOST_BYTES = 5_000_000;

/**
 * @typedef {{ codes?: string, key?: { drill: string, cases: Map<number, any> },
 *   handed?: import("./class_exports.mjs").Handed, refused?: string }} Opened one of them, never none
 */

/**
 * A file's bytes as text, as programs of this day write it; null where they are none.
 * @param {Uint8Array} bytes
 * @returns {string | null}
 */
export function textOf(bytes) {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  // no text has a nought or a bell in it; blanks of all kinds and the escape of a terminal stay
  if (bytes.some((byte) => byte < 9 || (byte > 13 && byte < 27))) return null;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/** What a key file says of each case: by the sixteen bits that stand for it. Null where the file is none. */
function casesOf(text) {
  try {
    const key = JSON.parse(text);
    if (typeof key.drill !== "string" || !Array.isArray(key.tables)) return null;
    return { drill: key.drill, cases: new Map(key.tables.map((one) => [brief(caseKey(one.figures)), one])) };
  } catch {
    return null;
  }
}

async function pictured(file) {
  const picture = await createImageBitmap(file).catch(() => null);
  const text = picture && (await qrIn(pointsOf(picture, picture.width, picture.height)));
  if (!text) return { refused: "shows no code that could be read" };
  return readAll(text).found.length ? { codes: text } : { refused: "shows a code that is none of a debrief" };
}

/**
 * What a text brings: a key, an export, or lines with codes in them; of a long chat only those are taken.
 * @param {string} name the file's
 * @param {string | null} text
 * @returns {Opened}
 */
export function understood(name, text) {
  if (text === null || text.startsWith("%PDF")) return { refused: "is no text, no picture and no export" };
  if (!text.trim()) return { refused: "is empty" };
  if (/^\s*[[{]/.test(text) || /\.json$/i.test(name)) {
    const key = casesOf(text);
    if (key) return { key };
    const { wrong, ours, saved, sections } = readExport(text);
    if (!wrong) return { handed: { name, text, saved, sections } };
    return { refused: ours ? wrong : "is neither a key nor a whole export" };
  }
  const { found } = readAll(text);
  if (!found.length) return { refused: "holds no code" };
  const lines = linesOf(text);
  return { codes: [...new Set(found.map(({ at }) => at))].map((at) => lines[at - 1].trim()).join("\n") };
}

/**
 * Open one file.
 * @param {File} file
 * @returns {Promise<Opened>}
 */
export async function opened(file) {
  if (file.size > MOST_BYTES) return { refused: `is larger than ${MOST_BYTES / 1e6} MB` };
  if (file.type.startsWith("image/")) return pictured(file);
  return understood(file.name, textOf(new Uint8Array(await file.arrayBuffer())));
}
