//! The contestants.

/// A library, and how it is compiled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Contestant {
    Ours,
    /// v1conv as the Rust kernel compiles it for a notebook.
    OursInNotebook,
    PyTorch,
    OnnxRuntime,
    Candle,
    NdarrayConv,
    NumPy,
    Matplotlib,
}

/// The program a contestant runs in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Program {
    Release,
    Notebook,
    Python,
}

/// Those that convolve.
pub const CONVOLVERS: [Contestant; 6] = [
    Contestant::Ours,
    Contestant::OursInNotebook,
    Contestant::PyTorch,
    Contestant::OnnxRuntime,
    Contestant::Candle,
    Contestant::NdarrayConv,
];

impl Contestant {
    /// The name in tables and plots.
    pub fn title(self) -> &'static str {
        match self {
            Self::Ours => "v1conv",
            Self::OursInNotebook => "in a notebook",
            Self::PyTorch => "PyTorch",
            Self::OnnxRuntime => "ONNX Runtime",
            Self::Candle => "candle",
            Self::NdarrayConv => "ndarray-conv",
            Self::NumPy => "NumPy",
            Self::Matplotlib => "matplotlib",
        }
    }

    /// The name used by workers.
    pub fn library(self) -> &'static str {
        match self {
            Self::Ours | Self::OursInNotebook => "v1conv",
            Self::PyTorch => "torch",
            Self::OnnxRuntime => "onnxruntime",
            Self::Candle => "candle",
            Self::NdarrayConv => "ndarray-conv",
            Self::NumPy => "numpy",
            Self::Matplotlib => "matplotlib",
        }
    }

    /// The name in a filter on the command line.
    pub fn id(self) -> &'static str {
        match self {
            Self::OursInNotebook => "notebook",
            other => other.library(),
        }
    }

    pub fn program(self) -> Program {
        match self {
            Self::Ours | Self::Candle | Self::NdarrayConv => Program::Release,
            Self::OursInNotebook => Program::Notebook,
            Self::PyTorch | Self::OnnxRuntime | Self::NumPy | Self::Matplotlib => Program::Python,
        }
    }
}
