// Reads how cards stand from a deck that Anki has exported (.apkg): a zip archive with an SQLite database in it. Only
// the older form can be read here, as browsers cannot unpack the newer one. Knows no page and no store.
// The formats: PKWARE's APPNOTE 4.3, https://www.sqlite.org/fileformat2.html, and Anki's schema 11.

const MOST_UNPACKED = 60_000_000; // bytes
const NEWER = "collection.anki21b";
const OLDER = ["collection.anki21", "collection.anki2"]; // the later of the two first
const DAY = 86_400; // seconds
const HOW =
  "In Anki choose File, Export, “Anki Deck Package”, and tick both “Include scheduling information” and “Support " +
  "older Anki versions”.";

/** What is wrong with a file, in a sentence for its owner. */
export class AnkiError extends Error {}

/** The names in a zip archive, each with where its bytes are. */
function entriesOf(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== 0x06054b50) end -= 1;
  if (end < 0) throw new AnkiError(`This is not a deck that Anki has exported. ${HOW}`);
  const found = new Map();
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    const [name, extra, comment] = [28, 30, 32].map((place) => view.getUint16(at + place, true));
    const start = view.getUint32(at + 42, true);
    const data = start + 30 + view.getUint16(start + 26, true) + view.getUint16(start + 28, true);
    const packed = bytes.subarray(data, data + view.getUint32(at + 20, true));
    found.set(new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + name)), {
      packed,
      method: view.getUint16(at + 10, true),
    });
    at += 46 + name + extra + comment;
  }
  return found;
}

async function unpacked({ packed, method }) {
  if (method === 0) return packed;
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  const pieces = [];
  let length = 0;
  for (const reader = stream.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > MOST_UNPACKED) throw new AnkiError("The deck is larger than a browser should unpack.");
    pieces.push(value);
  }
  return new Uint8Array(await new Blob(pieces).arrayBuffer());
}

/** The database's tables: gives a function that reads the rows of one, each a list of values behind its row id. */
function tablesOf(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = view.getUint16(16) === 1 ? 65_536 : view.getUint16(16);
  const usable = size - bytes[20];
  let pagesLeft = Math.ceil(bytes.length / size) * 2; // each page is met once; a file that leads in circles ends

  const countPage = () => {
    pagesLeft -= 1;
    if (pagesLeft < 0) throw new RangeError("The database's pages lead in a circle.");
  };

  function number(at) {
    let value = 0;
    for (let place = 0; place < 9; place += 1) {
      const byte = bytes[at + place];
      if (place === 8) return [value * 256 + byte, at + 9];
      value = value * 128 + (byte & 127);
      if (byte < 128) return [value, at + place + 1];
    }
    return [value, at];
  }

  /** The bytes of a row, which may run over several pages. */
  function payload(at, length) {
    const most = usable - 35;
    if (length <= most) return bytes.subarray(at, at + length);
    const least = Math.floor(((usable - 12) * 32) / 255) - 23;
    const some = least + ((length - least) % (usable - 4));
    const local = some <= most ? some : least;
    const whole = new Uint8Array(length);
    whole.set(bytes.subarray(at, at + local));
    let next = view.getUint32(at + local);
    for (let done = local; done < length && next; ) {
      countPage();
      const start = (next - 1) * size;
      const piece = bytes.subarray(start + 4, start + 4 + Math.min(usable - 4, length - done));
      whole.set(piece, done);
      done += piece.length;
      next = view.getUint32(start);
    }
    return whole;
  }

  function integer(data, at, length) {
    let value = data[at] > 127 ? -1 : 0;
    for (let place = 0; place < length; place += 1) value = value * 256 + data[at + place];
    return value;
  }

  function values(data) {
    const saved = bytes;
    bytes = data; // `number` reads from the row
    const kinds = [];
    let [head, at] = number(0);
    while (at < head) {
      const [kind, next] = number(at);
      kinds.push(kind);
      at = next;
    }
    bytes = saved;
    return kinds.map((kind) => {
      const length = kind >= 12 ? (kind - 12 - (kind % 2)) / 2 : [0, 1, 2, 3, 4, 6, 8, 8, 0, 0][kind];
      const start = head;
      head += length;
      if (kind === 0 || kind === 7) return null; // no value, or a fraction, which none of ours is
      if (kind === 8 || kind === 9) return kind - 8;
      if (kind < 8) return integer(data, start, length);
      const piece = data.subarray(start, start + length);
      return kind % 2 ? new TextDecoder().decode(piece) : piece;
    });
  }

  function* rows(page) {
    countPage();
    const start = (page - 1) * size;
    const head = start + (page === 1 ? 100 : 0);
    const kind = bytes[head];
    const count = view.getUint16(head + 3);
    const cells = head + (kind === 5 ? 12 : 8);
    for (let place = 0; place < count; place += 1) {
      const cell = start + view.getUint16(cells + place * 2);
      if (kind === 5) yield* rows(view.getUint32(cell));
      else {
        const [length, then] = number(cell);
        const [id, at] = number(then);
        yield [id, values(payload(at, length))];
      }
    }
    if (kind === 5) yield* rows(view.getUint32(head + 8));
  }

  const roots = new Map([...rows(1)].map(([, [type, name, , root]]) => [`${type} ${name}`, root]));
  return (name) => [...rows(roots.get(`table ${name}`))];
}

