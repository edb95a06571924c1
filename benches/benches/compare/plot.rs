//! Plots of the time per multiplication against what affects it.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{FontStyle, register_font};
use v1conv_benches::{Case, Conv2d};

use crate::cases::{CHANNELS, SIDES, deep, square};
use crate::contestants::Contestant;
use crate::measure::Record;
use crate::peak::Peak;

const SIZE: (u32, u32) = (960, 540);
/// Space for the names beside the ends of the lines.
const ROOM_FOR_NAMES: u32 = 190;
/// The least distance between names.
const LINE_HEIGHT: i32 = 24;
const FONT: &str = "sans-serif";
const INK: RGBColor = RGBColor(40, 40, 40);
const GRID: RGBColor = RGBColor(215, 215, 215);

/// The contestants of the plot; each colour has a contrast of 4.5 or more with white.
pub const LINES: [(Contestant, RGBColor); 5] = [
    (Contestant::Ours, RGBColor(190, 30, 45)),
    (Contestant::PyTorch, RGBColor(0, 95, 160)),
    (Contestant::OnnxRuntime, RGBColor(0, 110, 75)),
    (Contestant::Candle, RGBColor(125, 80, 0)),
    (Contestant::NdarrayConv, RGBColor(95, 60, 150)),
];

/// A plot: its values from left to right, each twice the one before it.
pub struct Plot {
    file: &'static str,
    across: &'static str,
    shapes: Vec<(usize, Conv2d)>,
}

/// A line of a plot: (log₂ of the value across, log₁₀ of the nanoseconds for 1000 multiplications).
struct Line {
    name: String,
    colour: RGBColor,
    points: Vec<(f64, f64)>,
}

impl Plot {
    pub fn of_sizes() -> Self {
        Self {
            file: "time-against-size.svg",
            across: "side of the image, pixels",
            shapes: SIDES.map(|side| (side, square(side))).into(),
        }
    }

    pub fn of_channels() -> Self {
        Self {
            file: "time-against-channels.svg",
            across: "input channels, and as many output channels",
            shapes: CHANNELS.map(|channels| (channels, deep(channels))).into(),
        }
    }

    /// Draws it to a file, or nothing if not all of our shapes have been measured.
    pub fn draw(&self, records: &[Record], peak: Option<Peak>) -> Result<Option<PathBuf>> {
        let lines = self.lines(records);
        if lines
            .first()
            .is_none_or(|ours| ours.points.len() < self.shapes.len())
        {
            return Ok(None);
        }
        // Used only for the widths of labels: the picture names a font family, and embeds no font.
        let font = include_bytes!("../../../src/figure/font/figures.otf");
        let registered = register_font(FONT, FontStyle::Normal, font);
        registered
            .ok()
            .context("the font of the figures cannot be read")?;
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(self.file);
        let area = SVGBackend::new(&path, SIZE).into_drawing_area();
        self.picture(&area, &lines, peak)
            .with_context(|| format!("cannot draw {}", path.display()))?;
        drop(area);
        Ok(Some(path))
    }

    fn lines(&self, records: &[Record]) -> Vec<Line> {
        let point = |contestant, &(across, shape): &(usize, Conv2d)| {
            let wanted = |record: &&Record| {
                (record.contestant, record.case, record.threads)
                    == (contestant, Case::Conv2d(shape), 1)
            };
            let seconds = records.iter().find(wanted)?.seconds;
            let nanoseconds = seconds * 1e9 / (shape.multiplications() / 1e3);
            Some(((across as f64).log2(), nanoseconds.log10()))
        };
        let line = |(contestant, colour): (Contestant, RGBColor)| Line {
            name: contestant.title().into(),
            colour,
            points: self
                .shapes
                .iter()
                .filter_map(|shape| point(contestant, shape))
                .collect(),
        };
        let lines = LINES.map(line).into_iter();
        lines.filter(|line| !line.points.is_empty()).collect()
    }

    fn picture(
        &self,
        area: &DrawingArea<SVGBackend, plotters::coord::Shift>,
        lines: &[Line],
        peak: Option<Peak>,
    ) -> Result<()> {
        area.fill(&WHITE)?;
        // An addition comes with each multiplication.
        let limit = peak.map(|peak| (2e12 / peak.flops).log10());
        let heights = lines
            .iter()
            .flat_map(|line| &line.points)
            .map(|point| point.1)
            .chain(limit);
        let (low, high) = heights.fold((f64::MAX, f64::MIN), |(low, high), y| {
            (low.min(y), high.max(y))
        });
        let ends = [0, self.shapes.len() - 1].map(|i| (self.shapes[i].0 as f64).log2());
        let across = ends[0]..ends[1];
        let mut chart = ChartBuilder::on(area)
            .margin(16)
            .margin_right(ROOM_FOR_NAMES)
            .x_label_area_size(56)
            .y_label_area_size(76)
            .build_cartesian_2d(
                across.start - 0.15..across.end + 0.15,
                low.floor()..high.ceil(),
            )?;
        chart
            .configure_mesh()
            .x_labels(self.shapes.len())
            .y_labels(8)
            .x_label_formatter(&|x| format!("{:.0}", x.exp2()))
            .y_label_formatter(&|y| format!("{:.0}", 10f64.powf(*y)))
            .x_desc(self.across)
            .y_desc("nanoseconds for 1000 multiplications")
            .label_style((FONT, 16, &INK))
            .axis_desc_style((FONT, 18, &INK))
            .axis_style(INK)
            .bold_line_style(GRID)
            .light_line_style(TRANSPARENT)
            .draw()?;

        let mut names = Vec::new();
        if let Some(limit) = limit {
            let ends = [(across.start - 0.15, limit), (across.end + 0.15, limit)];
            chart.draw_series(DashedLineSeries::new(ends, 6, 5, INK.stroke_width(1)))?;
            names.push((chart.backend_coord(&ends[1]), "peak of the core", INK));
        }
        for line in lines {
            chart.draw_series(LineSeries::new(
                line.points.iter().copied(),
                line.colour.stroke_width(3),
            ))?;
            let dots = line
                .points
                .iter()
                .map(|&point| Circle::new(point, 4, line.colour.filled()));
            chart.draw_series(dots)?;
            let end = line.points.last().context("a line without points")?;
            names.push((
                chart.backend_coord(&(across.end + 0.15, end.1)),
                &line.name,
                line.colour,
            ));
        }
        // From the lowest upwards, each clear of the one below.
        names.sort_by_key(|((_, y), ..)| -y);
        let mut below = i32::MAX;
        for ((x, y), name, colour) in names {
            let y = y.min(below.saturating_sub(LINE_HEIGHT));
            let style = TextStyle::from((FONT, 18).into_font())
                .color(&colour)
                .pos(Pos::new(HPos::Left, VPos::Center));
            area.draw(&Text::new(name.to_string(), (x + 10, y), style))?;
            below = y;
        }
        area.present()?;
        Ok(())
    }
}
