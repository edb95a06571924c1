// Turn the grating. `given` holds the crate's filters, and the tuning curves of the channels for each frequency.

const filters = squares(given.filters, given.size);
const margin = (given.size - 1) / 2;

const angle = slider("angle", say("orientation", "向き"), {
  min: -90, max: 90, step: 5, value: 0, words: (value) => `${short(value)}°`,
});
const frequency = slider("frequency", say("spatial frequency", "空間周波数"), {
  min: 0, max: given.frequencies.length - 1, value: given.frequencies.indexOf(28),
  words: (value) => say(`1/${given.frequencies[value]}, period ${given.periods[value]} pixels`, `1/${given.frequencies[value]}、周期${given.periods[value]}画素`),
});
const stimulus = picture(say("stimulus", "刺激"));
const channels = filters.map((filter, channel) => {
  const map = picture(say(`channel ${channel}`, `チャネル${channel}`));
  const tuning = chart(`tuning-${channel}`, {
    xs: given.angles, xLabel: say("orientation (°)", "向き (°)"), ticks: [-90, 0, 90],
  });
  return { map, tuning, node: element("div", {}, map.node, tuning.node) };
});

function draw() {
  const shown = grating(angle.value, 1 / given.frequencies[frequency.value]);
  const at = say(`grating of ${short(angle.value)}°`, `${short(angle.value)}°のグレーティング`);
  stimulus.show(shown, shade.stimulus, at);
  const curves = given.curves[frequency.value];
  const most = Math.max(...curves.flat());
  channels.forEach(({ map, tuning }, channel) => {
    const activation = convolve(shown, filters[channel], margin);
    const now = response(activation, margin);
    const words = say(`response ${short(now)}`, `応答${short(now)}`);
    map.show(activation, shade.signed(3), words);
    tuning.show([curves[channel]], angle.value, [now], most, say(
      `tuning curve of channel ${channel}: ${words} at ${short(angle.value)}°`,
      `チャネル${channel}のチューニング曲線：${short(angle.value)}°での${words}`,
    ));
  });
}

begin(
  draw,
  controls(angle.node, frequency.node),
  element("div", { class: "beside" }, stimulus.node, panels(3, 3, ...channels.map((channel) => channel.node))),
  legend(3, say("activation strength", "活性化の強さ")),
);
