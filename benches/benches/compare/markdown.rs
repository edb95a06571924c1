//! Markdown tables, and numbers formatted for reading.

/// A table. Columns and rows without a result are left out.
pub struct Table {
    headings: Vec<String>,
    rows: Vec<(String, Vec<Option<String>>)>,
}

impl Table {
    /// The first heading is for the row names.
    pub fn new(headings: impl IntoIterator<Item = &'static str>) -> Self {
        Self {
            headings: headings.into_iter().map(Into::into).collect(),
            rows: Vec::new(),
        }
    }

    pub fn row(&mut self, name: String, cells: Vec<Option<String>>) {
        if cells.iter().any(Option::is_some) {
            self.rows.push((name, cells));
        }
    }

    /// The table under its title, or nothing if it is empty.
    pub fn under(&self, title: &str) -> String {
        if self.rows.is_empty() {
            return String::new();
        }
        let used = |column: usize| self.rows.iter().any(|(_, cells)| cells[column].is_some());
        let columns: Vec<usize> = (0..self.headings.len() - 1).filter(|&i| used(i)).collect();
        let line = |cells: &mut dyn Iterator<Item = &str>| {
            let cells: Vec<&str> = cells.collect();
            format!("| {} |\n", cells.join(" | "))
        };
        let headings = &mut columns.iter().map(|&i| &*self.headings[i + 1]);
        let mut text = format!("### {title}\n\n");
        text += &line(&mut [&*self.headings[0]].into_iter().chain(headings));
        text += &format!("|---|{}\n", "--:|".repeat(columns.len()));
        for (name, cells) in &self.rows {
            let cells = columns.iter().map(|&i| cells[i].as_deref().unwrap_or("–"));
            text += &line(&mut [&**name].into_iter().chain(cells));
        }
        text + "\n"
    }
}

/// A time, such as `4.56 ms`.
pub fn time(seconds: f64) -> String {
    let (scale, unit) = match seconds {
        _ if seconds < 1e-3 => (1e6, "µs"),
        _ if seconds < 1.0 => (1e3, "ms"),
        _ => (1.0, "s"),
    };
    format!("{} {unit}", digits(seconds * scale))
}

/// A ratio, such as `3.4×`.
pub fn times(ratio: f64) -> String {
    format!("{}×", digits(ratio))
}

/// A number with three digits, or more if it has more before the point.
pub fn digits(number: f64) -> String {
    let decimals = match number {
        _ if number < 9.995 => 2,
        _ if number < 99.95 => 1,
        _ => 0,
    };
    format!("{number:.decimals$}")
}
