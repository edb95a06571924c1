"use strict";
// What all widgets share: words, controls, pictures, and good behaviour inside another page.

const given = JSON.parse(document.getElementById("given").textContent);
/** An English text in the page's language, with values for its `{names}`. */
const say = (english, values = {}) => (given.words[english] ?? english).replace(/\{(\w+)\}/g, (_, name) => values[name]);
const calm = matchMedia("(prefers-reduced-motion: reduce)");

/** An element with attributes and children; `on…` attributes are listeners. */
function element(name, attributes = {}, ...children) {
  const made = /^(svg|path|line|circle|text|g)$/.test(name)
    ? document.createElementNS("http://www.w3.org/2000/svg", name)
    : document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (value !== undefined && value !== false) made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children);
  return made;
}

/** Numbers as people read them: a true minus sign, at most `digits` decimals, no negative zero. */
function short(value, digits = 2) {
  if (value === null) return "–";
  const rounded = Number(value.toFixed(digits)) + 0;
  return String(rounded).replace("-", "−");
}

const bytes = (text) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));

/** 32-bit numbers, little end first, from Base64. */
const floats = (text) => new Float32Array(bytes(text).buffer);

let waiting = false;
let redraw = () => {};
/** Draws once before the next frame, however many controls have moved. */
function changed() {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => {
    waiting = false;
    redraw();
  });
}

/** A slider with its name and its value in words. */
function slider(id, label, { min, max, step = 1, value, words = String }) {
  const output = element("output", { for: id });
  const input = element("input", { id, type: "range", min, max, step, value });
  const tell = () => {
    output.textContent = words(Number(input.value));
    input.setAttribute("aria-valuetext", output.textContent);
  };
  input.addEventListener("input", () => (tell(), changed()));
  tell();
  return {
    get value() {
      return Number(input.value);
    },
    set value(next) {
      input.value = next;
      tell();
      changed();
    },
    limit(most) {
      input.max = most;
      tell();
    },
    node: element("div", { class: "control wide" }, element("label", { for: id }, `${label} `, output), input),
  };
}

/** A list to choose from; the value is the number of the choice. */
function choice(id, label, options, value = 0, listener = () => {}) {
  const entries = options.map((text, number) => element("option", { value: number, selected: number === value }, text));
  const select = element("select", { id, onchange: () => (listener(), changed()) }, ...entries);
  return {
    get value() {
      return Number(select.value);
    },
    set value(next) {
      select.value = next;
      changed();
    },
    node: element("div", { class: "control" }, element("label", { for: id }, label), select),
  };
}

/** Calls `tick` every `pace` milliseconds while its button says so; `tick` answers whether there is more. */
function player(pace, tick) {
  let timer = 0;
  const label = () => (timer ? `❚❚ ${say("pause")}` : `▶ ${say("play")}`);
  const show = () => (button.textContent = label());
  const stop = () => {
    clearInterval(timer);
    timer = 0;
    show();
  };
  const start = () => {
    if (!tick()) return;
    // Who asks for less motion gets the same steps, further apart.
    timer = setInterval(() => tick() || stop(), calm.matches ? Math.max(pace, 1000) : pace);
    show();
  };
  const button = element("button", { type: "button", id: "play", class: "main", onclick: () => (timer ? stop() : start()) });
  show();
  return { node: button, stop };
}

/** A colour as the bytes of a pixel. */
const pixel = (red, green, blue) => (255 << 24) | (blue << 16) | (green << 8) | red;
const colours = (() => {
  const table = bytes(given.colours);
  return Int32Array.from({ length: table.length / 3 }, (_, at) => pixel(...table.subarray(3 * at, 3 * at + 3)));
})();
const shade = {
  /** −`limit` to `limit`, in the colours of the crate's figures. */
  signed: (limit) => (value) => colours[Math.round(((Math.max(-1, Math.min(1, value / limit)) + 1) / 2) * (colours.length - 1))],
  /** −0.5 white, 0.5 black. */
  stimulus: (value) => {
    const grey = Math.round((0.5 - value) * 255);
    return pixel(grey, grey, grey);
  },
};

/** The values of an image on a canvas, a pixel each; `shading` gives the pixel of a value and its number. */
function paint(canvas, { height, width, values }, shading) {
  if (canvas.width !== width || canvas.height !== height) [canvas.width, canvas.height] = [width, height];
  const context = canvas.getContext("2d");
  const image = context.createImageData(width, height);
  const pixels = new Int32Array(image.data.buffer);
  for (let at = 0; at < pixels.length; at++) pixels[at] = shading(values[at], at);
  context.putImageData(image, 0, 0);
}

/** An image of numbers with a title. */
function picture(title) {
  const canvas = element("canvas", { role: "img" });
  const stage = element("div", { class: "stage" }, canvas);
  return {
    title,
    canvas,
    stage,
    node: element("figure", {}, element("h2", {}, title), stage),
    show(image, shading, words) {
      paint(canvas, image, shading);
      canvas.setAttribute("aria-label", `${title}: ${words}`);
    },
  };
}

