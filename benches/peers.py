"""Computes with PyTorch, ONNX Runtime, NumPy and matplotlib, following the lines that it reads: see src/lib.rs.

Usage: python peers.py THREADS     (for the libraries that convolve; the others use one thread)
"""

import importlib
import io
import math
import platform
import signal
import sys
import time

THREADS = int(sys.argv[1])
ORIENTATIONS = (-90, -45, 0, 45, 90)
CHANNELS = range(6)


def number(values):
    """The sum of every 101st value: tells results apart without reading all values."""
    return float(sum(values[::101].tolist()))


def filled(*shape):
    """The same numbers for every library: the fractions of the multiples of the golden ratio."""
    import numpy as np

    whole = np.arange(math.prod(shape), dtype=np.int64) * 2654435761 % 2**32
    return (whole.astype(np.float32) / np.float32(2**32)).reshape(shape)


def torch_conv2d(*sizes):
    import torch

    torch.set_grad_enabled(False)
    torch.set_num_threads(THREADS)
    images, c_in, height, width, c_out, kernel_size = map(int, sizes)
    stimuli = torch.from_numpy(filled(images, c_in, height, width))
    weight = torch.from_numpy(filled(c_out, c_in, kernel_size, kernel_size))
    bias = torch.from_numpy(filled(c_out))

    def call():
        return torch.nn.functional.conv2d(stimuli, weight, bias, padding=kernel_size // 2)

    return call, lambda result: number(result.flatten())


def onnx_conv2d(*sizes):
    """A model with one node. It is optimised once, when it is loaded, with its weights packed."""
    import onnxruntime
    from onnx import TensorProto, helper, numpy_helper

    images, c_in, height, width, c_out, kernel_size = map(int, sizes)
    stimuli = filled(images, c_in, height, width)
    parameters = {"weight": filled(c_out, c_in, kernel_size, kernel_size), "bias": filled(c_out)}
    padding = [kernel_size // 2] * 4
    node = helper.make_node("Conv", ["stimuli", "weight", "bias"], ["result"], pads=padding)
    graph = helper.make_graph(
        [node],
        "conv2d",
        [helper.make_tensor_value_info("stimuli", TensorProto.FLOAT, stimuli.shape)],
        [helper.make_tensor_value_info("result", TensorProto.FLOAT, None)],
        [numpy_helper.from_array(array, name) for name, array in parameters.items()],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads, options.inter_op_num_threads = THREADS, 1
    session = onnxruntime.InferenceSession(model.SerializeToString(), options, providers=["CPUExecutionProvider"])
    return lambda: session.run(None, {"stimuli": stimuli})[0], lambda result: number(result.ravel())


def draw_grating(angle, resolution):
    """The original's way: coordinates for every pixel, then the sign of a cosine."""
    import numpy as np

    frequency, angle = 1 / 28, np.deg2rad(angle)
    across, down = np.meshgrid(
        frequency * np.arange(0, 640 * resolution) / resolution,
        frequency * np.arange(0, 480 * resolution) / resolution,
    )
    wave = np.cos(across * np.cos(angle) + down * np.sin(angle))
    wave[wave < 0] = 0
    wave[wave > 0] = 1
    wave -= 0.5
    return wave.astype(np.float32)


def grating(resolution):
    return lambda: draw_grating(30, float(resolution)), lambda image: number(image.ravel())


def draw_filters():
    """The tutorial's filters (6, 7, 7): two center-surround ones and four Gabors."""
    import numpy as np

    sigma, wavelength, phase = 1.1, 10, np.pi / 2
    y, x = np.meshgrid(*[np.linspace(-3.5, 3.5, 7)] * 2)  # as in the tutorial, x counts rows

    def falloff(sigma):
        return np.exp(-np.hypot(x, y) / (2 * sigma**2))

    def gabor(angle):
        along = x * np.cos(angle) + y * np.sin(angle)
        return falloff(0.4 * sigma) * np.cos(2 * np.pi * along / wavelength + phase)

    center = falloff(sigma) - 0.5 * falloff(2 * sigma)
    filters = [center, -center] + [gabor(np.pi * i / 4) for i in range(4)]
    filters = [f / np.abs(f).max() for f in filters]
    return np.stack([f - f.mean() for f in filters])


def draw_figure(stimuli, activations):
    """Five rows of seven panels as PNG, as a notebook shows a figure on a high-resolution screen."""
    import matplotlib.pyplot as plt

    figure, rows = plt.subplots(len(stimuli), 1 + len(CHANNELS), figsize=(12, 12))
    for stimulus, maps, axes in zip(stimuli, activations, rows, strict=True):
        axes[0].imshow(stimulus + 0.5, cmap="binary")
        axes[0].set(title="stimulus", xticks=[], yticks=[])
        for channel, panel in zip(CHANNELS, axes[1:], strict=True):
            picture = panel.imshow(maps[channel], vmin=-3, vmax=3, cmap="bwr")
            panel.set(title=f"channel {channel}", xlabel="x-pos", ylabel="y-pos")
    bar = figure.add_axes([1.05, 0.8, 0.01, 0.1])
    figure.colorbar(picture, cax=bar)
    bar.set_title("activation\nstrength")
    png = io.BytesIO()
    figure.savefig(png, format="png", dpi=200, bbox_inches="tight")
    plt.close(figure)
    return png.getvalue()


def figure():
    import matplotlib
    import numpy as np

    matplotlib.use("agg")
    stimuli = np.stack([draw_grating(angle, 0.1) for angle in ORIENTATIONS])
    padded = np.pad(stimuli, ((0, 0), (3, 3), (3, 3)))
    windows = np.lib.stride_tricks.sliding_window_view(padded, (7, 7), axis=(1, 2))
    activations = np.einsum("nyxkl,ckl->ncyx", windows, draw_filters())
    return lambda: draw_figure(stimuli, activations), len


CASES = {
    ("torch", "conv2d"): torch_conv2d,
    ("onnxruntime", "conv2d"): onnx_conv2d,
    ("numpy", "grating"): grating,
    ("matplotlib", "figure"): figure,
}


class Worker:
    def __init__(self):
        self.task = None

    def answer(self, line):
        """Computes a library's case a number of times: `numpy grating 0.1 1000`."""
        *task, times = line.split()
        if task != self.task:
            self.prepare(task)
        if int(times) == 0:
            return f"{self.first} {self.number}"
        start = time.perf_counter_ns()
        for _ in range(int(times)):
            self.call()
        return f"{time.perf_counter_ns() - start} {self.number}"

    def prepare(self, task):
        """Makes the inputs and calls once, to warm up."""
        self.task = None
        library, case, *arguments = task
        self.call, read = CASES[library, case](*arguments)
        start = time.perf_counter_ns()
        result = self.call()
        self.first = time.perf_counter_ns() - start
        self.number = read(result)
        self.task = task


def versions():
    """The available peers: `Python 3.12.1, torch 2.9.0`."""
    found = [f"Python {platform.python_version()}"]
    for name in ("torch", "onnxruntime", "numpy", "matplotlib"):
        try:
            found.append(f"{name} {importlib.import_module(name).__version__}")
        except Exception as error:  # A library that is installed but broken must not stop the others.
            print(f"{sys.executable}: {error}", file=sys.stderr)
    return ", ".join(found)


def main():
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    answers, sys.stdout = sys.stdout, sys.stderr  # Whatever a library prints is not an answer.
    worker = Worker()
    for line in sys.stdin:
        try:
            answer = versions() if line.strip() == "versions" else worker.answer(line)
        except Exception as error:
            answer = "error " + f"{type(error).__name__}: {error}".replace("\n", " ")
        print(answer, file=answers, flush=True)


main()
