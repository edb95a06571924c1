//! Which registers cover a block of the result.

/// A block of the result, and where it is in its patch and in a plane of the result.
///
/// In the patch, the output at (row, column) is at `row · pitch + column`: a row of the patch is longer than
/// one of the block by as much as the filter overhangs.
#[derive(Clone, Copy)]
pub(in crate::conv) struct Cover {
    pub rows: usize,
    pub columns: usize,
    /// The length of a row of the patch.
    pub pitch: usize,
    /// The length of a row of the plane.
    pub width: usize,
    /// Where the block begins in the plane.
    pub origin: usize,
}

/// The output in a register's first lane.
#[derive(Clone, Copy)]
pub(in crate::conv) struct Place {
    pub row: usize,
    pub column: usize,
}

impl Cover {
    /// The fewest registers that cover all outputs, in order: each begins at the first output that the one before it
    /// did not reach. So one may run past the end of a row into the next.
    #[inline(always)]
    pub fn places(self, lanes: usize) -> impl Iterator<Item = Place> {
        let mut next = Place { row: 0, column: 0 };
        std::iter::from_fn(move || {
            let place = next;
            next.column += lanes;
            while next.column >= self.columns {
                next.column = next.column.saturating_sub(self.pitch);
                next.row += 1;
            }
            (place.row < self.rows).then_some(place)
        })
    }

    /// Where an output is in the patch.
    #[inline(always)]
    pub fn in_patch(self, place: Place) -> usize {
        place.row * self.pitch + place.column
    }

    #[inline(always)]
    pub fn last_in_patch(self) -> usize {
        (self.rows - 1) * self.pitch + self.columns - 1
    }

    /// Where an output is in the plane.
    #[inline(always)]
    pub fn in_plane(self, place: Place) -> usize {
        self.origin + place.row * self.width + place.column
    }

    /// Whether all lanes of a register belong to one row.
    #[inline(always)]
    pub fn is_in_one_row(self, place: Place, lanes: usize) -> bool {
        place.column + lanes <= self.columns
    }

    /// The stretches of a register that belong to one row each: calls `each` with the first lane, its output,
    /// and the number of lanes.
    #[inline(always)]
    pub fn stretches(self, place: Place, lanes: usize, mut each: impl FnMut(usize, Place, usize)) {
        let (mut lane, mut place) = (0, place);
        while lane < lanes && place.row < self.rows {
            each(lane, place, (self.columns - place.column).min(lanes - lane));
            lane += self.pitch - place.column;
            place = Place {
                row: place.row + 1,
                column: 0,
            };
        }
    }
}
