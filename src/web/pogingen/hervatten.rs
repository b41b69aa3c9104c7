//! An answer that comes with a session that is gone. Nothing typed is lost: the page gives it back,
//! and takes it in with the resume code.

use askama::Template;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use uuid::Uuid;

use super::hervatcode::resume_code;
use super::stappen::{outcome, submission};
use crate::base::dutch;
use crate::training::{Answer, Note, Reply};
use crate::web::access::{Visitor, attempt_id, begin, with_cookie};
use crate::web::error::PageError;
use crate::web::form::Form;
use crate::web::layout::{Door, Layout, show_with};
use crate::web::segment::Segment;
use crate::web::site::Site;

/// The field of the resume code; everything else in the form is the answer.
const CODE: &str = "hervatcode";

/// Something that was answered, as far as the form itself tells.
struct Said {
    what: String,
    text: String,
}

#[derive(Template)]
#[template(path = "pogingen/sessie_voorbij.html")]
struct SessionEnded {
    layout: Layout,
    attempt: String,
    said: Vec<Said>,
    /// The answer as it was sent.
    fields: Vec<(String, String)>,
    /// The resume code that was typed, when it is not the one of this attempt.
    wrong_code: Option<String>,
}

/// The page for an answer to an attempt that is not this visitor's, or not any more. It is the same
/// for an attempt that does not exist, and tells nothing that the form did not bring.
pub(super) fn session_ended(id: Uuid, form: &Form, reply: &Reply, wrong_code: Option<String>) -> Response {
    let prefix = if wrong_code.is_some() { "Fout: " } else { "" };
    let layout = Layout::new(format!("{prefix}Uw sessie is voorbij"), "").behind(Door::Practise).unlisted();
    let fields = form.with_prefix("").filter(|(name, _)| *name != CODE);
    let page = SessionEnded {
        layout,
        attempt: id.to_string(),
        said: said(form, reply),
        fields: fields.map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
        wrong_code,
    };
    show_with(StatusCode::NOT_FOUND, &page)
}

/// Takes up the attempt by its code and gives the answer. Nothing is kept of a wrong code, and the
/// code of another attempt is a wrong one: its holder did not ask for that attempt here.
pub(in crate::web) async fn resume_and_answer(
    State(site): State<Site>,
    visitor: Visitor,
    Segment(id): Segment<String>,
    headers: HeaderMap,
    form: Form,
) -> Result<Response, PageError> {
    let id = attempt_id(&id)?;
    let asked = submission(&form)?;
    let code = form.field(CODE).ok_or(PageError::BadForm)?;
    if !site.app.is_code_of(code, id).await? {
        return Ok(session_ended(id, &form, &asked.reply, Some(code.to_owned())));
    }
    let (visit, cookie) = begin(&site, visitor).await?;
    let learner = site.app.learner_of(&visit).await?;
    site.app.resume(learner, code).await?;
    let answered = site.app.answer(learner, id, asked).await?;
    Ok(with_cookie(outcome(&site, id, answered, &form, resume_code(&headers))?, cookie))
}

/// What was answered, in words. The texts of the step are for whoever may see the attempt, so what
/// is asked has its place in the form here.
fn said(form: &Form, reply: &Reply) -> Vec<Said> {
    let say = |what: &str, text: &str| Said { what: what.to_owned(), text: text.to_owned() };
    let items = items(form);
    let place = |item: &str| items.iter().position(|one| one == item).map_or(0, |at| at + 1);
    let mut said = match &reply.answer {
        Answer::Continue | Answer::Reflection(None) => Vec::new(),
        Answer::Choice(id) => vec![say("U koos", &id.replace('-', " "))],
        Answer::Reflection(Some(note)) => vec![say("U schreef", note.text())],
        Answer::Weighing(marks) => {
            marks.iter().map(|(item, mark)| say(&format!("Gegeven {}", place(item)), mark.label())).collect()
        }
        Answer::Rating(ratings) => {
            let judged = ratings.iter().enumerate();
            judged.map(|(at, (_, rating))| say(&format!("Uw oordeel {}", at + 1), rating.label())).collect()
        }
        Answer::Recognition(ticked) => vec![say("U vinkte aan", &dutch::count(ticked.len(), "regel", "regels"))],
    };
    let reason = |(item, note): &(String, Note)| say(&format!("Uw reden bij gegeven {}", place(item)), note.text());
    said.extend(reply.reasons.iter().map(reason));
    said.extend(reply.certainty.map(|certainty| say("Uw zekerheid", &format!("{}%", certainty.percent()))));
    said
}

/// The weighing items in the order of the page; the field for a reason is sent also when it is empty.
fn items(form: &Form) -> Vec<String> {
    let mut items: Vec<String> = Vec::new();
    for (name, _) in form.with_prefix("") {
        let item = name.strip_prefix("weging-").or_else(|| name.strip_prefix("reden-"));
        if let Some(item) = item.filter(|item| items.iter().all(|known| known != item)) {
            items.push(item.to_owned());
        }
    }
    items
}
