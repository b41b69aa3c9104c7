//! Where everything in the picture of the process stands. One column, so that its words can be
//! read on a narrow screen: steps below each other, ways out between them on the left, and what
//! leads back on the right.

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
    pub(super) class: &'static str,
}

/// A line with the point of its arrow.
pub(super) struct Line {
    pub(super) path: String,
    pub(super) point: String,
    pub(super) class: &'static str,
}

/// Words.
pub(super) struct Text {
    pub(super) x: usize,
    pub(super) y: usize,
    pub(super) class: &'static str,
    pub(super) words: String,
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
        self.boxed(0, (&step.name, &step.who), "process__step");
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

    fn boxed(&mut self, x: usize, (name, words): (&str, &str), class: &'static str) {
        let lines = wrap(words, if x == 0 { LETTERS } else { LETTERS_INDENTED });
        let height = 2 * 10 + LINE * (lines.len() + 1);
        self.picture.boxes.push(Shape { x: x + 1, y: self.y, width: BOX - x - 1, height, class });
        self.words(x + 12, self.y + 10, vec![name.to_owned()], "process__name");
        self.words(x + 12, self.y + 10 + LINE, lines, "process__words-small");
        self.y += height;
    }

    fn words(&mut self, x: usize, top: usize, lines: Vec<String>, class: &'static str) {
        for (number, words) in lines.into_iter().enumerate() {
            self.picture.texts.push(Text { x, y: top + LINE * number + 14, class, words });
        }
    }

    fn exit(&mut self, exit: &ProcessStep, words: &str) {
        self.y += 12;
        let top = self.y;
        self.boxed(INDENT, (&exit.name, words), "process__exit");
        let y = usize::midpoint(top, self.y);
        let path = format!("M{FORWARD} {} V{y} H{}", top - 12, INDENT - 7);
        let point = format!("M{INDENT} {y} l-8 -5 v10 z");
        self.picture.lines.push(Line { path, point, class: "process__way" });
    }

    fn forward(&mut self, start: usize, words: &str, next: usize) {
        self.y += 10;
        self.words(FORWARD + 14, self.y, wrap(words, LETTERS), "process__when");
        self.y += LINE * wrap(words, LETTERS).len() + 4;
        // What leads back from the next step is told above it, on the side where it runs.
        for arrow in self.process.arrows_from(next) {
            if matches!(arrow.toward, Toward::Back(_)) {
                let words = wrap(&format!("terug, {}", arrow.words), LETTERS);
                let lines = words.len();
                self.words(BOX, self.y, words, "process__back-when");
                self.y += LINE * lines + 4;
            }
        }
        self.y += 8;
        let path = format!("M{FORWARD} {start} V{}", self.y - 7);
        let point = format!("M{FORWARD} {} l-5 -8 h10 z", self.y);
        self.picture.lines.push(Line { path, point, class: "process__way" });
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
            let path = format!("M{BOX} {low} H{lane} V{high} H{}", BOX + 8);
            let point = format!("M{BOX} {high} l8 -5 v10 z");
            self.picture.lines.push(Line { path, point, class: "process__way process__way--back" });
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
