// The instructor's page that makes a workshop's handouts in the browser: choose seat, drill, tables and seed, and print
// one sheet a table, the key last. The same recipes, cases and links as `python -m cxprep workshop`.

import { MOST_SEED } from "./draw.mjs";
import { show } from "./numbers.mjs";
import { wake } from "./pieces.mjs";
import { button, fill, make, tableOf } from "./practice.mjs";
import { qrOf } from "./qr_codes.mjs";
import { download } from "./store.mjs";
import { caseFragment, drawWorkshop, MOST_TABLES, packOf } from "./variants.mjs";

const SITE = URL.canParse("../../", import.meta.url) ? new URL("../../", import.meta.url).href : "";
const upper = (text) => text[0].toUpperCase() + text.slice(1);
const told = (value, format) => (Number.isFinite(value) ? show(value, format) : "not here");

/** The link that opens a table's case and asks first. */
const linkOf = (pack, one) => `${SITE}${pack.page}.html#${caseFragment(pack.drill, one.settings)}`;

function caseText(pack, one) {
  const place = make("div", { class: "mot-case" });
  place.innerHTML = pack.case; // the book's own; figures and firm are put in as text
  for (const figure of place.querySelectorAll("[data-figure]"))
    figure.textContent = told(one.values[figure.dataset.figure], JSON.parse(figure.dataset.format));
  for (const name of place.querySelectorAll("[data-firm]")) name.textContent = one.firm;
  return place;
}

async function sheet(pack, one, seed) {
  const link = linkOf(pack, one);
  const line = () => make("div", { class: "mot-line" });
  const choices = () =>
    make(
      "ul",
      { class: "mot-boxes" },
      pack.sides.map((side) => make("li", {}, upper(side.label))),
    );
  return make(
    "section",
    { class: "mot-sheet", "data-table": one.table },
    make(
      "div",
      { class: "mot-open" },
      await qrOf(link),
      make(
        "p",
        { class: "mot-small" },
        "The live drill with your figures. It asks for your estimate before it shows anything.",
      ),
    ),
    make("p", { class: "mot-over" }, `Table ${one.table} · ${one.firm}`),
    make("h2", {}, pack.title),
    caseText(pack, one),
    make("h3", {}, "Commit first: alone, on paper, before anybody speaks"),
    make("p", {}, pack.ask.question),
    make("p", { class: "mot-blank" }, line(), ` ${pack.ask.unit}`),
    make("p", {}, "I would"),
    choices(),
    make("p", {}, "I would change my mind if"),
    line(),
    make("h3", {}, "After the sliders"),
    make("p", {}, "The assumption that we believe least, and what we set it to"),
    line(),
    make("p", {}, "Now we would"),
    choices(),
    make(
      "p",
      { class: "mot-small" },
      "Without a camera: ",
      make("a", { href: link, "data-link": true }, `${SITE}${pack.page}.html`),
      `, below the case “A sheet's case”: seed ${seed}, table ${one.table}.`,
    ),
  );
}

function keySheet(pack, tables, seed) {
  const { output, format, unit, question } = pack.ask;
  const row = (one) => [
    String(one.table),
    one.firm,
    one.side.label,
    told(one.values[output], format),
    told(one.flipped[output], format),
    one.sideFlipped === one.side ? "the same" : one.sideFlipped.label,
  ];
  const heads = ["Table", "Firm", "The figures say", `Answer (${unit})`, "Under doubt", "Then"];
  return make(
    "section",
    { class: "mot-sheet", "data-key": true },
    make("p", { class: "mot-over" }, `The instructor's key · seed ${seed}`),
    make("h2", {}, pack.title),
    tableOf(heads, tables.map(row)),
    make("p", { class: "mot-small" }, `Asked: ${question} Under doubt: ${pack.flip.words} the number in that column.`),
  );
}

/** The key as `key.json` of the command has it. */
const keyData = (pack, tables, seed) => ({
  role: pack.role,
  drill: pack.drill,
  seed,
  tables: tables.map((one) => ({
    table: one.table,
    firm: one.firm,
    link: linkOf(pack, one),
    figures: one.settings,
    answer: Object.fromEntries(
      Object.keys(pack.outputs)
        .filter((name) => !name.includes("?"))
        .map((name) => [name, Number.isFinite(one.values[name]) ? one.values[name] : null]),
    ),
    side: one.side.name,
  })),
});

/** @param {WidgetContext} context */
function render({ model, el }) {
  const panel = wake(model, el, "[data-handouts]");
  const { seats } = model.get("spec");
  const [seat, drill, tables, seed] = ["seat", "drill", "tables", "seed"].map((name) =>
    panel.querySelector(`[name="${name}"]`),
  );
  const said = panel.querySelector("[data-said]");
  const sheets = panel.querySelector("[data-sheets]");
  const offers = () => {
    const drills = seats.find((one) => one.role === seat.value).drills;
    fill(
      drill,
      drills.map((one) => make("option", { value: one.id }, one.title)),
    );
  };
  const whole = (input, least, most) => {
    const value = /^\d{1,10}$/.test(input.value.trim()) ? Number(input.value) : Number.NaN;
    return value >= least && value <= most ? value : null;
  };

  async function draw() {
    const count = whole(tables, 1, MOST_TABLES);
    const start = whole(seed, 0, MOST_SEED);
    if (count === null || start === null) {
      said.textContent =
        count === null
          ? `Say how many tables there are, from 1 to ${MOST_TABLES}. Nothing was changed.`
          : "The seed is a whole number, such as the year. Nothing was changed.";
      return;
    }
    const pack = await packOf(drill.value);
    if (!pack) {
      said.textContent = "The drill's cases could not be fetched. Nothing was changed; try again when you are online.";
      return;
    }
    const drawn = drawWorkshop(pack, count, start);
    fill(sheets, await Promise.all(drawn.map((one) => sheet(pack, one, start))), keySheet(pack, drawn, start));
    const here = /^(localhost|127\.|\[::1\]|0\.0\.0\.0)/.test(location.hostname);
    const away = "These codes lead to this machine, where no phone follows: make the sheets on the book on the web. ";
    fill(
      said,
      here ? make("strong", { "data-only-here": true }, away) : "",
      `${count === 1 ? "One sheet" : `${count} sheets`} and the key stand below; the key is the last page. `,
      "Print as many copies of a sheet as there are people at its table: each writes a guess of their own. ",
      button("Print", () => print()),
      " ",
      button("Save the key as a file for the debrief", () =>
        download(`${JSON.stringify(keyData(pack, drawn, start), null, 2)}\n`, "key.json", "application/json"),
      ),
    );
  }
  fill(
    seat,
    seats.map((one) => make("option", { value: one.role }, one.title)),
  );
  offers();
  seat.addEventListener("change", offers);
  panel.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    draw();
  });
  panel.setAttribute("data-alive", ""); // from here on the form answers
}

export default { render };
