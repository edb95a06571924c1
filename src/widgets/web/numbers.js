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

/** v1conv::conv2d of one image with one filter and stride 1. */
function convolve(image, filter, padding) {
  const [wide, high] = [image.width + 2 * padding, image.height + 2 * padding];
  const padded = new Float32Array(wide * high);
  for (let row = 0; row < image.height; row++) {
    padded.set(image.values.subarray(row * image.width, (row + 1) * image.width), (row + padding) * wide + padding);
  }
  const [height, width] = [high - filter.height + 1, wide - filter.width + 1];
  const values = new Float32Array(height * width);
  for (let k = 0; k < filter.height; k++) {
    for (let l = 0; l < filter.width; l++) {
      const weight = filter.values[k * filter.width + l];
      for (let row = 0; row < height; row++) {
        const from = (row + k) * wide + l;
        const to = row * width;
        for (let column = 0; column < width; column++) values[to + column] += weight * padded[from + column];
      }
    }
  }
  return { height, width, values };
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
