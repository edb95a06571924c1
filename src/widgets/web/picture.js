// See a picture as a filter does. `given` holds the crate's six filters and the tutorial's scene, as a PNG file.

const six = squares(given.filters, 7);
const byHand = six.length + 1;
const presets = [
  { name: say("vertical edges (Sobel)"), rows: [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]] },
  { name: say("horizontal edges (Sobel)"), rows: [[-1, -2, -1], [0, 0, 0], [1, 2, 1]] },
  { name: say("blur"), rows: [[0.1, 0.1, 0.1], [0.1, 0.2, 0.1], [0.1, 0.1, 0.1]] },
  { name: say("sharpen"), rows: [[0, -1, 0], [-1, 5, -1], [0, -1, 0]] },
  { name: say("emboss"), rows: [[-2, -1, 0], [-1, 1, 1], [0, 1, 2]] },
];
// Colours that everyone can tell apart: the two center-surround channels, then the four orientations.
const hues = [[70, 70, 70], [165, 165, 165], [0, 114, 178], [240, 175, 0], [205, 60, 20], [0, 150, 100]];
const sides = [3, 5, 7];
const strides = [1, 2, 4];
const poolings = [2, 4, 8];

const first = grating(45, 1 / 28);
let image = first;
let filter = six[4];
/** The frame: row and column of the output that it leads to; before anybody moved it, where the filter responds most. */
let place = null;

const notice = element("p", { class: "notice", role: "status" });
const tell = (text = "") => (notice.textContent = text);

// The picture
let own = null;
const origin = { scene: null, now: "grating" };
function look(next, now) {
  image = next;
  origin.now = now;
  for (const [name, button] of Object.entries(sources)) button.setAttribute("aria-pressed", name === now);
  sources.camera.textContent = live.on ? say("■ stop the camera") : say("camera");
  turn.node.hidden = now !== "grating";
  changed();
}
async function take(file) {
  try {
    const next = await decoded(file);
    live.on && live.stop();
    tell();
    own = next;
    place = null;
    look(next, "own");
  } catch {
    tell(say("The browser cannot read this as a picture. PNG and JPEG work everywhere."));
  }
}
const chosen = files(take);
const live = camera((next) => look(next, "camera"), (why) => {
  tell(why);
  // What the camera saw last stays.
  look(image, "camera");
});
const source = (id, text, onclick) => element("button", { type: "button", id, "aria-pressed": "false", onclick }, text);
const still = (get, now) => () => {
  live.on && live.stop();
  tell();
  place = null;
  look(get(), now);
};
const sources = {
  scene: source("scene", say("our scene"), still(() => origin.scene ?? image, "scene")),
  grating: source("grating", say("grating"), still(() => grating(turn.value, 1 / 28), "grating")),
  own: source("own", say("your picture…"), () => chosen.choose()),
  camera: source("camera", say("camera"), () => (live.on ? live.stop() : (tell(), live.start()))),
};
const turn = slider("turn", say("orientation of the grating"), {
  min: -90, max: 90, step: 5, value: 45, words: (value) => `${short(value)}°`,
});
turn.node.addEventListener("input", () => look(grating(turn.value, 1 / 28), "grating"));

// The filter
const kinds = choice("filter", say("filter"), [
  ...six.map((_, channel) => say("channel {channel}", { channel })),
  say("Gabor, by sliders"), say("by hand"),
], 4, () => {
  if (kinds.value < six.length) filter = six[kinds.value];
  else if (kinds.value === byHand) filter = { ...filter, values: filter.values.map(tenths) };
  else shape();
});
const degrees = (value) => `${short(value)}°`;
const sliders = [
  slider("orientation", say("orientation"), { min: 0, max: 175, step: 5, value: 90, words: degrees }),
  slider("sigma", say("width σ"), { min: 0.4, max: 3, step: 0.02, value: 0.8, words: short }),
  slider("wavelength", say("wavelength λ"), { min: 2, max: 24, step: 0.5, value: 6, words: short }),
  slider("phase", say("phase φ"), { min: 0, max: 345, step: 15, value: 90, words: degrees }),
];
const size = choice("size", say("size"), sides.map((side) => `${side} × ${side}`), 2, () => {
  if (kinds.value < byHand) kinds.value = kinds.value === six.length ? six.length : byHand;
  if (kinds.value === six.length) shape();
  else resize(sides[size.value]);
});
const preset = choice("preset", say("examples of weights"), [say("choose…"), ...presets.map((each) => each.name)], 0, () => {
  if (!preset.value) return;
  const { rows } = presets[preset.value - 1];
  write({ height: 3, width: 3, values: Float32Array.from(rows.flat()) });
  preset.value = 0;
});
const flip = element("button", { type: "button", id: "flip", onclick: () => write({ ...filter, values: filter.values.slice().reverse() }) },
  say("flip"));
