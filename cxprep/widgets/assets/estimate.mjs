// Commit first: the reader's own number and recommendation, before the drill shows its result.
// The drill it belongs to is held back until then; "just show me" lets go of it. Without script nothing is held back.
import { show } from "./numbers.mjs";
import { get, put, trouble, notice } from "./store.mjs";

const SECTION = "estimates";

function render({ model, el }) {
  if (!el.querySelector("[data-estimate]")) el.innerHTML = model.get("html");
  const panel = el.querySelector("[data-estimate]");
  const spec = model.get("spec");
  const form = panel.querySelector("form");
  const number = form.querySelector('input[type="number"]');
  const complaint = panel.querySelector(".mot-complaint");
  const feedback = panel.querySelector(".mot-feedback");
  const root = () => document.querySelector(`[data-drill="${spec.drill}"]`);
  const money = (value) => show(value, spec.format);

  const hold = (held) => {
    const home = root()?.parentElement;
    if (home) held ? home.setAttribute("data-held", "") : home.removeAttribute("data-held");
  };
  const keep = (entry) => {
    put(SECTION, { ...get(SECTION), [spec.drill]: entry });
    model.set("committed", entry);
    model.save_changes();
  };
  const tell = () => {
    const words = trouble() && notice();
    panel.querySelector(".mot-notice")?.remove();
    if (words) panel.append(words);
  };

  // Entries from another version, another page or a curious reader: only a whole one counts.
  const stored = () => {
    const entry = get(SECTION)[spec.drill];
    if (entry?.revealed) return { revealed: true };
    const known = spec.options.some((option) => option.value === entry?.choice);
    return known && Number.isFinite(entry.value) ? { value: entry.value, choice: entry.choice } : null;
  };

  const paragraph = (text) => {
    const p = document.createElement("p");
    p.textContent = text;
    return p;
  };

  function judge({ value, choice }) {
    const off = value * spec.scale - spec.truth;
    const close = Math.abs(off) <= Math.abs(spec.truth) * 0.1;
    const said = money(value * spec.scale);
    const far = off > 0 ? "too high" : "too low";
    const sizes = spec.truth !== 0 && value !== 0 && Math.sign(value * spec.scale) !== Math.sign(spec.truth);
    const distance = `${money(Math.abs(off)).replace(/^\+/, "")} ${far}`;
    const chosen = spec.options.find((option) => option.value === choice);
    const lines = [
      `You said ${said}; the case as given makes it ${money(spec.truth)}. ` +
        (close ? "That is within a tenth, closer than most people get on paper." : `You were ${distance}${sizes ? ", and on the other side of zero" : ""}.`),
      `You would ${chosen.label}. ` +
        (choice === spec.right ? "The case's own figures say so too." : `The case's own figures say otherwise: ${spec.reason}`),
      `${spec.flip.words} ${money(spec.flip.truth)}. ` +
        (choice === spec.flip.right ? "Your recommendation survives that." : `Your recommendation does not survive that${choice === spec.right ? ", though it was right a moment ago" : ""}. ${spec.flip.reason}`),
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
    else feedback.replaceChildren(...(entry ? [paragraph("Shown without an estimate. You can still go back and commit to one.")] : []));
    tell();
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const choice = form.querySelector("input[type=radio]:checked")?.value;
    const value = number.value.trim() === "" ? NaN : Number(number.value);
    const missing = !Number.isFinite(value)
      ? "Write your guess as a number, such as 12 or -3.5. Nothing is lost; the result waits."
      : Math.abs(value * spec.scale) > 1e12
        ? "That is more than any retailer takes. Write your guess in the unit beside the field."
        : !choice
          ? "Say which path you would back; then the result is yours."
          : "";
    complaint.textContent = missing;
    if (missing) {
      (Number.isFinite(value) && choice === undefined ? form.querySelector("input[type=radio]") : number).focus();
      return;
    }
    const entry = { value, choice };
    keep(entry);
    settle(entry);
    feedback.focus();
  });
  panel.querySelector("[data-reveal]").addEventListener("click", () => {
    keep({ revealed: true });
    settle({ revealed: true });
  });
  panel.querySelector(".mot-again button").addEventListener("click", () => {
    const { [spec.drill]: _, ...others } = get(SECTION);
    put(SECTION, others);
    settle(null);
    number.focus();
  });
  number.addEventListener("keydown", (event) => event.stopPropagation()); // JupyterLab would take some keys for itself
  // who follows a link to a state of the drill came to see it
  const linked = () => panel.classList.contains("is-done") || settle({ revealed: true });
  document.addEventListener("mot:linked", (event) => event.target === root() && linked());
  const asked = el.dataset.live && new URLSearchParams(location.hash.slice(1)).get("drill") === spec.drill;
  settle(stored() ?? (asked ? { revealed: true } : null));
}

export default { render };