/** The colours from −`limit` to `limit`, and what they mean. */
function legend(limit, meaning) {
  const steps = 128;
  const canvas = element("canvas", { width: steps, height: 1, "aria-hidden": "true" });
  const values = Float32Array.from({ length: steps }, (_, step) => (2 * step) / (steps - 1) - 1);
  paint(canvas, { height: 1, width: steps, values }, shade.signed(1));
  const text = limit === undefined ? ["−", "+"] : [short(-limit), short(limit)];
  return element("div", { class: "legend" }, text[0], canvas, `${text[1]}  ${meaning}`);
}

/** Curves over `xs` with the present point on each, as wide as there is room. */
function chart(id, { xs, height = 90, xLabel, ticks, strong = () => true }) {
  const [left, right, top, bottom] = [34, 8, 8, 32];
  const outer = height - top - bottom;
  const [first, last] = [xs[0], xs[xs.length - 1]];
  const node = element("svg", { id, role: "img", style: `height: ${height}px` });
  const label = (x, y, anchor, text) => element("text", { x, y, "text-anchor": anchor }, text);
  new ResizeObserver(changed).observe(node);
  return {
    node,
    show(curves, now, points, most, words) {
      const inner = Math.max(node.clientWidth, 90) - left - right;
      const x = (value) => left + ((value - first) / (last - first)) * inner;
      const y = (value) => top + outer * (1 - Math.min(value / most, 1));
      const marks = [
        element("path", { class: "axis", d: `M${left} ${top}V${top + outer}H${left + inner}` }),
        label(left - 4, y(0) + 3, "end", "0"),
        label(left - 4, y(most) + 6, "end", short(most, most < 10 ? 2 : 0)),
        ...ticks.map((tick) => label(x(tick), top + outer + 13, "middle", short(tick))),
        label(left + inner / 2, height - 4, "middle", xLabel),
        element("line", { class: "now", x1: x(now), x2: x(now), y1: top, y2: top + outer }),
      ];
      curves.forEach((curve, number) => {
        const d = Array.from(curve, (value, at) => `${at ? "L" : "M"}${x(xs[at]).toFixed(1)} ${y(value).toFixed(1)}`);
        marks.push(element("path", { class: strong(number) ? "curve strong" : "curve", d: d.join("") }));
      });
      points.forEach((value, number) => {
        marks.push(element("circle", { class: "dot", cx: x(now), cy: y(value), r: strong(number) ? 5 : 3.5 }));
      });
      node.replaceChildren(...marks);
      node.setAttribute("aria-label", words);
    },
  };
}

const controls = (...nodes) => element("div", { class: "controls" }, ...nodes);
/** Nodes in a grid of so many columns: on a laptop, and on a phone. */
const panels = (wide, narrow, ...nodes) =>
  element("div", { class: "panels", style: `--wide: ${wide}; --narrow: ${narrow}` }, ...nodes);

/** Fills the page, and draws for the first time. */
function begin(draw, ...nodes) {
  document.querySelector("main").append(...nodes);
  redraw = draw;
  redraw();
}

/** Whether the page is dark around the frame, or wants to be without one. */
function isDark() {
  const context = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  try {
    for (let node = window.frameElement; node; node = node.parentElement) {
      // A canvas understands every way in which a colour can be written.
      context.clearRect(0, 0, 1, 1);
      context.fillStyle = node.ownerDocument.defaultView.getComputedStyle(node).backgroundColor;
      context.fillRect(0, 0, 1, 1);
      const [red, green, blue, opaque] = context.getImageData(0, 0, 1, 1).data;
      if (opaque > 127) return 0.3 * red + 0.59 * green + 0.11 * blue < 128;
    }
    if (window.frameElement) return false;
  } catch {
    // The page around the frame is another site's.
  }
  return matchMedia("(prefers-color-scheme: dark)").matches;
}

function follow() {
  const dress = () => {
    document.documentElement.dataset.theme = isDark() ? "dark" : "light";
  };
  dress();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", dress);
  let frame = null;
  try {
    frame = window.frameElement;
  } catch {
    // The frame keeps the height that it was given.
  }
  if (!frame) return;
  document.documentElement.classList.add("framed");
  const fit = () => (frame.style.height = `${Math.ceil(document.querySelector("main").getBoundingClientRect().height)}px`);
  new ResizeObserver(fit).observe(document.querySelector("main"));
  // A theme's colours may arrive after its name.
  const later = () => [0, 200, 1000].forEach((delay) => setTimeout(dress, delay));
  const observer = new MutationObserver(later);
  for (const node of [frame.ownerDocument.documentElement, frame.ownerDocument.body]) {
    observer.observe(node, { attributes: true });
  }
}
follow();
