//! Where everything in the picture of the process stands. One column, so that its words can be
//! read on a narrow screen: steps below each other, ways out between them on the left, and what
//! leads back on the right. It is drawn on the page, and in the file for paper.

use crate::base::{Sketch, SketchShape, SketchWords};
use crate::handreiking::{Arrow, Process, ProcessStep, Toward};

/// Widths in units of the picture; on the narrowest phone one is about a pixel.
const WIDTH: usize = 344;
const BOX: usize = 288;
/// Where the line runs on which one goes forward.
const FORWARD: usize = 18;
const INDENT: usize = 40;
const LINE: usize = 19;
/// Letters that fit on a line of a box, and of a box that is indented.
const LETTERS: usize = 34;
const LETTERS_INDENTED: usize = 29;
/// How large letters are on paper.
const NAME_SIZE: f32 = 15.5;
const WORDS_SIZE: f32 = 14.5;

/// The picture, ready to print.
pub(super) struct Picture {
    pub(super) width: usize,
    pub(super) height: usize,
    pub(super) boxes: Vec<Shape>,
    pub(super) lines: Vec<Line>,
    pub(super) texts: Vec<Text>,
}

/// A box.
pub(super) struct Shape {
    pub(super) x: usize,
    pub(super) y: usize,
    pub(super) width: usize,
    pub(super) height: usize,
    is_exit: bool,
}

impl Shape {
    pub(super) fn class(&self) -> &'static str {
        if self.is_exit { "process__exit" } else { "process__step" }
    }
}

type Place = (usize, usize);

/// A line with the point of its arrow.
pub(super) struct Line {
    through: Vec<Place>,
    point: [Place; 3],
    leads_back: bool,
}

impl Line {
    pub(super) fn class(&self) -> &'static str {
        if self.leads_back { "process__way process__way--back" } else { "process__way" }
    }

    /// The line as a path of SVG.
    pub(super) fn path(&self) -> String {
        path(&self.through)
    }

    /// The point as a path of SVG.
    pub(super) fn point(&self) -> String {
        format!("{}z", path(&self.point))
    }
}

fn path(through: &[Place]) -> String {
    let part = |(at, (x, y)): (usize, &Place)| format!("{}{x} {y} ", if at == 0 { 'M' } else { 'L' });
    through.iter().enumerate().map(part).collect()
}

/// What words say.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Says {
    /// The name of a step or a way out.
    Name,
    /// More about it.
    More,
    /// When one goes on.
    When,
    /// When one goes back; these words end at their place.
    WhenBack,
}

/// Words.
pub(super) struct Text {
    pub(super) x: usize,
    pub(super) y: usize,
    pub(super) words: String,
    says: Says,
}

impl Text {
    pub(super) fn class(&self) -> &'static str {
        match self.says {
            Says::Name => "process__name",
            Says::More => "process__words-small",
            Says::When => "process__when",
            Says::WhenBack => "process__back-when",
        }
    }
}

impl Picture {
    /// The same picture for paper.
    pub(super) fn sketch(&self) -> Sketch {
        let lines = self.lines.iter().flat_map(|line| {
            let points = line.through.iter().map(|place| units(*place)).collect();
            [SketchShape::Line { points, is_dotted: line.leads_back }, SketchShape::Point(line.point.map(units))]
        });
        let boxes = self.boxes.iter().map(|shape| SketchShape::Box {
            place: units((shape.x, shape.y)),
            size: units((shape.width, shape.height)),
            is_faint: shape.is_exit,
        });
        let words = self.texts.iter().map(|text| SketchWords {
            place: units((text.x, text.y)),
            text: text.words.clone(),
            size: if text.says == Says::Name { NAME_SIZE } else { WORDS_SIZE },
            is_strong: text.says == Says::Name,
            is_at_end: text.says == Says::WhenBack,
        });
        let (width, height) = units((self.width, self.height));
        Sketch { width, height, shapes: lines.chain(boxes).collect(), words: words.collect() }
    }
}

fn units((x, y): Place) -> (f32, f32) {
    let unit = |value| u16::try_from(value).map_or(f32::from(u16::MAX), f32::from);
    (unit(x), unit(y))
}

/// Lays the picture out.
pub(super) fn draw(process: &Process) -> Picture {
    let mut layout = Layout {
        process,
        y: 2,
        middles: Vec::new(),
        picture: Picture { width: WIDTH, height: 0, boxes: Vec::new(), lines: Vec::new(), texts: Vec::new() },
    };
    for at in 0..process.steps.len() {
        layout.step(at);
    }
    layout.backward();
    layout.picture.height = layout.y + 2;
    layout.picture
}

struct Layout<'a> {
    process: &'a Process,
    /// Where the next thing goes.
    y: usize,
    /// The middle of every step so far.
    middles: Vec<usize>,
    picture: Picture,
}

