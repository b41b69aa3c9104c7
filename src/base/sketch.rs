//! A picture of boxes, lines and words, for what is not a web page.

/// A picture in units of its own, counted from its left and its top.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sketch {
    /// How wide it is.
    pub width: f32,
    /// How high it is.
    pub height: f32,
    /// What is drawn, from the back to the front.
    pub shapes: Vec<SketchShape>,
    /// What is written, above all shapes.
    pub words: Vec<SketchWords>,
}

/// Something that is drawn.
#[derive(Debug, Clone, PartialEq)]
pub enum SketchShape {
    /// A box with an edge.
    Box {
        /// Its left and its top.
        place: (f32, f32),
        /// Its width and its height.
        size: (f32, f32),
        /// Whether it stands back: its edge is a row of dashes.
        is_faint: bool,
    },
    /// A line through points.
    Line {
        /// The points, in order.
        points: Vec<(f32, f32)>,
        /// Whether it is a row of dots.
        is_dotted: bool,
    },
    /// A filled triangle, such as the point of an arrow.
    Point([(f32, f32); 3]),
}

/// A line of words.
#[derive(Debug, Clone, PartialEq)]
pub struct SketchWords {
    /// Where the letters stand: the left of the line and the height of its baseline.
    pub place: (f32, f32),
    /// The words.
    pub text: String,
    /// How large the letters are.
    pub size: f32,
    /// Whether they are printed heavy.
    pub is_strong: bool,
    /// Whether they end at their place, rather than begin there.
    pub is_at_end: bool,
}
