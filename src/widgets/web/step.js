// Step through a convolution. `given` holds the crate's numbers: the image, and for each filter its weights, the
// products at every position of the padded image, and the outputs for each stride and padding.

const { image, filters } = given;
const size = (numbers) => [numbers.length, numbers[0].length];
const [kernelRows, kernelColumns] = size(filters[0].weights);

/** A table of numbers with a caption; gives its cells row by row. */
function grid(kind, rows, columns) {
  const caption = element("caption");
  const cells = Array.from({ length: rows }, () => Array.from({ length: columns }, () => element("td")));
  const body = element("tbody", {}, ...cells.map((row) => element("tr", {}, ...row)));
  const node = element("table", { class: kind }, caption, body);
  const title = (name, size = `${rows} × ${columns}`) => caption.replaceChildren(name, element("span", {}, `  ${size}`));
  return { node, cells, title };
}

const chosen = choice("filter", say("filter"), filters.map((each) => each.name), 0, restart);
const strides = choice("stride", say("stride"), ["1", "2"], given.stride - 1, restart);
const paddings = choice(
  "padding",
  say("padding"),
  given.paddings.map((each) => (each ? String(each) : say("0 (none)"))),
  given.paddings.indexOf(given.padding),
  restart,
);
const position = slider("position", say("position"), {
  min: 1, max: 1, value: 1,
  words: (value) => `${value} / ${outputs().flat().length}`,
});
const play = player(700, () => {
  const last = outputs().flat().length;
  position.value = position.value % last + 1;
  return position.value < last;
});
const step = (by) => () => {
  play.stop();
  position.value = position.value + by;
};
const buttons = element(
  "div",
  { class: "buttons" },
  element("button", { type: "button", id: "back", "aria-label": say("one step back"), onclick: step(-1) }, "◀"),
  play.node,
  element("button", { type: "button", id: "forward", "aria-label": say("one step forward"), onclick: step(1) }, "▶"),
);
const scene = element("div", { class: "scene" });
const sum = element("p", { class: "sum", role: "status" });

function outputs() {
  return filters[chosen.value].outputs[strides.value][paddings.value];
}

function restart() {
  play.stop();
  position.limit(outputs().flat().length);
  position.value = 1;
}

function draw() {
  const filter = filters[chosen.value];
  const [stride, padding, output] = [strides.value + 1, given.paddings[paddings.value], outputs()];
  const [rows, columns] = size(image);
  const number = position.value - 1;
  const [y, x] = [Math.floor(number / output[0].length), number % output[0].length];
  const [top, left] = [y * stride, x * stride];
  const inside = (row, column) => row >= 0 && column >= 0 && row < kernelRows && column < kernelColumns;

  const padded = { rows: rows + 2 * padding, columns: columns + 2 * padding, padding };
  const input = grid("input", padded.rows, padded.columns);
  input.title(say("input"), padding ? say("{rows} × {columns}, padding {padding}", padded) : undefined);
  input.cells.forEach((cells, row) => cells.forEach((cell, column) => {
    const value = image[row - padding]?.[column - padding];
    cell.textContent = short(value ?? 0);
    cell.classList.toggle("zero", value === undefined);
    if (inside(row - top, column - left)) {
      cell.classList.add("seen");
      cell.append(element("small", {}, `×${short(filter.weights[row - top][column - left])}`));
    }
  }));
  const weights = grid("filter", kernelRows, kernelColumns);
  weights.title(say("filter"));
  weights.cells.flat().forEach((cell, at) => (cell.textContent = short(filter.weights.flat()[at])));
  // Products are given for every position with the largest padding and stride 1.
  const widest = Math.max(...given.paddings);
  const across = columns + 2 * widest - kernelColumns + 1;
  const products = filter.products[(top + widest - padding) * across + left + widest - padding];
  const multiplied = grid("products", kernelRows, kernelColumns);
  multiplied.title(say("products"));
  multiplied.cells.flat().forEach((cell, at) => (cell.textContent = short(products[at])));
  const result = grid("output", ...size(output));
  result.title(say("output"));
  result.cells.flat().forEach((cell, at) => {
    if (at > number) return;
    cell.textContent = short(output.flat()[at]);
    cell.classList.add(at === number ? "now" : "done");
  });
  scene.replaceChildren(
    input.node, element("span", {}, "·"), weights.node, element("span", {}, "→"),
    multiplied.node, element("span", {}, "Σ →"), result.node,
  );

  const terms = products.filter((product) => Math.abs(product) >= 0.005).map((product) => short(product));
  const added = terms.join(" + ").replaceAll("+ −", "− ") || "0";
  sum.textContent = say(
    "Row {row}, column {column} of the output: {added} = {total}",
    { row: y, column: x, added, total: short(output[y][x]) },
  );
}

position.limit(outputs().flat().length);
begin(draw, controls(chosen.node, strides.node, paddings.node, buttons, position.node), scene, sum);
