// Reads an answer for its six qualities: the page's twin of cxprep/answers, which says why. Tests hold the two equal,
// to the bit. Only patterns of the book's own file are made into regular expressions, never what the reader wrote.

import { plainText, tidyText } from "./checking.mjs";

const HEARD = ["scene", "own_part", "figure", "basis", "price", "firm"];
const PRESSED = [...HEARD, "none"];
const SENTENCE_END = /(?<=[.!?])(?<!\b[A-Z]\.)(?<!\bSt\.)(?<!\bNo\.)(?<!\bapprox\.)[ \n]+(?=["“'(]?[A-Z0-9£$€])/u;
const PART_END = /(?<=[.!?;]) /u;
const OTHER = /[^\x20-\x7e\n£€]/gu;
const WORD = /\d[\d.,]*|[a-z]+(?:'[a-z]+)*|[%$£€+&]/gu;
const ONLY_WORDS = /[a-z]+(?:'[a-z]+)?/gu;
const MARKUP = /<[a-zA-Z/!][^<>]{0,300}>/u;
const CV = /[\w.+-]{1,64}@[\w-]{1,64}\.[a-z]{2,9}|(?:19|20)\d\d ?(?:-|to) ?(?:(?:19|20)\d\d|present|today|now)/gu;
const [SHORTEST, LONGEST] = [3, 5];

/** A text that is no answer, with a sentence that says why. */
export class Unreadable extends Error {}

const letters = (shown) => plainText(shown).replace(OTHER, " ");
const bytes = (packed) => Uint8Array.from(atob(packed), (one) => one.charCodeAt(0));
const spaces = (text) => text.split(" ").length - 1;

class Weights {
  constructor(data, known) {
    this.known = known;
    this.names = data.names;
    this.place = new Map(data.grams.split("\n").map((gram, place) => [gram, place]));
    this.rare = Float64Array.from(bytes(data.rare), (one) => one / known.rarity);
    this.held = new Int8Array(bytes(data.weights).buffer);
    this.scale = data.scale;
    this.start = data.start;
  }

  sumsOf(counts) {
    const values = [];
    let squares = 0;
    for (const [gram, count] of counts) {
      const place = this.place.get(gram);
      if (place === undefined) continue;
      const value = (this.known.logs[count] ?? 1 + Math.log(count)) * this.rare[place];
      values.push([place, value]);
      squares += value * value;
    }
    const length = Math.sqrt(squares);
    const many = this.names.length;
    const totals = new Float64Array(many);
    for (const [place, raw] of values) {
      const value = raw / length;
      const row = place * many;
      for (let one = 0; one < many; one++) if (this.held[row + one]) totals[one] += value * this.held[row + one];
    }
    return Array.from(totals, (total, one) => this.start[one] + this.scale[one] * total);
  }
}

/**
 * @typedef {object} AnswerReader
 * @property {(text: string, question: string, asked?: string[]) => any} read
 * @property {(first: any, then: any) => string} told
 * @property {(held: any, question: string, asked?: string[], pressed?: string[]) => any} next
 * @property {any} known
 */

/**
 * A reader made of the book's file answers.json.
 * @param {any} data
 * @returns {AnswerReader}
 */
export function answerReader(data) {
  const { limits, says } = data;
  const qualities = new Weights(data.qualities, data);
  const wholes = new Weights(data.wholes, data);
  const topics = new Weights(data.topics, data);
  const spellings = data.spellings.map(([pattern, to]) => [new RegExp(pattern, "gu"), to]);
  const numbers = new Set(data.numbers);
  const english = new Set(data.english);
  /** @type {[string, RegExp][]} */
  const signs = Object.entries(data.signs.signs).map(([name, pattern]) => [name, new RegExp(pattern, "u")]);
  signs.push(["names", new RegExp(data.signs.names, "u")]);

  const gramsOfWord = new Map();
  function ofWord(word) {
    if (!gramsOfWord.has(word)) {
      const edged = ` ${word} `;
      const found = [];
      if (edged.length <= SHORTEST) found.push(edged);
      else
        for (let size = SHORTEST; size <= Math.min(LONGEST, edged.length); size++)
          for (let start = 0; start + size <= edged.length; start++) found.push(edged.slice(start, start + size));
      gramsOfWord.set(word, found);
    }
    return gramsOfWord.get(word);
  }

  function wordsOf(plain) {
    const levelled = spellings.reduce((text, [pattern, to]) => text.replace(pattern, to), plain);
    return (levelled.match(WORD) ?? []).map((word) => (/^\d/u.test(word) || numbers.has(word) ? "0" : word));
  }

  function grams(words) {
    const counts = new Map();
    for (const word of words) for (const gram of ofWord(word)) counts.set(gram, (counts.get(gram) ?? 0) + 1);
    return counts;
  }

  const add = (counts, name, many) => counts.set(name, (counts.get(name) ?? 0) + many);

  function addPairs(counts, words) {
    [...words, ">"].reduce((before, word) => {
      add(counts, `${before} ${word}`, data.signs.pairs);
      return word;
    }, "<");
  }

  /** A piece with its words and the signs that stand in it, which the piece and the whole are both counted by. */
  function heardIn({ shown, plain }) {
    const found = signs
      .filter(([name, pattern]) => pattern.test(name === "names" ? shown : plain))
      .map(([name]) => name);
    return { words: wordsOf(plain), found: found.sort() };
  }

  function counted({ words, found }) {
    const counts = grams(words);
    addPairs(counts, words);
    for (const name of found) counts.set(`#${name}`, data.signs.counts);
    return counts;
  }

  function countedWhole(parts) {
    const counts = new Map();
    for (const { words, found } of parts) {
      for (const word of words) add(counts, ` ${word} `, data.signs.pairs);
      addPairs(counts, words);
      for (const name of found) add(counts, `#${name}`, data.signs.counts);
    }
    return counts;
  }

  /**
   * @param {string} text
   * @returns {[string, boolean]}
   */
  function shortened(text) {
    const most = limits.characters;
    const tidy = tidyText(text.slice(0, most * 2));
    const cut = text.length > most * 2 || tidy.length > most;
    const shown = tidy.slice(0, most);
    let seen = 0;
    for (const gap of shown.matchAll(/[ \n]/gu)) if (++seen >= limits.words) return [shown.slice(0, gap.index), true];
    return [shown, cut];
  }

  function pieces(shown) {
    const found = [];
    for (const line of shown.split("\n")) {
      let short = "";
      const sentences = line.split(SENTENCE_END).filter((one) => one.trim());
      for (const sentence of sentences)
        for (const part of spaces(sentence) < limits.longest ? [sentence] : sentence.split(PART_END)) {
          const whole = short ? `${short} ${part}` : part;
          if (spaces(whole) + 1 < limits.shortest) {
            short = whole;
            continue;
          }
          short = "";
          const words = whole.split(" ");
          const size = Math.ceil(words.length / Math.ceil(words.length / limits.longest));
          for (let start = 0; start < words.length; start += size)
            found.push(words.slice(start, start + size).join(" "));
        }
      if (!short) continue;
      if (found.length && line.includes(found.at(-1))) found[found.length - 1] = `${found.at(-1)} ${short}`;
      else found.push(short);
    }
    return found.filter((one) => one.trim()).map((one) => ({ shown: one, plain: letters(one) }));
  }

  function lookedAt(text) {
    if (text.slice(0, 100_000).includes("\0")) throw new Unreadable(says.binary);
    const [shown, cut] = shortened(text);
    if (MARKUP.test(shown)) throw new Unreadable(says.markup);
    const plain = letters(shown);
    const words = plain.match(ONLY_WORDS) ?? [];
    if (!words.length) throw new Unreadable(shown ? says["not-english"] : says.empty);
    if (Math.max(...shown.split(/[ \n]/u).map((one) => one.length)) > 200) throw new Unreadable(says.binary);
    const signsOfCv = (plain.match(CV) ?? []).length;
    const known = words.filter((word) => english.has(word)).length;
    if (known * limits.english < words.length && words.length >= limits.least)
      throw new Unreadable(signsOfCv >= 2 ? says.cv : says["not-english"]);
    if (words.length < limits.least) throw new Unreadable(says.short);
    if (signsOfCv >= 3) throw new Unreadable(says.cv);
    return [shown, cut ? [says.long.replace("{words}", limits.words.toLocaleString("en-GB"))] : []];
  }

  const twoBest = (values) => {
    const best = [...values].sort((a, b) => b - a);
    return [best[0] ?? limits.low, best[1] ?? limits.low];
  };

  const topic = (id) => id.slice(id.lastIndexOf(".") + 1);

  function offQuestion(found, question) {
    const own = topics.names.indexOf(topic(question));
    const { role } = data.questions[question];
    const rest = Object.entries(data.questions)
      .filter(([id, one]) => one.role === role && topic(id) !== topic(question))
      .map(([id]) => topics.names.indexOf(topic(id)))
      .filter((place) => place >= 0);
    const many = found.reduce((sum, { shown }) => sum + spaces(shown) + 1, 0);
    if (own < 0 || !rest.length || many < limits.off_words) return limits.low;
    const whole = topics.sumsOf(grams(wordsOf(found.map(({ plain }) => plain).join(" "))));
    const parts = found.map(({ plain }) => topics.sumsOf(grams(wordsOf(plain))));
    const best = (place) => Math.max(...parts.map((part) => part[place]));
    const told = [whole[own], Math.max(...rest.map((place) => whole[place])), best(own), Math.max(...rest.map(best))];
    return told.reduce((total, value, place) => total + data.off[place] * value, data.off.at(-1));
  }

  /**
   * @param {any} held what was heard
   * @param {string} question
   * @param {any} sure how probable each quality is, 0 to 1; without it what was heard is certain
   */
  function press(held, question, sure = null) {
    const { kind } = data.questions[question];
    const group = data.kinds.them.includes(kind) ? "them" : data.kinds.you.includes(kind) ? "you" : "other";
    const of = sure ?? Object.fromEntries(HEARD.map((name) => [name, Number(held[name])]));
    const each = HEARD.map((name) => of[name] - 0.5);
    const row = [
      ...each,
      of.figure * (1 - of.basis) - 0.25,
      each.reduce((sum, one) => sum + one, 0),
      ...data.kinds.all.map((name) => Number(kind === name)),
      ...data.kinds.groups.flatMap((name) => each.map((one) => (group === name ? 0.5 * one : 0))),
      1,
    ];
    const leans = data.leans[topic(question)] ?? PRESSED.map(() => 0);
    const total = (name, lean) => row.reduce((sum, value, place) => sum + data.presses[name][place] * value, lean);
    const all = PRESSED.map((name, place) => ({ name, total: total(name, leans[place]) }));
    const open = all.filter(({ name }) => !held[name]);
    return open.reduce((best, one) => (one.total > best.total ? one : best)).name;
  }

  function ownOnes(question, wanted) {
    const { follow_ups: texts, presses } = data.questions[question];
    return texts.filter((_, place) => presses[place] === wanted);
  }

  /**
   * The question's own follow-up for a quality, the general one where it has none; none twice.
   * @param {string} question
   * @param {string} wanted
   * @param {string[]} asked
   */
  function followUp(question, wanted, asked = []) {
    if (wanted === "none") return null;
    const { kind } = data.questions[question];
    const fits = data.general.by_kind[kind]?.[wanted] ?? data.general[wanted];
    return [...ownOnes(question, wanted), fits].find((text) => !asked.includes(text)) ?? null;
  }

  /**
   * @param {string} text
   * @param {string} question
   * @param {string[]} asked the follow-ups up to now; the last is the one that this text answers
   */
  function read(text, question, asked = []) {
    const [shown, warnings] = lookedAt(text);
    const found = pieces(shown);
    const parts = found.map(heardIn);
    const sums = parts.map((part) =>
      qualities.sumsOf(counted(part)).map((value) => Math.min(Math.max(value, limits.low), limits.high)),
    );
    const ofWhole = wholes.sumsOf(countedWhole(parts));
    const held = {};
    const because = {};
    const sure = {};
    HEARD.forEach((name, column) => {
      const [first, second] = twoBest(sums.map((one) => one[column]));
      const [a, b, c, start] = data.decide[name];
      const by = a * first + b * second + c * ofWhole[column] + start;
      held[name] = by > 0;
      sure[name] = 1 / (1 + Math.exp(-(data.sure[name][0] * by + data.sure[name][1])));
      const order = sums.map((_, place) => place).sort((a, b) => sums[b][column] - sums[a][column] || a - b);
      because[name] = order
        .slice(0, limits.shown)
        .filter((place, rank) => held[name] && (rank === 0 || sums[place][column] > 0))
        .map((place) => found[place].shown);
    });
    // who answers a follow-up answers that, and not the question again
    const follows = asked.length > 0 && asked.at(-1) !== data.general.off_question;
    const off = !follows && offQuestion(found, question) > 0;
    const wanted = off ? "none" : press(held, question, sure);
    return {
      off_question: off,
      qualities: held,
      because,
      press: wanted,
      follow_up: off ? data.general.off_question : followUp(question, wanted, asked),
      warnings,
    };
  }

  const listed = (words) => (words.length === 1 ? words[0] : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`);

  /** What a second answer added to the first, in a sentence. */
  function told(first, then) {
    const short = (name) => data.qualities_said[name].short;
    const added = HEARD.filter((name) => then.qualities[name] && !first.qualities[name]).map(short);
    if (!HEARD.includes(first.press))
      return added.length ? `It added ${listed(added)}.` : "It added nothing that the first answer had not.";
    const pressed = short(first.press);
    if (then.qualities[first.press])
      return `It added what was asked for: ${listed([pressed, ...added.filter((one) => one !== pressed)])}.`;
    return added.length ? `It added ${listed(added)}. Still not heard: ${pressed}.` : `Still not heard: ${pressed}.`;
  }

  /**
   * What to press for next where several answers of a run showed `held` between them. Nobody asks for a quality twice;
   * for another than the one that is lacking most, only a question's own follow-up is to the point.
   */
  function next(held, question, asked = [], pressed = []) {
    const first = press(held, question);
    if (first === "none") return { press: first, follow_up: null };
    const words = pressed.includes(first) ? null : followUp(question, first, asked);
    if (words) return { press: first, follow_up: words };
    for (const wanted of HEARD.filter((name) => !held[name] && !pressed.includes(name))) {
      const own = ownOnes(question, wanted).find((text) => !asked.includes(text));
      if (own) return { press: wanted, follow_up: own };
    }
    return { press: "none", follow_up: null };
  }

  return { read, told, next, known: data };
}
