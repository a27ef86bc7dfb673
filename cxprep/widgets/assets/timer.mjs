// How long each part of an answer has taken so far. It counts and shows nothing; times come from the browser's clock.

const LONGEST = 3600; // seconds; a clock that somebody forgot is stopped

/**
 * A clock for `parts`, each with its `seconds`.
 * @param {{ seconds: number }[]} parts
 */
export function stopwatch(parts) {
  const spent = parts.map(() => 0);
  let part = 0;
  let since = null;
  const catchUp = () => {
    if (since === null) return;
    const now = Date.now();
    spent[part] += Math.max(0, now - since) / 1000; // a clock that was set back gives no negative time
    since = now;
  };
  return {
    go() {
      since ??= Date.now();
    },
    pause() {
      catchUp();
      since = null;
    },
    next() {
      catchUp();
      if (part < parts.length - 1) part += 1;
    },
    read() {
      catchUp();
      const total = spent.reduce((sum, seconds) => sum + seconds, 0);
      return { part, spent: [...spent], total, running: since !== null, isTooLong: total >= LONGEST };
    },
  };
}

/**
 * What is left of `planned` after `taken` seconds, in words: 12 seconds left, 5 seconds over.
 * @param {number} planned
 * @param {number} taken
 * @param {(seconds: number) => string} words
 * @returns {string}
 */
export function remaining(planned, taken, words) {
  const left = planned - Math.floor(taken);
  return left < 0 ? `${words(-left)} over` : `${words(left)} left`;
}
