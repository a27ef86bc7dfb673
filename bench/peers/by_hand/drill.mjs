// The drill as somebody would write it who needs one drill and no book: the model once more, typed in JavaScript.
const form = document.querySelector("form");
const one = (id) => document.getElementById(id);
const set = (id, attributes) => {
  for (const [name, value] of Object.entries(attributes)) one(id).setAttribute(name, value);
};
const SALES = 400e6;
const AOV = 120;
const MARGIN = 0.55;
const NOW = { attribution: 0.12, capture: 0.25 };

function compare(v) {
  const share = (sales) => sales / (sales + (1 - sales) * (1 + v.uplift));
  const capture = NOW.capture + v.ramp * (v.capture - NOW.capture);
  const attribution = NOW.attribution + v.ramp * (v.attribution - NOW.attribution);
  const now = Math.min(share(NOW.attribution), NOW.capture);
  const basket = AOV / (1 + v.uplift * now);
  const uplift = (SALES / AOV) * basket * v.uplift * (Math.min(share(attribution), capture) - now);
  return {
    clienteling: uplift * v.caused * MARGIN - v.cost,
    discount: SALES * (1 + v.traffic) * (1 - v.discount) * v.margin - SALES * MARGIN,
    full: uplift * MARGIN - v.cost,
    even: v.cost / (uplift * MARGIN),
  };
}

function bar(id, y) {
  const x = 200 + (Math.max(-60, Math.min(60, y / 1e6)) * 160) / 60;
  set(id, { x: Math.min(x, 200), width: Math.abs(x - 200) });
  set(`says-${id}`, { x: Math.max(x, 200) + 6 });
  one(`says-${id}`).textContent = `${y < 0 ? "\u2212" : "+"}$${Math.abs(y / 1e6).toFixed(1)}M`;
  one(`says-${id}`).dataset.value = y;
}

function draw() {
  const v = Object.fromEntries([...form.elements].map((input) => [input.name, input.valueAsNumber]));
  const { clienteling, discount, full, even } = compare(v);
  const [x, y] = [(share) => 40 + 380 * share, (money) => 270 - (money / 1e6) * 3];
  bar("clienteling", clienteling);
  bar("discount", discount);
  set("line", { d: `M${x(0)} ${y(-v.cost)}L${x(1)} ${y(full)}` });
  set("even", { d: even >= 0 && even <= 1 ? `M${x(even)} 160V330` : "" });
  set("dot", { cx: x(v.caused), cy: y(clienteling) });
}

form.addEventListener("input", draw);
draw();