const stride = choice("stride", say("stride"), strides.map(String));
const padding = choice("padding", say("padding"), [say("none"), say("half the filter")], 1);
const pooling = choice("pooling", say("pooled over"), poolings.map((each) => say("{side} × {side} pixels", { side: each })), 1);

function shape() {
  const [orientation, sigma, wavelength, phase] = sliders.map((each) => each.value);
  filter = gabor(sides[size.value], orientation, sigma, wavelength, phase);
}
for (const each of sliders) each.node.addEventListener("input", shape);

/** Weights by hand. */
function write(next) {
  filter = next;
  kinds.value = byHand;
  size.value = sides.indexOf(next.width);
  changed();
}
/** Weights around the same middle: some are left out, or zeros added. */
function resize(side) {
  const cut = (filter.width - side) / 2;
  filter = patch(filter, cut, cut, side);
}

// What is seen
const seen = picture(say("picture"));
const activation = picture(say("activation"));
const rectified = picture(say("rectified"));
const pooled = picture(say("pooled"));
const orientations = picture(say("all six at once"));
const scale = element("div");
const key = element("ul", { class: "key" }, ...hues.map((hue, channel) => {
  const icon = element("canvas", { "aria-hidden": "true" });
  paint(icon, six[channel], shade.signed(1));
  return element("li", {}, element("span", { class: "swatch", style: `background: rgb(${hue})` }), icon, String(channel));
}));
const weights = editor(say("weights"), write);
const under = square(say("pixels under the frame"));
const products = square(say("products"));
const sum = element("p", { class: "sum", role: "status" });
const marks = [activation, rectified, pooled].map(({ stage }) => stage.appendChild(element("div", { class: "mark" })));
const frame = seen.stage.appendChild(element("div", {
  class: "frame", id: "frame", tabindex: 0, role: "application",
  "aria-label": say("frame over the picture: the arrow keys move it, with Shift by 8"),
}));

/** The six channels together. */
function together() {
  const all = strongest(six.map((each) => convolve(image, each, 3)));
  const limit = reach(all.values);
  const table = hues.map((hue) => Array.from({ length: 65 }, (_, step) => pixel(...hue.map((part) => Math.round(255 + (part - 255) * Math.min(1, step / 40) ** 0.6)))));
  const white = pixel(255, 255, 255);
  const shading = (value, at) => (all.channels[at] < 0 ? white : table[all.channels[at]][Math.round((value / limit) * 64)]);
  orientations.show(all, shading, say("the strongest channel at each place, in its own colour"));
}

let map = null;
const margin = () => (padding.value ? Math.floor(filter.width / 2) : 0);
const clamp = (value, length) => Math.max(0, Math.min(length - 1, Math.round(value)));
/** To a row and column of the output, as near as there is one. */
function move(row, column) {
  place = { row: clamp(row, map.height), column: clamp(column, map.width) };
  changed();
}
function strongestPlace() {
  const at = map.values.reduce((best, value, index) => (value > map.values[best] ? index : best), 0);
  return { row: Math.floor(at / map.width), column: at % map.width };
}
function put(box, canvas, top, left, side) {
  Object.assign(box.style, {
    top: `${(100 * top) / canvas.height}%`, left: `${(100 * left) / canvas.width}%`,
    height: `${(100 * side) / canvas.height}%`, width: `${(100 * side) / canvas.width}%`,
  });
}

let shown = [];
/** The activation, and what is made of it. */
function compute(image, filter, margin, step, over) {
  map = convolve(image, filter, margin, step);
  const limit = reach(map.values);
  const shading = shade.signed(limit);
  const dimensions = ({ height, width }) => `${height} × ${width}`;
  const positive = rectify(map);
  const few = pool(positive, Math.min(over, map.height, map.width));
  if (image !== shown[0]) {
    seen.show(image, shade.stimulus, dimensions(image));
    together();
  }
  for (const [panel, values] of [[activation, map], [rectified, positive], [pooled, few]]) {
    panel.show(values, shading, dimensions(values));
    panel.node.firstChild.replaceChildren(panel.title, element("span", {}, `  ${dimensions(values)}`));
  }
  scale.replaceChildren(legend(limit, say("activation strength")));
}