impl Layout<'_> {
    fn step(&mut self, at: usize) {
        let step = &self.process.steps[at];
        let top = self.y;
        self.boxed(0, (&step.name, &step.who), false);
        self.middles.push(usize::midpoint(top, self.y));
        let start = self.y;
        let arrows: Vec<&Arrow> = self.process.arrows_from(at).collect();
        for arrow in &arrows {
            if let Toward::Exit(exit) = arrow.toward {
                self.exit(&self.process.exits[exit], &arrow.words);
            }
        }
        if let Some(arrow) = arrows.iter().find(|arrow| arrow.toward == Toward::Next) {
            self.forward(start, &arrow.words, at + 1);
        }
    }

    fn boxed(&mut self, x: usize, (name, words): (&str, &str), is_exit: bool) {
        let lines = wrap(words, if x == 0 { LETTERS } else { LETTERS_INDENTED });
        let height = 2 * 10 + LINE * (lines.len() + 1);
        self.picture.boxes.push(Shape { x: x + 1, y: self.y, width: BOX - x - 1, height, is_exit });
        self.words(x + 12, self.y + 10, vec![name.to_owned()], Says::Name);
        self.words(x + 12, self.y + 10 + LINE, lines, Says::More);
        self.y += height;
    }

    fn words(&mut self, x: usize, top: usize, lines: Vec<String>, says: Says) {
        for (number, words) in lines.into_iter().enumerate() {
            self.picture.texts.push(Text { x, y: top + LINE * number + 14, words, says });
        }
    }

    fn exit(&mut self, exit: &ProcessStep, words: &str) {
        self.y += 12;
        let top = self.y;
        self.boxed(INDENT, (&exit.name, words), true);
        let y = usize::midpoint(top, self.y);
        let through = vec![(FORWARD, top - 12), (FORWARD, y), (INDENT - 7, y)];
        let point = [(INDENT, y), (INDENT - 8, y - 5), (INDENT - 8, y + 5)];
        self.picture.lines.push(Line { through, point, leads_back: false });
    }

    fn forward(&mut self, start: usize, words: &str, next: usize) {
        self.y += 10;
        self.words(FORWARD + 14, self.y, wrap(words, LETTERS), Says::When);
        self.y += LINE * wrap(words, LETTERS).len() + 4;
        // What leads back from the next step is told above it, on the side where it runs.
        for arrow in self.process.arrows_from(next) {
            if matches!(arrow.toward, Toward::Back(_)) {
                let words = wrap(&format!("terug, {}", arrow.words), LETTERS);
                let lines = words.len();
                self.words(BOX, self.y, words, Says::WhenBack);
                self.y += LINE * lines + 4;
            }
        }
        self.y += 8;
        let y = self.y;
        let point = [(FORWARD, y), (FORWARD - 5, y - 8), (FORWARD + 5, y - 8)];
        self.picture.lines.push(Line { through: vec![(FORWARD, start), (FORWARD, y - 7)], point, leads_back: false });
    }

    fn backward(&mut self) {
        let back = self.process.arrows.iter().filter_map(|arrow| match arrow.toward {
            Toward::Back(to) => Some((arrow.from, to)),
            _ => None,
        });
        for (number, (from, to)) in back.enumerate() {
            let lane = BOX + 14 + 14 * (number % 3);
            // Several lines at one step stay apart.
            let (low, high) = (self.middles[from] - 6 * (number % 3), self.middles[to] + 6 * (number % 3));
            let through = vec![(BOX, low), (lane, low), (lane, high), (BOX + 8, high)];
            let point = [(BOX, high), (BOX + 8, high - 5), (BOX + 8, high + 5)];
            self.picture.lines.push(Line { through, point, leads_back: true });
        }
    }
}

/// Words in lines of so many letters.
fn wrap(text: &str, letters: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut().filter(|line| line.chars().count() + 1 + word.chars().count() <= letters) {
            Some(line) => {
                line.push(' ');
                line.push_str(word);
            }
            None => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{Document, Report};
    use crate::handreiking::parse_process;

    #[test]
    fn everything_lies_in_the_picture_and_nothing_on_top_of_another() {
        for text in [
            include_str!("../../../content/proces.toml"),
            include_str!("../../../tests/fixtures/goed/content/proces.toml"),
        ] {
            let process = parse_process(&Document::new("content/proces.toml", text), &Report::default()).unwrap();
            let picture = draw(&process);
            assert_eq!(picture.lines.len(), process.arrows.len());
            let sketch = picture.sketch();
            assert_eq!(sketch.shapes.len(), picture.boxes.len() + 2 * process.arrows.len());
            assert_eq!(sketch.words.iter().filter(|words| words.is_strong).count(), picture.boxes.len());
            let mut bottom = 0;
            for shape in &picture.boxes {
                assert!(shape.y >= bottom && shape.x + shape.width <= picture.width);
                bottom = shape.y + shape.height;
            }
            assert!(bottom <= picture.height);
            let mut rows: Vec<usize> = picture.texts.iter().map(|text| text.y).collect();
            rows.sort_unstable();
            assert!(rows.windows(2).all(|two| two[1] - two[0] >= LINE), "{rows:?}");
        }
    }

    #[test]
    fn words_that_do_not_fit_go_on_below() {
        assert_eq!(wrap("een twee drie", 8), ["een twee", "drie"]);
        assert_eq!(wrap("onafgebroken", 3), ["onafgebroken"]);
    }
}
