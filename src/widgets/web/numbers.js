// The crate's gratings, Gabors and convolution, for the settings of a slider. Tested against the crate's numbers.

/** v1conv::Grating: 48 × 64 pixels of −0.5 or 0.5. Angles in degrees. */
function grating(angle, frequency, phase = 0) {
  const [height, width, resolution] = [48, 64, 0.1];
  const [turn, shift] = [(angle * Math.PI) / 180, (phase * Math.PI) / 180];
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const values = new Float32Array(height * width);
  for (let row = 0; row < height; row++) {
    const down = ((frequency * row) / resolution) * sin + shift;
    for (let column = 0; column < width; column++) {
      const across = ((frequency * column) / resolution) * cos;
      values[row * width + column] = Math.cos(across + down) > 0 ? 0.5 : -0.5;
    }
  }
  return { height, width, values };
}

/** v1conv::gabor: K × K weights, largest magnitude 1, then shifted to mean 0. Angles in degrees. */
function gabor(size, orientation, sigma, wavelength, phase) {
  const turn = (orientation * Math.PI) / 180;
  const at = (i) => size * (i / Math.max(size - 1, 1) - 0.5);
  const values = new Float32Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      const along = at(i) * Math.cos(turn) + at(j) * Math.sin(turn);
      const fade = Math.exp(-Math.hypot(at(i), at(j)) / (2 * sigma) / sigma);
      values[i * size + j] = fade * Math.cos((2 * Math.PI * along) / wavelength + (phase * Math.PI) / 180);
    }
  }
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  if (largest > 0) values.forEach((value, at) => (values[at] = value / largest));
  const mean = Math.fround(values.reduce((sum, value) => sum + value, 0) / values.length);
  return { height: size, width: size, values: values.map((value) => value - mean) };
}

/** v1conv::conv2d of one image with one filter. */
function convolve(image, filter, padding, stride = 1) {
  const [wide, high] = [image.width + 2 * padding, image.height + 2 * padding];
  const padded = new Float64Array(wide * high);
  for (let row = 0; row < image.height; row++) {
    padded.set(image.values.subarray(row * image.width, (row + 1) * image.width), (row + padding) * wide + padding);
  }
  // Four weights at once, a row of the output after the other: the sums of a row stay near the processor.
  const taps = Array.from(filter.values, (weight, at) => ({ weight, at: Math.floor(at / filter.width) * wide + (at % filter.width) }));
  const used = taps.filter(({ weight }) => weight !== 0);
  while (used.length % 4) used.push({ weight: 0, at: 0 });
  const height = Math.floor((high - filter.height) / stride) + 1;
  const width = Math.floor((wide - filter.width) / stride) + 1;
  const values = new Float32Array(height * width);
  const sums = new Float64Array(width);
  for (let row = 0; row < height; row++) {
    sums.fill(0);
    for (let tap = 0; tap < used.length; tap += 4) {
      const [{ weight: a }, { weight: b }, { weight: c }, { weight: d }] = [used[tap], used[tap + 1], used[tap + 2], used[tap + 3]];
      const [i, j, k, l] = [0, 1, 2, 3].map((next) => row * stride * wide + used[tap + next].at);
      for (let column = 0, at = 0; column < width; column++, at += stride) {
        sums[column] += a * padded[i + at] + b * padded[j + at] + c * padded[k + at] + d * padded[l + at];
      }
    }
    values.set(sums, row * width);
  }
  return { height, width, values };
}

/** A square of an image; beyond the margins there are zeros. */
function patch(image, top, left, size) {
  const values = Float32Array.from({ length: size ** 2 }, (_, at) => {
    const [row, column] = [top + Math.floor(at / size), left + (at % size)];
    const inside = row >= 0 && column >= 0 && row < image.height && column < image.width;
    return inside ? image.values[row * image.width + column] : 0;
  });
  return { height: size, width: size, values };
}

/** What is positive; zero for the rest. */
function rectify(map) {
  return { ...map, values: map.values.map((value) => Math.max(0, value)) };
}