function draw() {
  for (const each of sliders) each.node.hidden = kinds.value !== six.length;
  if (Math.min(image.height, image.width) + 2 * margin() < filter.width) {
    tell(say("The picture is smaller than the filter."));
    return;
  }
  const [step, over] = [strides[stride.value], poolings[pooling.value]];
  // Only the frame has moved when nothing else has changed.
  const made = [image, filter, margin(), step, over];
  if (made.some((each, at) => each !== shown[at])) compute(...made);
  shown = made;
  place ??= strongestPlace();
  place = { row: clamp(place.row, map.height), column: clamp(place.column, map.width) };
  const [top, left] = [place.row * step - margin(), place.column * step - margin()];
  put(frame, seen.canvas, top, left, filter.width);
  put(marks[0], map, place.row, place.column, 1);
  put(marks[1], map, place.row, place.column, 1);
  put(marks[2], pooled.canvas, Math.floor(place.row / over), Math.floor(place.column / over), 1);

  const [pixels, value] = [patch(image, top, left, filter.width), map.values[place.row * map.width + place.column]];
  const multiplied = { ...pixels, values: pixels.values.map((each, at) => each * filter.values[at]) };
  const range = ({ values }) => say(
    "{count} numbers from {least} to {most}",
    { count: values.length, least: short(Math.min(...values)), most: short(Math.max(...values)) },
  );
  under.show(pixels, shade.stimulus, range(pixels));
  weights.show(filter, shade.signed(reach(filter.values)));
  products.show(multiplied, shade.signed(reach(multiplied.values)), range(multiplied));
  sum.textContent = say(
    "The {count} products add up to {sum}: row {row}, column {column} of the activation.",
    { count: filter.values.length, sum: short(value), ...place },
  );
}

// The frame follows a pointer on the picture, and on what becomes of it.
for (const [panel, to] of [
  [seen, (y, x) => [(y - filter.width / 2 + margin()) / strides[stride.value], (x - filter.width / 2 + margin()) / strides[stride.value]]],
  [activation, (y, x) => [y - 0.5, x - 0.5]],
  [rectified, (y, x) => [y - 0.5, x - 0.5]],
]) {
  const follow = (event) => {
    if (event.type === "pointermove" && event.pointerType === "touch" && !event.buttons) return;
    const { top, left, width, height } = panel.canvas.getBoundingClientRect();
    const [y, x] = [(event.clientY - top) / height, (event.clientX - left) / width];
    if (y < 0 || x < 0 || y > 1 || x > 1) return;
    move(...to(y * panel.canvas.height, x * panel.canvas.width));
  };
  panel.stage.addEventListener("pointermove", follow);
  panel.stage.addEventListener("pointerdown", (event) => {
    if (event.target === frame) frame.setPointerCapture(event.pointerId);
    follow(event);
  });
}
frame.addEventListener("keydown", (event) => {
  const far = event.shiftKey ? 8 : 1;
  const by = { ArrowUp: [-far, 0], ArrowDown: [far, 0], ArrowLeft: [0, -far], ArrowRight: [0, far] }[event.key];
  if (!by) return;
  event.preventDefault();
  move(place.row + by[0], place.column + by[1]);
});

/** All that is seen, on one sheet. */
function sheet() {
  const panels = [seen, activation, rectified, pooled, orientations];
  const [wide, gap, line] = [384, 24, 34];
  const high = Math.round((wide * image.height) / image.width);
  const canvas = element("canvas", { width: 3 * wide + 4 * gap, height: 2 * (high + line + gap) + gap });
  const context = canvas.getContext("2d");
  context.fillStyle = "#fff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingEnabled = false;
  context.font = "600 20px system-ui, sans-serif";
  const at = (number) => [gap + (number % 3) * (wide + gap), gap + Math.floor(number / 3) * (high + line + gap)];
  const name = (text, x, y) => {
    context.fillStyle = "#1f2328";
    context.fillText(text, x, y + 20);
  };
  panels.forEach((panel, number) => {
    const [x, y] = at(number);
    name(panel.title, x, y);
    context.drawImage(panel.canvas, x, y + line, wide, high);
  });
  const [x, y] = at(5);
  name(say("weights"), x, y);
  const small = element("canvas");
  paint(small, filter, shade.signed(reach(filter.values)));
  const side = Math.min(wide, high);
  context.drawImage(small, x, y + line, side, side);
  return canvas;
}
const save = element("button", { type: "button", id: "save", onclick: () => sheet().toBlob((blob) => {
  const link = element("a", { href: URL.createObjectURL(blob), download: "v1conv.png" });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}) }, say("save as PNG"));

begin(
  draw,
  element("p", { class: "private" }, say(
    "You can drop a picture anywhere here, or paste it. It stays on this page, and nothing leaves your browser.",
  )),
  element("div", { class: "controls" }, element("div", { class: "buttons", role: "group", "aria-label": say("picture") }, ...Object.values(sources)), chosen.node, turn.node),
  notice,
  controls(kinds.node, size.node, preset.node, flip, stride.node, padding.node, pooling.node, save),
  controls(...sliders.map((each) => each.node)),
  panels(3, 2, seen.node, weights.node, activation.node, under.node, products.node, element("div", { class: "total" }, sum, scale)),
  panels(3, 2, rectified.node, pooled.node, orientations.node),
  element("div", { class: "legend wide" }, say("All six at once: the strongest channel at each place, in its own colour."), key),
);
decoded(new Blob([bytes(given.scene)], { type: "image/png" })).then((scene) => {
  origin.scene = scene;
  if (image !== first) return;
  place = null;
  look(scene, "scene");
});
