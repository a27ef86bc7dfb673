// The reader's own orders beside the book's: a file that is chosen or dropped, or pasted rows, read and drawn here.
// Nothing is sent and nothing is kept; whatever the file says is put on the page as text.

import { show } from "./numbers.mjs";
import { admit, decode, OrdersError, readText, spread, where } from "./orders_file.mjs";

const SHOWN = 20; // rows that could not be read, by name; the others are counted
const BREATH = 12; // milliseconds of work before the page may draw and answer

const pause = () => new Promise((go) => setTimeout(go));

async function atEase(work) {
  let began = performance.now();
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
    if (performance.now() - began > BREATH) {
      await pause();
      began = performance.now();
    }
  }
}

const figure = (number) => show(number, [false, "", true, 0, false, 1, ""]);
const counted = (number, one, many) => `${figure(number)} ${number === 1 ? one : many}`;

function part(name, text = "", attributes = {}) {
  const node = document.createElement(name);
  node.textContent = text;
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  return node;
}

function drawn(name, attributes, text = "") {
  const node = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.textContent = text;
  return node;
}

/** @param {WidgetContext} context */
function render({ model, el }) {
  if (!el.querySelector("[data-own-orders]")) el.innerHTML = model.get("html");
  const panel = el.querySelector("[data-own-orders]");
  const { axes, tops, format, points } = model.get("spec");
  const [file, text] = [panel.querySelector("input"), panel.querySelector("textarea")];
  const complaint = panel.querySelector(".mot-complaint");
  const answer = panel.querySelector(".mot-read");
  const yours = panel.querySelector("[data-yours]");
  const clear = panel.querySelector("[data-clear]");
  const group = panel.querySelector("[data-curve]");

  // refunds may lift a curve above all revenue; the drawing ends a little above it
  const at = (top, share) => [
    (axes.left + (axes.width * top) / axes.most).toFixed(2),
    (axes.top + axes.height * (1 - Math.min(share, 1.04))).toFixed(2),
  ];

  function draw(found) {
    const line = Array.from({ length: points + 1 }, (_, number) => axes.most * (number / points) ** 2);
    const path = drawn("path", {
      class: "own",
      d: `M${line.map((top) => at(top, found.share(top)).join(" ")).join("L")}`,
    });
    const dots = tops.map((top) => {
      const [cx, cy] = at(top, found.share(top));
      return drawn("circle", { class: "own-dot", cx, cy, r: 3 });
    });
    const [x, y] = at(axes.most, found.share(axes.most));
    group.replaceChildren(
      path,
      ...dots,
      drawn("text", { class: "of-own", x: Number(x) + 6, y: Number(y) + 3.5 }, "yours"),
    );
    for (const cell of yours.querySelectorAll("[data-share]")) {
      const share = found.share(Number(cell.dataset.share));
      cell.dataset.value = share;
      cell.textContent = show(share, format);
    }
    yours.hidden = false;
  }

  function tell({ rows, bad, notes }, found, name) {
    const lines = [
      part(
        "p",
        `${counted(rows.length, "row", "rows")} read${name ? ` from ${name}` : ""}, of ` +
          `${counted(found.customers, "customer", "customers")}.`,
        { "data-rows": rows.length },
      ),
    ];
    const refunds = rows.filter(([, , amount]) => amount < 0).length;
    if (refunds)
      lines.push(part("p", `${counted(refunds, "amount is", "amounts are")} below zero and taken off as refunds.`));
    if (found.negative)
      lines.push(
        part(
          "p",
          `${counted(found.negative, "customer was", "customers were")} refunded more than they paid; ` +
            "they stand at the far end of the curve.",
        ),
      );
    lines.push(...notes.map((note) => part("p", note)));
    if (bad.length) {
      lines.push(
        part(
          "p",
          `${counted(bad.length, "row", "rows")} could not be read, and ` +
            `${bad.length === 1 ? "is" : "are"} not in the curve:`,
          { "data-bad": bad.length },
        ),
      );
      const list = part("ul");
      list.append(...bad.slice(0, SHOWN).map((row) => part("li", `${where(row)}: ${row.reason}`)));
      if (bad.length > SHOWN) list.append(part("li", `and ${figure(bad.length - SHOWN)} more`));
      lines.push(list);
    }
    answer.replaceChildren(...lines);
  }

  function wipe() {
    complaint.textContent = "";
    answer.replaceChildren();
    group.replaceChildren();
    yours.hidden = true;
    clear.hidden = true;
    panel.removeAttribute("data-state");
  }

  let turn = 0; // a later file overtakes one that is still being read
  async function take(load, name = "") {
    const mine = ++turn;
    wipe();
    answer.replaceChildren(part("p", "Reading…"));
    panel.dataset.state = "reading";
    try {
      const read = await atEase(readText(await load()));
      if (mine !== turn) return;
      const found = spread(read.rows);
      draw(found);
      tell(read, found, name);
      panel.dataset.state = "read";
    } catch (error) {
      if (mine !== turn) return;
      wipe();
      const words =
        error instanceof OrdersError
          ? error.message
          : "The file could not be opened. Has it been moved or changed since? Choose it once more.";
      complaint.textContent = `${name ? `${name}: ` : ""}${words}`;
      panel.dataset.state = "refused";
    }
    clear.hidden = false;
  }

  const takeFile = (chosen) =>
    take(async () => {
      admit(chosen.size);
      return decode(new Uint8Array(await chosen.arrayBuffer()));
    }, chosen.name);

  file.addEventListener("change", () => {
    if (file.files.length) takeFile(file.files[0]);
  });
  panel.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    if (text.value === "" && file.files.length) takeFile(file.files[0]);
    else take(() => decode(new TextEncoder().encode(text.value)));
  });
  clear.addEventListener("click", () => {
    turn += 1;
    file.value = "";
    text.value = "";
    wipe();
    file.focus();
  });
  const over = (now) => panel.toggleAttribute("data-over", now);
  panel.addEventListener("dragover", (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    over(true);
  });
  panel.addEventListener("dragleave", (event) => panel.contains(event.relatedTarget) || over(false));
  panel.addEventListener("drop", (event) => {
    over(false);
    const dropped = event.dataTransfer?.files[0];
    if (!dropped) return;
    event.preventDefault();
    file.value = "";
    takeFile(dropped);
  });
  // JupyterLab would take plain keys for itself (arrows, Enter, letters); Notebook before they reach us, if not told
  el.setAttribute("data-lm-suppress-shortcuts", "true");
  panel.addEventListener(
    "keydown",
    (event) => event.ctrlKey || event.metaKey || event.altKey || event.stopPropagation(),
  );
  panel.setAttribute("data-alive", ""); // from here on the form answers
}

export default { render };
