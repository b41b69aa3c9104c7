//! A visitor who plays a case, filling in the forms of its pages.

use crate::browser::{Answer, Browser, Form, by_id};
use crate::world::World;

/// Which of a number of answers to give at a step.
pub(crate) type Pick = Box<dyn FnMut(usize, usize) -> usize + Send>;

/// A way through a case that is always the same for the same number: answers are taken in the order
/// of their names, not of the page.
pub(crate) fn by_turns(number: usize) -> Pick {
    Box::new(move |step, answers| (number + step * (number % 3 + 1) + number / 3) % answers)
}

pub(crate) struct Player {
    pub(crate) browser: Browser,
    /// The address of the attempt.
    pub(crate) attempt: String,
    /// Headings of the steps that were answered.
    pub(crate) headings: Vec<String>,
    /// What was chosen, as the page put it.
    pub(crate) chosen: Vec<String>,
}

impl Player {
    pub(crate) async fn begins(world: &World, slug: &str) -> Self {
        Self::begins_in(world.browser(), slug).await
    }

    pub(crate) async fn begins_in(mut browser: Browser, slug: &str) -> Self {
        let intro = browser.page(&format!("/scenarios/{slug}")).await;
        let begun = browser.submit(&intro.form("/pogingen")).await;
        assert_eq!(begun.status, 303, "{}", begun.text());
        Self { attempt: begun.location().to_owned(), browser, headings: Vec::new(), chosen: Vec::new() }
    }

    /// The page where the attempt stands.
    pub(crate) async fn step(&mut self) -> Answer {
        self.browser.page(&self.attempt.clone()).await
    }

    /// The form of the present step, filled in.
    pub(crate) async fn filled(&mut self, pick: &mut Pick) -> Form {
        let page = self.step().await;
        self.fills(&page, pick)
    }

    fn fills(&mut self, page: &Answer, pick: &mut Pick) -> Form {
        let form = fill(&page.form("/stappen"), pick);
        self.headings.push(page.heading());
        if form.options("keuze").is_empty() {
            return form;
        }
        let id = format!("keuze-{}", form.field("keuze"));
        let page = page.read();
        let label = page.named("label").find(|label| label.attribute("for") == Some(&id)).unwrap();
        self.chosen.push(label.text.clone());
        assert_eq!(by_id(&page, &id).attribute("name"), Some("keuze"));
        form
    }

    pub(crate) async fn answers(&mut self, pick: &mut Pick) {
        let page = self.step().await;
        self.answers_on(&page, pick).await;
    }

    /// Answers on a page that was fetched before.
    pub(crate) async fn answers_on(&mut self, page: &Answer, pick: &mut Pick) {
        let form = self.fills(page, pick);
        let answer = self.browser.submit(&form).await;
        assert_eq!((answer.status, answer.location()), (303, self.attempt.as_str()), "{}", answer.text());
    }

    /// The page of the present step, unless the story has ended.
    pub(crate) async fn next(&mut self) -> Option<Answer> {
        let answer = self.browser.get(&self.attempt.clone()).await;
        assert!(matches!(answer.status, 200 | 303), "{}", answer.text());
        (answer.status == 200).then_some(answer)
    }

    /// Answers until the story ends; gives the number of steps.
    pub(crate) async fn plays_to_the_end(&mut self, mut pick: Pick) -> usize {
        while let Some(page) = self.next().await {
            self.answers_on(&page, &mut pick).await;
            assert!(self.headings.len() <= 200, "the case does not end");
        }
        self.headings.len()
    }

    pub(crate) async fn debrief(&mut self) -> Answer {
        self.browser.page(&format!("{}/nabespreking", self.attempt)).await
    }
}

fn fill(form: &Form, pick: &mut Pick) -> Form {
    let step: usize = form.field("stap").parse().unwrap();
    let ticked = form.ticks.iter().enumerate().fold(form.clone(), |filled, (place, (name, value))| {
        if pick(step + place, 2) == 1 { filled.with(name, value) } else { filled }
    });
    form.asks().into_iter().enumerate().fold(ticked, |filled, (place, name)| {
        let mut options = form.options(&name);
        options.sort();
        let chosen = pick(step + place, options.len());
        filled.with(&name, &options[chosen])
    })
}
