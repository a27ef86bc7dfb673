// Words a minute, fillers and the longest sentence of a transcript. It counts; it does not judge the person.

const MOST_SHOWN = 20000; // characters of the transcript that are shown again, with its fillers marked
// Heard in Britain, in America or in both. The second list may also be meant, so the reader has to look.
const ALWAYS = ["um", "umm", "uhm", "uh", "uhh", "er", "err", "erm", "ah", "hm", "hmm", "mm"];
const PERHAPS = [
  "like",
  "you know",
  "i mean",
  "sort of",
  "kind of",
  "sort of like",
  "kinda",
  "sorta",
  "basically",
  "actually",
  "literally",
  "honestly",
  "obviously",
  "to be honest",
  "to be fair",
  "at the end of the day",
  "or something",
  "and stuff",
  "you know what i mean",
];
const FILLERS = [...ALWAYS, ...PERHAPS].sort((a, b) => b.length - a.length);
const COMMON = new Set(
  "the a an and to of i in it we was that is for on my you they with as but at this so have had not be our were".split(
    " ",
  ),
);

const WORD = /[\p{L}\p{M}\p{N}]+(?:['’\-.][\p{L}\p{M}\p{N}]+)*/gu;
const filler = () =>
  new RegExp(`(?<![\\p{L}\\p{N}'’-])(?:${FILLERS.join("|").replaceAll(" ", "\\s+")})(?![\\p{L}\\p{N}'’-])`, "giu");

/** Whether a text reads as English: enough of its words are the small ones that no English text is without. */
function isEnglish(words) {
  if (words.length < 20) return !words.some((word) => /[^\p{Script=Latin}\p{M}\p{N}'’.-]/u.test(word));
  return words.filter((word) => COMMON.has(word.toLowerCase())).length / words.length > 0.15;
}

/**
 * What can be counted in `text`: words, longest sentence, and where it is English the fillers with their places.
 * @param {string} text
 */
export function count(text) {
  const words = text.match(WORD) ?? [];
  const sentences = text
    .split(/(?<=[.!?…。！？])["'”’)]*\s+|\n+/u)
    .map((sentence) => ({ text: sentence.trim(), words: sentence.match(WORD)?.length ?? 0 }));
  const longest = sentences.reduce((a, b) => (b.words > a.words ? b : a), { text: "", words: 0 });
  const english = isEnglish(words);
  const places = english ? [...text.matchAll(filler())].map((match) => ({ at: match.index, text: match[0] })) : [];
  const tally = new Map();
  for (const place of places) {
    const name = place.text.toLowerCase().replace(/\s+/g, " ");
    tally.set(name, (tally.get(name) ?? 0) + 1);
  }
  const fillers = [...tally]
    .map(([name, times]) => ({ name, times, sure: ALWAYS.includes(name) }))
    .sort((a, b) => b.times - a.times);
  return { words: words.length, sentences: sentences.filter((s) => s.words).length, longest, english, places, fillers };
}

/**
 * The text as nodes, its fillers in marks; a very long one is cut.
 * @param {string} text
 * @param {{ at: number, text: string }[]} places
 * @returns {HTMLElement}
 */
export function marked(text, places) {
  const shown = document.createElement("p");
  let done = 0;
  for (const place of places) {
    if (place.at + place.text.length > MOST_SHOWN) break;
    const mark = document.createElement("mark");
    mark.textContent = place.text;
    shown.append(text.slice(done, place.at), mark);
    done = place.at + place.text.length;
  }
  shown.append(
    text.slice(done, MOST_SHOWN),
    text.length > MOST_SHOWN ? " … The rest is counted and not shown again." : "",
  );
  return shown;
}

/**
 * What was counted, in sentences.
 * @param {ReturnType<typeof count>} result
 * @param {number} seconds
 * @param {(seconds: number) => string} spoken
 * @returns {string[]}
 */
export function sentencesOf(result, seconds, spoken) {
  const rate = Math.round((result.words / seconds) * 60);
  const said = [
    `${result.words} words in ${spoken(seconds)}: ${rate} a minute.`,
    "Trainers often call 120 to 160 easy to follow. That is a rule of thumb (grade C), so trust a " +
      "friend's ear before it.",
  ];
  if (rate > 300) said.push("That is faster than anybody speaks, so the seconds may not belong to this text.");
  if (result.sentences > 1 || result.longest.words <= 40) {
    const words = result.longest.text.length > 400 ? `${result.longest.text.slice(0, 400)} …` : result.longest.text;
    said.push(`The longest sentence has ${result.longest.words} words: “${words}”`);
  } else said.push("The text has no full stops, so nothing can be said of its sentences.");
  if (!result.english)
    return [
      ...said,
      "It does not read as English, so no fillers were looked for, and the words may be counted wrongly.",
    ];
  const list = (sure) =>
    result.fillers
      .filter((one) => one.sure === sure)
      .map((one) => `${one.name} (${one.times})`)
      .join(", ");
  if (list(true)) said.push(`Fillers: ${list(true)}.`);
  if (list(false)) said.push(`Perhaps fillers, perhaps meant; look at where they stand: ${list(false)}.`);
  if (!result.fillers.length)
    said.push(
      "None of the usual fillers is in it. Most programs that write down speech leave them out, so listen as well.",
    );
  return said;
}
