// Turn the grating. `given` holds the crate's filters, and the tuning curves of the channels for each frequency.

const filters = squares(given.filters, given.size);
const margin = (given.size - 1) / 2;

const angle = slider("angle", say("orientation"), {
  min: -90, max: 90, step: 5, value: 0, words: (value) => `${short(value)}°`,
});
const frequency = slider("frequency", say("spatial frequency"), {
  min: 0, max: given.frequencies.length - 1, value: given.frequencies.indexOf(28),
  words: (value) => say("1/{frequency}, period {period} pixels", { frequency: given.frequencies[value], period: given.periods[value] }),
});
const stimulus = picture(say("stimulus"));
const channels = filters.map((filter, channel) => {
  const map = picture(say("channel {channel}", { channel }));
  const tuning = chart(`tuning-${channel}`, {
    xs: given.angles, xLabel: say("orientation (°)"), ticks: [-90, 0, 90],
  });
  return { map, tuning, node: element("div", {}, map.node, tuning.node) };
});

function draw() {
  const shown = grating(angle.value, 1 / given.frequencies[frequency.value]);
  const at = say("grating of {angle}°", { angle: short(angle.value) });
  stimulus.show(shown, shade.stimulus, at);
  const curves = given.curves[frequency.value];
  const most = Math.max(...curves.flat());
  channels.forEach(({ map, tuning }, channel) => {
    const activation = convolve(shown, filters[channel], margin);
    const now = response(activation, margin);
    map.show(activation, shade.signed(3), say("response {response}", { response: short(now) }));
    tuning.show([curves[channel]], angle.value, [now], most, say(
      "tuning curve of channel {channel}: response {response} at {angle}°",
      { channel, response: short(now), angle: short(angle.value) },
    ));
  });
}

begin(
  draw,
  controls(angle.node, frequency.node),
  element("div", { class: "beside" }, stimulus.node, panels(3, 3, ...channels.map((channel) => channel.node))),
  legend(3, say("activation strength")),
);
