// A complex cell. `given` holds the crate's filters: of one orientation, one for each phase.

const { phases, size } = given;
const filters = squares(given.filters, size);
const poolings = [
  { name: say("sum"), of: (values) => values.reduce((sum, value) => sum + value, 0) },
  { name: say("maximum"), of: (values) => Math.max(...values) },
];
const every = 5;
const moves = Array.from({ length: 360 / every + 1 }, (_, number) => number * every);

const phase = slider("phase", say("phase of the grating"), {
  min: 0, max: 360, step: every, value: 0, words: (value) => `${value}°`,
});
const angle = slider("angle", say("orientation of the grating"), {
  min: -90, max: 90, step: 15, value: 0, words: (value) => `${short(value)}°`,
});
const pooling = choice("pooling", say("combined by"), poolings.map((each) => each.name));
const play = player(90, () => {
  phase.value = (phase.value + every) % 360;
  return true;
});

const stimulus = picture(say("stimulus"));
const simple = phases.map((each) => picture(say("simple {angle}°", { angle: each })));
const complex = picture(say("complex"));
const traces = chart("traces", {
  xs: moves, height: 220, xLabel: say("phase of the grating (°)"),
  ticks: [0, 90, 180, 270, 360], strong: (number) => number === phases.length,
});

/** The rectified outputs of all simple cells, and of the complex cells that combine them. */
function cells(image) {
  const maps = filters.map((filter) => rectify(convolve(image, filter, 0)));
  const combine = poolings[pooling.value].of;
  const values = maps[0].values.map((_, at) => combine(maps.map((map) => map.values[at])));
  return { maps, complex: { ...maps[0], values } };
}

/** The responses of the unit in the middle: of each simple cell, then of the complex cell. */
function unit(image) {
  const middle = patch(image, Math.floor((image.height - size) / 2), Math.floor((image.width - size) / 2), size);
  const { maps, complex } = cells(middle);
  return [...maps, complex].map((map) => map.values[0]);
}

let traced = { key: "" };
/** The responses at all phases for the present orientation and pooling. */
function trace() {
  const key = `${angle.value} ${pooling.value}`;
  if (traced.key !== key) traced = { key, all: moves.map((move) => unit(grating(angle.value, 1 / 28, move))) };
  return traced.all;
}

const preferred = moves.map((move) => unit(grating(0, 1 / 28, move)));
/** The largest responses to a grating of the preferred orientation: one scale of colours for all. */
const limits = { simple: Math.max(...preferred.flatMap((values) => values.slice(0, -1))), sum: Math.max(...preferred.flat()) };

function draw() {
  const shown = grating(angle.value, 1 / 28, phase.value);
  const now = unit(shown);
  const curves = now.map((_, number) => trace().map((values) => values[number]));
  const { maps, complex: combined } = cells(shown);
  const words = (value) => say("the unit in the middle responds with {value}", { value: short(value) });
  stimulus.show(shown, shade.stimulus, `${phase.value}°`);
  maps.forEach((map, number) => simple[number].show(map, shade.signed(limits.simple), words(now[number])));
  const limit = pooling.value ? limits.simple : limits.sum;
  complex.show(combined, shade.signed(limit), words(now[phases.length]));
  const [least, most] = [Math.min, Math.max].map((of) => (curve) => short(of(...curve), 1));
  const range = curves[phases.length];
  traces.show(curves, phase.value, now, limits.sum, say(
    "responses against phase: each simple cell falls to {low} and rises to {high}, the complex cell stays between {least} and {most}",
    { low: least(curves[0]), high: most(curves[0]), least: least(range), most: most(range) },
  ));
}

begin(
  draw,
  controls(play.node, phase.node, angle.node, pooling.node),
  panels(10, 5, stimulus.node, ...simple.map((each) => each.node), complex.node),
  element("figure", {}, element("h2", {}, say(
    "responses of the units in the middle: thin, simple cells; thick, the complex cell",
  )), traces.node),
);
