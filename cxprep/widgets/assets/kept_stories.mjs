// The reader's stories as they are kept: the store's section "stories", {id: story}, each story as story_format.mjs
// reads it from a file too; and what a file brings to them.

import { counted } from "./practice.mjs";
import { get, put } from "./store.mjs";
import { MOST_STORIES, parseStories, StoriesError, storyOf } from "./story_format.mjs";

const STORIES = "stories";
const AS_THEY_WERE = "Your stories are as they were.";

/**
 * The stories that are whole; what else stands in the section is left where it is.
 * @returns {Story[]}
 */
export const keptStories = () =>
  Object.entries(get(STORIES)).flatMap(([id, entry]) => {
    const story = storyIn(entry, id);
    return story ? [story] : [];
  });

const MOST_LINES = 6;

/**
 * Lines of the reader's CV that no story begins with yet: those to which the prep report was told yes, where the reader
 * asked it to keep that (the store's section "report": {answers: {line: {look-for: yes or no}}}).
 * @param {Story[]} told
 * @returns {{ line: string, shows: string[] }[]}
 */
export function ownLines(told) {
  const { answers } = get("report");
  if (typeof answers !== "object" || answers === null) return [];
  return Object.entries(answers)
    .map(([line, shown]) => ({
      line,
      shows: Object.entries(shown ?? {}).flatMap(([id, yes]) => (yes === true ? [id] : [])),
    }))
    .filter(({ line, shows }) => shows.length && !told.some(({ action }) => action.includes(line.trim())))
    .slice(0, MOST_LINES);
}

/**
 * A kept entry as a story; null where it is none.
 * @param {any} entry
 * @param {string} id
 * @returns {Story | null}
 */
export function storyIn(entry, id) {
  try {
    return storyOf({ ...entry, id }, "A story");
  } catch {
    return null;
  }
}

/**
 * Keep stories, each in place of the one that had its id.
 * @param {Story[]} list
 */
export const keepStories = (list) =>
  put(STORIES, Object.fromEntries([...Object.entries(get(STORIES)), ...list.map((story) => [story.id, story])]));

/**
 * Take a story away.
 * @param {string} id
 */
export const loseStory = (id) =>
  put(STORIES, Object.fromEntries(Object.entries(get(STORIES)).filter(([other]) => other !== id)));

/**
 * Put a file's stories to those that are kept: new ones, and the newer of two. What was done, in a sentence.
 * @param {string} text
 * @returns {{ words: string, changed: boolean }}
 */
export function importStories(text) {
  let told;
  try {
    told = parseStories(text);
  } catch (error) {
    if (!(error instanceof StoriesError)) throw error;
    return { words: `${error.message} ${AS_THEY_WERE}`, changed: false };
  }
  const mine = new Map(keptStories().map((story) => [story.id, story]));
  const fresh = told.filter((story) => !mine.has(story.id));
  const isOther = (story) => mine.has(story.id) && JSON.stringify(mine.get(story.id)) !== JSON.stringify(story);
  // a file without a time was written by hand; at a tie the reader has just chosen the file
  const isNewer = (story) => isOther(story) && (!story.changed || story.changed >= mine.get(story.id).changed);
  const newer = told.filter(isNewer);
  const older = told.filter((story) => isOther(story) && !isNewer(story));
  if (mine.size + fresh.length > MOST_STORIES)
    return { words: `That would be more than ${MOST_STORIES} stories. ${AS_THEY_WERE}`, changed: false };
  const now = new Date().toISOString();
  const safe = keepStories([...fresh, ...newer.map((story) => ({ ...story, changed: story.changed || now }))]);
  const unchanged = told.length - fresh.length - newer.length - older.length;
  const stories = (list) => counted(list.length, "story", "stories");
  const words = [
    fresh.length && `${stories(fresh)} added`,
    newer.length && `${stories(newer)} replaced by the newer one from the file`,
    older.length && `${stories(older)} left as here, where the newer one is`,
    unchanged && `${counted(unchanged, "story", "stories")} the same already`,
  ].filter(Boolean);
  return {
    words: told.length
      ? `${words.join("; ")}${safe ? "" : "; they last until you close the page"}.`
      : `The file holds no stories. ${AS_THEY_WERE}`,
    changed: true,
  };
}