/**
 * How the cards of an exported deck stand in Anki: those that were answered there, by the id that our decks give them.
 * @param {Uint8Array<ArrayBuffer>} file
 * @returns {Promise<{ id: string, interval: number, due: Date, at: Date, learning: boolean }[]>} interval in days
 */
export async function readAnki(file) {
  try {
    const entries = entriesOf(file);
    if (entries.has(NEWER)) throw new AnkiError(`This deck is in Anki's newer form, which no browser unpacks. ${HOW}`);
    const name = OLDER.find((one) => entries.has(one));
    if (!name) throw new AnkiError(`This archive holds no deck of Anki's. ${HOW}`);
    const table = tablesOf(await unpacked(entries.get(name)));
    const [[, [, created]]] = table("col");
    const ids = new Map(table("notes").map(([id, row]) => [id, String(row[6]).split("\x1f")[3]]));
    return table("cards").flatMap(([, row]) => {
      const [, note, , , changed, , type, queue, own, interval, , , , , before, filtered] = row;
      const id = ids.get(note);
      if (type === 0 || !id) return []; // new: never answered
      const due = filtered ? before : own;
      const seconds = queue === 1 || type === 1 ? changed : created + due * DAY;
      return [{ id, interval, due: new Date(seconds * 1000), at: new Date(changed * 1000), learning: type !== 2 }];
    });
  } catch (error) {
    if (error instanceof AnkiError) throw error;
    throw new AnkiError(`The file could not be read as a deck of Anki's. ${HOW}`);
  }
}

/**
 * Cards as a text that Anki imports over those of our deck: what each says, and as a tag when it comes back here.
 * @param {{ front: string, back: string, topic: string, id: string, due: string | null }[]} cards
 * @returns {string}
 */
export function ankiText(cards) {
  const signs = { "&": "&amp;", "<": "&lt;", ">": "&gt;", "[": "&#91;", "\\": "&#92;" };
  const html = (text) => text.replace(/[&<>[\\]/g, (sign) => signs[sign]).replaceAll("\n\n", "<br><br>");
  const rows = cards.map(({ front, back, topic, id, due }) =>
    [html(front), html(back), html(topic), id, due ? `moments::due-${due}` : "moments::new"].join("\t"),
  );
  const head = ["#separator:tab", "#html:true", "#notetype:Moments of Truth: recall card", "#tags column:5"];
  return `${[...head, ...rows].join("\n")}\n`;
}
