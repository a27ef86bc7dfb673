// Commit first: the reader's own number and recommendation, before the drill shows its result.
// The drill it belongs to is held back until then; "just show me" lets go of it. Without script nothing is held back.
import { holdBack } from "./held.mjs";
import { parse, show } from "./numbers.mjs";
import { write } from "./sentences.mjs";
import { get, notice, put, trouble } from "./store.mjs";

const SECTION = "estimates";
const CASES = "cases"; // of each drill the last case that was not the book's own
const MOST = 1e12; // in the model's units; beyond it a number is a slip of the finger
const SLIP = 300; // so many times what a case turns on, a number was written in another unit: thousands apart

/** @param {WidgetContext} context */
function render({ model, el }) {
  if (!el.querySelector("[data-estimate]")) el.innerHTML = model.get("html");
  const panel = el.querySelector("[data-estimate]");
  const spec = model.get("spec");
  const form = panel.querySelector("form");
  const number = form.querySelector(".mot-guess input");
  const complaint = panel.querySelector(".mot-complaint");
  const feedback = panel.querySelector(".mot-feedback");
  const root = () => document.querySelector(`[data-drill="${spec.drill}"]`);
  const money = (value) => show(value, spec.format);
  /** A difference: that of two shares is told in points, as twenty per cent of twenty-five would be five. */
  const apart = (value) => {
    const words = money(Math.abs(value)).replace(/^\+/, "");
    return words.endsWith("%") ? words.replace("%", words === "1%" ? " point" : " points") : words;
  };

  let held = false;
  let known = ""; // what is kept, as far as this form knows
  const hold = (now) => {
    held = now;
    holdBack(root()?.parentElement, held);
    document.dispatchEvent(new CustomEvent("mot:hold", { detail: { drill: spec.drill, held } }));
  };
  const holdOn = () => hold(held);
  const commit = (entry) => {
    model.set("committed", entry);
    model.save_changes();
  };
  // A case that is not the book's own brings its own truths (case.mjs), and is kept apart.
  let given = null;
  const truths = () => given ?? spec;
  const keep = (entry) => {
    // every field is written, so that two tabs that have not heard of each other never make one entry of two cases
    const whole = { revealed: false, value: null, choice: null, ...entry };
    if (given) put(CASES, { ...get(CASES), [spec.drill]: { ...whole, key: given.key } });
    else put(SECTION, { ...get(SECTION), [spec.drill]: entry });
    known = JSON.stringify(stored());
    commit(entry);
  };
  const tell = () => {
    const words = trouble() && notice();
    panel.querySelector(".mot-notice")?.remove();
    if (words) panel.append(words);
  };

  const sensible = (value) => Number.isFinite(value) && Math.abs(value * spec.scale) <= MOST;

  // Entries from another version, another page or a curious reader: only a whole one counts.
  const stored = () => {
    const entry = given ? get(CASES)[spec.drill] : get(SECTION)[spec.drill];
    if (given && entry?.key !== given.key) return null;
    const offered = spec.options.some((option) => option.value === entry?.choice);
    // committed in one tab and "just show me" in another: the reader's own number is not lost
    if (offered && sensible(entry.value)) return { value: entry.value, choice: entry.choice };
    return entry?.revealed ? { revealed: true } : null;
  };

  const named = () => el.dataset.live && new URLSearchParams(location.hash.slice(1)).get("drill") === spec.drill;
  const isCase = () => named() && new URLSearchParams(location.hash.slice(1)).get("case") === "1";
  const asks = () => named() && !isCase();

  const paragraph = (text) => {
    const p = document.createElement("p");
    write(p, text);
    return p;
  };

  function judge({ value, choice }) {
    const { truth, right, reason, flip } = truths();
    if (!Number.isFinite(truth)) return feedback.replaceChildren(paragraph(`You said ${money(value * spec.scale)}.`));
    const off = value * spec.scale - truth;
    const close = Math.abs(off) <= Math.abs(truth) * 0.1;
    const said = money(value * spec.scale);
    const far = off > 0 ? "too high" : "too low";
    const sizes = truth !== 0 && value !== 0 && Math.sign(value * spec.scale) !== Math.sign(truth);
    const distance = `${apart(off)} ${far}`;
    const chosen = spec.options.find((option) => option.value === choice);
    const lines = [
      `You said ${said}; the case as given makes it ${money(truth)}. ` +
        (close
          ? "That is within a tenth, closer than most people get on paper."
          : `You were ${distance}${sizes ? ", and on the other side of zero" : ""}.`),
      `You would ${chosen.label}. ` +
        (choice === right ? "The case's own figures say so too." : `The case's own figures say otherwise: ${reason}`),
      `${flip.words} ${money(flip.truth)}. ` +
        (choice === flip.right
          ? "Your recommendation survives that."
          : "Your recommendation does not survive " +
            `that${choice === right ? ", though it was right a moment ago" : ""}. ` +
            `${flip.reason}`),
    ];
    feedback.replaceChildren(...lines.map(paragraph));
  }

  function settle(entry) {
    const done = Boolean(entry);
    hold(!done);
    form.hidden = done;
    panel.classList.toggle("is-done", done);
    panel.querySelector(".mot-again").hidden = !done;
    if (entry && !entry.revealed) judge(entry);
    else
      feedback.replaceChildren(
        ...(entry ? [paragraph("Shown without an estimate. You can still go back and commit to one.")] : []),
      );
    tell();
  }

  let askedAbout = Number.NaN; // a number so far off that it was asked whether it is meant
  /** A question about a number in what must be another unit; "" where there is none, or it was answered by a press. */
  const slip = (value) => {
    const { truth, flip } = truths();
    const size = Math.max(Math.abs(truth), Math.abs(flip?.truth ?? 0));
    if (!(size > 0) || Math.abs(value * spec.scale) < SLIP * size || value === askedAbout) return "";
    askedAbout = value;
    const unit = form.querySelector("[id$='-unit']").textContent.trim();
    const wrote = `You wrote ${value.toLocaleString("en-GB")}; the field counts in ${unit}.`;
    return `${wrote} If it is what you mean, press once more; else write it anew.`;
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const choice = form.querySelector("input[type=radio]:checked")?.value;
    const value = parse(number.value);
    const wrong = !Number.isFinite(value)
      ? "Write your guess as a number, such as 12 or -3.5. Nothing is lost; the result waits."
      : !sensible(value)
        ? "That is more than any retailer takes. Write your guess in the unit beside the field."
        : slip(value);
    complaint.textContent = wrong || (choice ? "" : "Say which path you would back; then the result is yours.");
    if (wrong || !choice) {
      (wrong ? number : form.querySelector("input[type=radio]")).focus();
      return;
    }
    const entry = { value, choice };
    keep(entry);
    settle(entry);
    feedback.focus();
  });
  const sign = panel.querySelector("[data-sign]");
  if (sign) {
    sign.hidden = false;
    sign.addEventListener("click", () => {
      const typed = number.value.trim();
      number.value = /^[-\u2212]/.test(typed) ? typed.slice(1) : `-${typed.replace(/^\+/, "")}`;
      number.focus();
    });
  }
  panel.querySelector("[data-reveal]").addEventListener("click", () => {
    complaint.textContent = "";
    keep({ revealed: true });
    settle({ revealed: true });
    feedback.focus();
  });
  panel.querySelector(".mot-again button").addEventListener("click", () => {
    const first = stored(); // a later guess is none of before; in a notebook nobody asks for it
    import(new URL("./first_answer.mjs", import.meta.url).href)
      .then(({ keepFirst }) => keepFirst(spec.drill, given?.key ?? "", first))
      .catch(() => {});
    const section = given ? CASES : SECTION;
    const { [spec.drill]: _, ...others } = get(section);
    put(section, others);
    known = JSON.stringify(stored());
    // an address that names the drill would show it again after a reload
    if (asks()) history.replaceState(history.state, "", location.pathname + location.search);
    commit({});
    settle(null);
    number.focus();
  });
  // JupyterLab would take plain keys for itself (arrows, Enter, letters); Notebook before they reach us, if not told
  for (const own of panel.querySelectorAll("input, button")) own.dataset.lmSuppressShortcuts = "true";
  panel.addEventListener(
    "keydown",
    (event) => event.ctrlKey || event.metaKey || event.altKey || event.stopPropagation(),
  );
  // who follows a link to a state of the drill came to see it
  const linked = ({ target }) =>
    target === root() && !panel.classList.contains("is-done") && settle({ revealed: true });
  document.addEventListener("mot:linked", linked);
  const other = ({ detail }) => {
    if (detail.drill !== spec.drill || (!detail.given && !given)) return;
    given = detail.given;
    form.inert = false;
    form.reset();
    complaint.textContent = "";
    const entry = stored();
    known = JSON.stringify(entry);
    commit(entry ?? {});
    settle(entry);
  };
  document.addEventListener("mot:case", other);
  // committed, taken back or forgotten in another tab; what is being typed here stays
  const afresh = () => {
    const now = stored();
    if (JSON.stringify(now) === known) return tell();
    known = JSON.stringify(now);
    commit(now ?? {});
    settle(now);
  };
  document.addEventListener("mot:store", afresh);
  const asked = asks();
  form.inert = Boolean(isCase()); // until the case is told there is nothing to estimate
  const earlier = isCase() ? null : stored();
  known = JSON.stringify(earlier);
  if (earlier) commit(earlier);
  // a reader who followed a link is at the drill: this form's change above it does not move it
  const stood = asked && root()?.getBoundingClientRect().top;
  settle(earlier ?? (asked ? { revealed: true } : null));
  if (asked) requestAnimationFrame(() => root() && scrollBy(0, root().getBoundingClientRect().top - stood));
  document.addEventListener("mot:alive", holdOn);
  panel.setAttribute("data-alive", ""); // from here on the form answers
  document.dispatchEvent(new CustomEvent("mot:asks"));
  return () => {
    document.removeEventListener("mot:case", other);
    document.removeEventListener("mot:alive", holdOn);
    document.removeEventListener("mot:linked", linked);
    document.removeEventListener("mot:store", afresh);
  };
}

export default { render };
