// The reader's own stories as a file, JSON or Markdown: the page's twin of cxprep/practice/stories.py, which documents
// both forms. Both write the same bytes and object in the same words; tests hold them to it. Knows no page and no
// store.

import { trim } from "./trim.mjs";

export const STORY_PARTS = ["situation", "task", "action", "result", "reflection"];
export const STORIES_KIND = "moments-of-truth/stories";
const EVERYTHING_KIND = "moments-of-truth/progress";
export const MOST_STORY_BYTES = 2_000_000;
export const MOST_STORIES = 200;
export const LONG_TEXT = 10_000;
export const SHORT_TEXT = 200;
const NOTHING_READ = "Nothing was read from it.";
const NOT_FROM_FILE = "Nothing was read from the file.";
const TOO_LARGE = `The file is larger than 2 MB, which no story bank is. ${NOTHING_READ}`;

/** What is wrong with a file, in a sentence for its owner. */
export class StoriesError extends Error {}

const isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const field = (entry, name, otherwise) => (Object.hasOwn(entry, name) ? entry[name] : otherwise);
const newlines = (text) => text.replace(/\r\n?/g, "\n");
const trimmed = (text) => trim(text, " \t");

function cleanText(value, where, name, most = LONG_TEXT) {
  if (typeof value !== "string") throw new StoriesError(`${where}: ${name} should be text. ${NOT_FROM_FILE}`);
  const words = newlines(value)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
    .replace(/[\x00-\x08\x0b-\x1f\x7f]/g, "")
    .replace(/\p{Surrogate}/gu, "\ufffd");
  const text = trim(words, " \t\n");
  if (text.length > most && [...text].length > most)
    throw new StoriesError(
      `${where}: ${name} is longer than ${most.toLocaleString("en-GB")} characters. ${NOT_FROM_FILE}`,
    );
  return text;
}

const cleanLine = (value, where, name) => cleanText(value, where, name, SHORT_TEXT).replace(/[ \t\n]+/g, " ");

function ownId(title, taken) {
  const small = title.replace(/[A-Z]/g, (letter) => letter.toLowerCase()); // toLowerCase makes more than A to Z small
  const bare = small
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 50)
    .replace(/-+$/, "");
  const slug = /^[a-z]/.test(bare) ? bare : `story-${bare}`.replace(/-$/, "");
  let id = slug;
  for (let number = 2; taken.has(id); number += 1) id = `${slug}-${number}`;
  return id;
}

/**
 * One story from a file's or the store's data; throws a StoriesError that names the field that cannot be.
 * @param {any} entry
 * @param {string} where what it is called in an error
 * @param {Map<string, any>} taken ids that others have
 * @returns {Story}
 */
export function storyOf(entry, where, taken = new Map()) {
  if (!isRecord(entry)) throw new StoriesError(`${where} is not a story. ${NOT_FROM_FILE}`);
  const title = cleanLine(field(entry, "title", ""), where, "title");
  if (!title) throw new StoriesError(`${where} has no title. ${NOT_FROM_FILE}`);
  const competencies = field(entry, "competencies", []);
  if (!Array.isArray(competencies) || competencies.length > 50)
    throw new StoriesError(`${where}: competencies should be a list of at most 50. ${NOT_FROM_FILE}`);
  const names = competencies.map((name) => cleanLine(name, where, "competencies")).filter(Boolean);
  const ticks = field(entry, "ticks", {});
  const sound = isRecord(ticks) && Object.keys(ticks).length <= 500;
  if (
    !sound ||
    Object.entries(ticks).some(
      ([question, on]) => !/^[a-z][a-z0-9.-]{0,119}$/.test(question) || typeof on !== "boolean",
    )
  )
    throw new StoriesError(`${where}: ticks should name questions, each true or false. ${NOT_FROM_FILE}`);
  const changed = field(entry, "changed", "");
  if (changed !== "" && !(typeof changed === "string" && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z$/.test(changed)))
    throw new StoriesError(`${where}: changed should be a time such as 2026-03-01T09:30:00Z. ${NOT_FROM_FILE}`);
  let id = field(entry, "id", "");
  if (id === "") id = ownId(title, taken);
  if (typeof id !== "string" || !/^[a-z][a-z0-9-]{0,63}$/.test(id))
    throw new StoriesError(
      `${where}: id should be small letters, digits and hyphens, a letter first. ${NOT_FROM_FILE}`,
    );
  return {
    id,
    title,
    ...Object.fromEntries(STORY_PARTS.map((part) => [part, cleanText(field(entry, part, ""), where, part)])),
    metric: cleanLine(field(entry, "metric", ""), where, "metric"),
    competencies: [...new Set(names)],
    ticks: Object.fromEntries(
      Object.keys(ticks)
        .sort()
        .map((question) => [question, ticks[question]]),
    ),
    changed: changed.length === 20 ? `${changed.slice(0, -1)}.000Z` : changed,
  };
}

