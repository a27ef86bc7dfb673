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
const UNIT_END = /(?<=[.;]) /u;
const BULLET = /[\u2022\u2023\u25aa\u25cf\u25e6\u00b7]/gu;
const NONE = "none";
const ELSEWHERE = "elsewhere";
const ASKS_BACK = "questions-for-us";
const NOT_KNOWN = "It did not add what was asked for, and it said so.";
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
 * @property {(text: string, question: string, asked?: string[], askedFor?: string) => any} read
 * @property {(first: any, then: any, question?: string) => string} told
 * @property {(held: any, question: string, asked?: string[], pressed?: string[], whole?: string | null) => any} next
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
  const manners = new Weights(data.manners, data);
  const spellings = data.spellings.map(([pattern, to]) => [new RegExp(pattern, "gu"), to]);
  const numbers = new Set(data.numbers);
  const english = new Set(data.english);
  /** @type {[string, RegExp][]} */
  const signs = Object.entries(data.signs.signs).map(([name, pattern]) => [name, new RegExp(pattern, "u")]);
  signs.push(["names", new RegExp(data.signs.names, "u")]);
  /** @type {[string, [string, string[]]][]} */
  const both = Object.entries(data.signs.both);
  /** @type {[string, RegExp][]} */
  const cv = Object.entries(data.form.cv).map(([name, pattern]) => [name, new RegExp(pattern, "gu")]);
  const firstPerson = new RegExp(data.form.first, "gu");
  const few = new RegExp(data.form.few, "u");
  const sore = new RegExp(data.form.sore, "u");

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
    const beside = both.filter(([, [one, others]]) => found.includes(one) && others.some((it) => found.includes(it)));
    return { words: wordsOf(plain), found: [...found, ...beside.map(([name]) => name)].sort() };
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

  /** N-grams, words and pairs of words: by what a text is about a thing. */
  function countedAbout(plain) {
    const words = wordsOf(plain);
    const counts = grams(words);
    for (const word of words) add(counts, ` ${word} `, data.signs.pairs);
    addPairs(counts, words);
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

  /** Whether a text, with its lines, is a CV and nothing that was said. */
  function isCv(text, words) {
    const rows = text.slice(0, limits.characters).replace(BULLET, "\n- ").split("\n").map(tidyText).filter(Boolean);
    const plain = letters(rows.join("\n"));
    const units = plain.split("\n").flatMap((line) => line.split(UNIT_END));
    const counts = Object.fromEntries(
      cv.map(([name, pattern]) => [
        name,
        units.reduce((sum, unit) => sum + (unit.trim().match(pattern) ?? []).length, 0),
      ]),
    );
    if (counts.range >= 3) return true;
    if ((plain.match(firstPerson) ?? []).length * limits.first > words.length) return false;
    const found = Object.entries(data.form.signs).filter(([name, many]) => counts[name] >= many).length;
    return found >= limits.cv_signs && (found > limits.cv_signs || counts.bare < found || counts.heading > 0);
  }

  function isEnglish(words) {
    const known = words.filter((word) => english.has(word) || wholes.place.has(` ${word} `)).length;
    return known * limits.english >= words.length;
  }

  /**
   * @param {string} text
   * @param {boolean} follows
   * @returns {[string, string[]]}
   */
  function lookedAt(text, follows) {
    if (text.slice(0, 100_000).includes("\0")) throw new Unreadable(says.binary);
    const [shown, cut] = shortened(text);
    if (MARKUP.test(shown)) throw new Unreadable(says.markup);
    const plain = letters(shown);
    const words = plain.match(ONLY_WORDS) ?? [];
    const isNumber = follows && /\d/u.test(plain);
    if (!words.length && !isNumber) throw new Unreadable(shown ? says["not-english"] : says.empty);
    if (Math.max(...shown.split(/[ \n]/u).map((one) => one.length)) > 200) throw new Unreadable(says.binary);
    if (isCv(text, words)) throw new Unreadable(says.cv);
    if (words.length >= (follows ? limits.judged : limits.least) && !isEnglish(words))
      throw new Unreadable(says["not-english"]);
    if (words.length < limits.least && !follows) throw new Unreadable(says.short);
    return [shown, cut ? [says.long.replace("{words}", limits.words.toLocaleString("en-GB"))] : []];
  }

  /** What is said in place of an answer, if it is none. */
  function mannerOf(parts, many, about) {
    if (many > limits.manners || about === ASKS_BACK) return null;
    const sums = manners.sumsOf(countedWhole(parts));
    const some = sums.pop();
    const best = sums.indexOf(Math.max(...sums));
    if (some < (sums[best] > 0 ? 0 : limits.no_answer)) return null;
    return sums[best] > 0 ? manners.names[best] : "nothing";
  }

  /** Whether a short answer to a follow-up gives what was asked for. */
  function gives(wanted, parts, plain, many) {
    if (many > limits.second) return false;
    if (wanted === "figure" && few.test(plain)) return true;
    const has = (sign) => parts.some(({ found }) => found.includes(sign));
    if (wanted === "basis" && has("ratio") && !has("compare")) return false;
    if (many <= limits.brief && wanted !== "figure" && wanted !== "basis") return true;
    return data.form.second[wanted].some(has);
  }

  const does = ({ found }) =>
    found.includes("i_do") && !["would", "always", "you", "asks"].some((sign) => found.includes(sign));
  const isInPresent = (parts) => parts.some(does) && !parts.some(({ found }) => found.includes("i_did"));

  function isHypothetical(parts) {
    const would = parts.map(({ found }) => found.includes("would"));
    const vague = parts.filter(({ found }) => found.includes("would") || found.includes("always")).length;
    const told = parts.some(({ found }, at) => found.includes("day") || (found.includes("i_did") && !would[at]));
    return would.some(Boolean) && vague * 2 >= parts.length && !told;
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
    const whole = topics.sumsOf(countedAbout(found.map(({ plain }) => plain).join(" ")));
    const parts = found.map(({ plain }) => topics.sumsOf(countedAbout(plain)));
    const best = (place) => Math.max(...parts.map((part) => part[place]));
    const told = [whole[own], Math.max(...rest.map((place) => whole[place])), best(own), Math.max(...rest.map(best))];
    const none = topics.names.indexOf(ELSEWHERE);
    const known = topics.names.map((_, place) => place).filter((place) => place !== none);
    const strange = [
      whole[none],
      best(none),
      Math.max(...known.map((place) => whole[place])),
      Math.max(...known.map(best)),
    ];
    const weighed = (line, values) => values.reduce((total, value, place) => total + line[place] * value, line.at(-1));
    return Math.max(weighed(data.off, told), weighed(data.strange, strange));
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
    const plain = data.general.plain[topic(question)];
    const open = all.filter(({ name }) => !held[name] && (!plain || [...plain.asked, NONE].includes(name)));
    return open.reduce((best, one) => (one.total > best.total ? one : best)).name;
  }

  /** The question's own follow-ups for a quality that take nothing for granted which was not said. */
  function ownOnes(question, wanted, said) {
    const { follow_ups: texts, presses } = data.questions[question];
    const granted = data.general.granted[question] ?? {};
    return texts.filter(
      (_, place) => presses[place] === wanted && (said === null || new RegExp(granted[place] ?? "", "u").test(said)),
    );
  }

  /** The general follow-up in the words that fit the question's topic, else its kind, else any. */
  function fits(question, wanted) {
    const { general } = data;
    const { kind } = data.questions[question];
    const by = [general.by_topic[topic(question)], general.by_kind[kind], general];
    return by.find((words) => words?.[wanted])[wanted];
  }

  const isSoft = (question, wanted) =>
    wanted in data.general.soft && fits(question, wanted) === data.general.by_kind.behavioural[wanted];

  /**
   * The question's own follow-up for a quality, the general one where it has none; none twice.
   * @param {string} question
   * @param {string} wanted
   * @param {string[]} asked
   * @param {string | null} said the answer in plain letters, if known
   */
  function followUp(question, wanted, asked = [], said = null) {
    if (wanted === NONE) return null;
    const all = [...ownOnes(question, wanted, said), fits(question, wanted)];
    return all.find((text) => !asked.includes(text)) ?? null;
  }

  /**
   * @param {string} text
   * @param {string} question
   * @param {string[]} asked the follow-ups up to now; the last is the one that this text answers
   * @param {string} askedFor what that one pressed for
   */
  function read(text, question, asked = [], askedFor = NONE) {
    // who answers a follow-up answers that, and not the question again
    const follows = asked.length > 0 && asked.at(-1) !== data.general.off_question;
    const [shown, warnings] = lookedAt(text, follows);
    const found = pieces(shown);
    const parts = found.map(heardIn);
    const plain = letters(shown);
    const many = shown.split(/[ \n]/u).length;
    const manner = mannerOf(parts, many, topic(question));
    const unknown = follows && manner === "unknown";
    if (manner && !unknown) throw new Unreadable(says[manner === "unknown" ? "nothing" : manner]);
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
    if (held.scene && !held.own_part && isInPresent(parts)) {
      held.own_part = true;
      because.own_part = [found[parts.findIndex(does)].shown];
    }
    if (unknown) warnings.push(says.unknown);
    if (follows && HEARD.includes(askedFor)) {
      if (unknown && askedFor in data.general.soft) {
        held[askedFor] = false;
        because[askedFor] = [];
      } else if (!held[askedFor] && !unknown && gives(askedFor, parts, plain, many)) {
        held[askedFor] = true;
        because[askedFor] = [shown];
      }
    }
    // nobody who tells of a death is told that it was not the question
    const off = !follows && !sore.test(plain) && offQuestion(found, question) > 0;
    const told = { off_question: off, qualities: held, because };
    const { kind } = data.questions[question];
    if (sore.test(plain)) return { ...told, press: NONE, follow_up: null, warnings: [...warnings, says.sore] };
    if (off) return { ...told, press: NONE, follow_up: data.general.off_question, warnings };
    if (!follows && data.kinds.told.includes(kind) && isHypothetical(parts))
      return { ...told, press: "scene", follow_up: data.general.would, warnings: [...warnings, says.would] };
    const wanted = press(held, question, sure);
    return { ...told, press: wanted, follow_up: followUp(question, wanted, asked, plain), warnings };
  }

  const listed = (words) => (words.length === 1 ? words[0] : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`);

  /** What a second answer added to the first, in a sentence. */
  function told(first, then, question = "") {
    const short = (name) => data.qualities_said[name].short;
    const added = HEARD.filter((name) => then.qualities[name] && !first.qualities[name]).map(short);
    if (!HEARD.includes(first.press))
      return added.length ? `It added ${listed(added)}.` : "It added nothing that the first answer had not.";
    const { soft } = data.general;
    if (then.warnings.includes(says.unknown) && first.press in soft)
      return added.length ? `It added ${listed(added)}.` : NOT_KNOWN;
    if (question && isSoft(question, first.press) && !then.qualities[first.press])
      return `It added ${listed([soft[first.press], ...added])}.`;
    const pressed = short(first.press);
    if (then.qualities[first.press])
      return `It added what was asked for: ${listed([pressed, ...added.filter((one) => one !== pressed)])}.`;
    return added.length ? `It added ${listed(added)}. Still not heard: ${pressed}.` : `Still not heard: ${pressed}.`;
  }

  /**
   * What to press for next where several answers of a run showed `held` between them. Nobody asks for a quality twice;
   * for another than the one that is lacking most, only a question's own follow-up is to the point.
   */
  function next(held, question, asked = [], pressed = [], whole = null) {
    const said = whole === null ? null : letters(tidyText(whole));
    const first = press(held, question);
    if (first === "none") return { press: first, follow_up: null };
    const words = pressed.includes(first) ? null : followUp(question, first, asked, said);
    if (words) return { press: first, follow_up: words };
    for (const wanted of HEARD.filter((name) => !held[name] && !pressed.includes(name))) {
      const own = ownOnes(question, wanted, said).find((text) => !asked.includes(text));
      if (own) return { press: wanted, follow_up: own };
    }
    return { press: "none", follow_up: null };
  }

  return { read, told, next, known: data };
}