/** The largest value of each square of `size` × `size`; what does not fill a square is left out. */
function pool(map, size) {
  const [height, width] = [Math.floor(map.height / size), Math.floor(map.width / size)];
  const values = new Float32Array(height * width).fill(-Infinity);
  for (let row = 0; row < height * size; row++) {
    for (let column = 0; column < width * size; column++) {
      const at = Math.floor(row / size) * width + Math.floor(column / size);
      values[at] = Math.max(values[at], map.values[row * map.width + column]);
    }
  }
  return { height, width, values };
}

/** The largest magnitude, and never zero. */
function reach(values) {
  let most = 1e-6;
  for (const value of values) most = Math.max(most, Math.abs(value));
  return most;
}

/** v1conv::load_image of a decoded picture: grey, and no larger than `longest` pixels a side. */
function grey(picture, longest = 256) {
  const { width, height, data } = shrink(picture, longest);
  const values = new Float32Array(width * height);
  for (let at = 0; at < values.length; at++) {
    const light = 2126 * data[4 * at] + 7152 * data[4 * at + 1] + 722 * data[4 * at + 2];
    values[at] = 0.5 - Math.floor(light / 10000) / 255;
  }
  return { width, height, values };
}

/** Neighbouring pixels averaged, the nearer the more. Four numbers a pixel. */
function shrink(picture, longest) {
  const { width, height, data } = picture;
  const ratio = longest / Math.max(width, height);
  if (ratio >= 1) return picture;
  const [wide, high] = [width, height].map((side) => Math.max(Math.round(side * ratio), 1));
  const lower = new Float32Array(width * high * 4);
  averages(height, high).forEach(({ from, weights }, row) => {
    const to = row * width * 4;
    weights.forEach((weight, number) => {
      const line = (from + number) * width * 4;
      for (let at = 0; at < width * 4; at++) lower[to + at] += weight * data[line + at];
    });
  });
  const smaller = new Uint8ClampedArray(wide * high * 4);
  averages(width, wide).forEach(({ from, weights }, column) => {
    for (let row = 0; row < high; row++) {
      for (let part = 0; part < 3; part++) {
        let sum = 0;
        for (let number = 0; number < weights.length; number++) sum += weights[number] * lower[(row * width + from + number) * 4 + part];
        smaller[(row * wide + column) * 4 + part] = sum;
      }
    }
  });
  return { width: wide, height: high, data: smaller };
}

/** For each of `after` pixels: the first of the `before` pixels that it averages, and their weights. */
function averages(before, after) {
  const ratio = before / after;
  return Array.from({ length: after }, (_, number) => {
    const middle = (number + 0.5) * ratio;
    const from = Math.max(0, Math.floor(middle - ratio));
    const to = Math.min(before, Math.ceil(middle + ratio));
    const weights = Array.from({ length: to - from }, (_, at) => Math.max(0, 1 - Math.abs(from + at + 0.5 - middle) / ratio));
    const sum = weights.reduce((total, weight) => total + weight, 0);
    return { from, weights: weights.map((weight) => weight / sum) };
  });
}

/** At each place the channel that responds most, and how strongly; −1 where all are silent. */
function strongest(maps) {
  const { height, width } = maps[0];
  const channels = new Int8Array(height * width).fill(-1);
  const values = new Float32Array(height * width);
  maps.forEach((map, channel) => {
    for (let at = 0; at < values.length; at++) {
      if (map.values[at] > values[at]) [values[at], channels[at]] = [map.values[at], channel];
    }
  });
  return { height, width, channels, values };
}

/** How strongly a channel responds: the mean of its positive activations, away from the margins. */
function response({ height, width, values }, margin) {
  let sum = 0;
  for (let row = margin; row < height - margin; row++) {
    for (let column = margin; column < width - margin; column++) sum += Math.max(0, values[row * width + column]);
  }
  return sum / ((height - 2 * margin) * (width - 2 * margin));
}

/** Filters of `size` × `size` weights, one after another in Base64. */
function squares(text, size) {
  const values = floats(text);
  return Array.from({ length: values.length / size ** 2 }, (_, number) => ({
    height: size, width: size, values: values.subarray(number * size ** 2, (number + 1) * size ** 2),
  }));
}
