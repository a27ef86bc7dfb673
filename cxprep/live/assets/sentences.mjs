// A sentence with numbers in it, written again and again.

/**
 * Write a sentence anew, and only what of it has changed. A text keeps its node, as a node that comes or goes makes a
 * browser look through every rule that asks what an element holds; and a signed sum has an element of its own, as a
 * line might else end between its sign and its currency (theme/sums.py does the same for what is built).
 * @param {Element} place
 * @param {string} words
 */
export function write(place, words) {
  if (place.textContent === words) return;
  const parts = words.split(/([+\u2212][$€£]\d(?:[\d,.]*\d)?[A-Za-z%]*)/);
  /** @type {any[]} */
  const texts = [...place.childNodes].map((one) => (one.nodeType === Node.TEXT_NODE ? one : one.firstChild));
  const isSame = texts.length === parts.length && texts.every((one) => one?.nodeType === Node.TEXT_NODE);
  if (isSame) {
    for (const [i, text] of texts.entries()) if (text.data !== parts[i]) text.data = parts[i];
  } else {
    place.replaceChildren(
      ...parts.map((part, i) => {
        const text = document.createTextNode(part);
        if (i % 2 === 0) return text;
        const sum = document.createElement("span");
        sum.className = "mot-sum";
        sum.append(text);
        return sum;
      }),
    );
  }
}