function fromJson(text) {
  let document_;
  try {
    document_ = JSON.parse(text);
  } catch {
    throw new StoriesError(`The file looks like JSON and cannot be read as such. ${NOTHING_READ}`);
  }
  const kind = isRecord(document_) ? field(document_, "kind", null) : null;
  if (kind !== STORIES_KIND && kind !== EVERYTHING_KIND)
    throw new StoriesError(`The file is not from this book's story bank. ${NOTHING_READ}`);
  if (field(document_, "version", null) !== 1)
    throw new StoriesError(`The file is from another version of this book than this one can read. ${NOTHING_READ}`);
  let stories = field(document_, "stories", null);
  if (kind === EVERYTHING_KIND) {
    const sections = field(document_, "sections", null);
    stories = isRecord(sections) ? field(sections, "stories", {}) : null;
    stories = isRecord(stories) ? Object.values(stories) : null;
  }
  if (!Array.isArray(stories)) throw new StoriesError(`The file holds no list of stories. ${NOTHING_READ}`);
  return stories;
}

function fromMarkdown(text) {
  const stories = [];
  let part = null;
  for (const line of newlines(text).split("\n")) {
    const heading = /^(#{1,6})[ \t]+(.*)/s.exec(line);
    const said = /^-[ \t]+([a-z]+):[ \t]*(.*)/s.exec(line);
    if (heading?.[1] === "##") {
      stories.push({ title: heading[2] });
      part = null;
    } else if (heading?.[1] === "###" && stories.length) {
      part = trimmed(heading[2]).toLowerCase();
      if (!STORY_PARTS.includes(part)) {
        const shown = [...heading[2]].length <= 40 ? heading[2] : `${[...heading[2]].slice(0, 40).join("")}…`;
        throw new StoriesError(
          `Story ${stories.length} has the heading “${shown}”; a story's are Situation, Task, Action, ` +
            `Result and Reflection. ${NOT_FROM_FILE}`,
        );
      }
      stories.at(-1)[part] ??= "";
    } else if (part) stories.at(-1)[part] += `${line.replace(/^\\/, "")}\n`;
    else if (said && stories.length) {
      const [, name, value] = said;
      const story = stories.at(-1);
      if (["id", "metric", "changed"].includes(name)) story[name] = trimmed(value);
      else if (name === "competency") story.competencies = [...(story.competencies ?? []), value];
      else if (name === "tick" || name === "untick")
        story.ticks = Object.fromEntries([...Object.entries(story.ticks ?? {}), [trimmed(value), name === "tick"]]);
    }
  }
  if (!stories.length)
    throw new StoriesError("The file holds no story: a story starts with a line such as ## The refund pallet.");
  return stories;
}

/**
 * The stories in a file's text; of two with one id the one changed last, the later one at a tie.
 * @param {string} text
 * @returns {Story[]}
 */
export function parseStories(text) {
  if (text.length > MOST_STORY_BYTES) throw new StoriesError(TOO_LARGE);
  const whole = text.replace(/^\ufeff/, "");
  const start = whole.replace(/^[ \t\r\n]+/, "").charAt(0);
  if (!start) throw new StoriesError(`The file is empty. ${NOTHING_READ}`);
  const entries = '{["'.includes(start) ? fromJson(whole) : fromMarkdown(whole);
  if (entries.length > MOST_STORIES)
    throw new StoriesError(`The file holds ${entries.length} stories; ${MOST_STORIES} is the most. ${NOTHING_READ}`);
  const found = new Map();
  entries.forEach((entry, index) => {
    const story = storyOf(entry, `Story ${index + 1}`, found);
    if (!found.has(story.id) || found.get(story.id).changed <= story.changed) found.set(story.id, story);
  });
  return [...found.values()];
}

/**
 * The stories as JSON.
 * @param {Story[]} stories
 * @returns {string}
 */
export function storiesJson(stories) {
  return `${JSON.stringify({ kind: STORIES_KIND, version: 1, stories }, null, 2)}\n`;
}

/**
 * The stories as Markdown, which parseStories reads back to the letter.
 * @param {Story[]} stories
 * @returns {string}
 */
export function storiesMarkdown(stories) {
  const blocks = ["# My stories"];
  for (const story of stories) {
    const lines = [`- id: ${story.id}`];
    if (story.metric) lines.push(`- metric: ${story.metric}`);
    lines.push(...story.competencies.map((name) => `- competency: ${name}`));
    lines.push(...Object.entries(story.ticks).map(([question, on]) => `- ${on ? "tick" : "untick"}: ${question}`));
    if (story.changed) lines.push(`- changed: ${story.changed}`);
    blocks.push(`## ${story.title}`, lines.join("\n"));
    for (const part of STORY_PARTS)
      if (story[part])
        blocks.push(`### ${part[0].toUpperCase()}${part.slice(1)}`, story[part].replace(/(^|\n)(?=[#\\])/g, "$1\\"));
  }
  return `${blocks.join("\n\n")}\n`;
}
