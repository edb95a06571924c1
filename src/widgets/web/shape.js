// Shape a Gabor: the filter, and what it makes of a grating.

const degrees = (value) => `${short(value)}°`;
const start = given.start;
const orientation = slider("orientation", say("orientation θ"), {
  min: 0, max: 175, step: 5, value: start.orientation,
  words: (value) => say("{orientation}°, suits a grating of {angle}°", { orientation: value, angle: short(90 - value) }),
});
const wavelength = slider("wavelength", say("wavelength λ"), {
  min: 4, max: 24, step: 0.5, value: start.wavelength, words: short,
});
const phase = slider("phase", say("phase φ"), { min: 0, max: 345, step: 15, value: start.phase, words: degrees });
const sigma = slider("sigma", say("width σ"), { min: 0.4, max: 3, step: 0.02, value: start.sigma, words: short });
const size = slider("size", say("filter size K"), {
  min: 5, max: 21, step: 2, value: start.size, words: (value) => `${value} × ${value}`,
});
const angle = slider("angle", say("orientation of the grating"), {
  min: -90, max: 90, step: 5, value: 0, words: degrees,
});
const angles = Array.from({ length: 19 }, (_, number) => number * 10 - 90);
const gratings = angles.map((each) => grating(each, 1 / 28));
const [shape, stimulus, map] = [say("filter"), say("stimulus"), say("activation")].map(picture);
const tuning = chart("tuning", {
  xs: angles, height: 180, xLabel: say("orientation of the grating (°)"),
  ticks: [-90, -45, 0, 45, 90],
});

function draw() {
  const filter = gabor(size.value, orientation.value, sigma.value, wavelength.value, phase.value);
  const margin = (size.value - 1) / 2;
  const answer = (image) => response(convolve(image, filter, 0), 0);
  const curve = gratings.map(answer);
  const shown = grating(angle.value, 1 / 28);
  const activation = convolve(shown, filter, margin);
  const now = response(activation, margin);
  shape.show(filter, shade.signed(reach(filter.values)), `${size.value} × ${size.value}`);
  stimulus.show(shown, shade.stimulus, degrees(angle.value));
  map.show(activation, shade.signed(reach(activation.values)), say("response {response}", { response: short(now) }));
  tuning.show([curve], angle.value, [now], Math.max(...curve, now, 1e-6), say(
    "tuning curve: response {response} at {angle}°",
    { response: short(now), angle: short(angle.value) },
  ));
}

begin(
  draw,
  controls(orientation.node, wavelength.node, phase.node, sigma.node, size.node, angle.node),
  panels(4, 2, shape.node, stimulus.node, map.node,
    element("figure", {}, element("h2", {}, say("tuning curve")), tuning.node)),
  legend(undefined, say("(in each panel the colours are scaled to its largest magnitude)")),
);
