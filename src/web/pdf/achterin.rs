//! What stands at the end of the handreiking on paper: the terms that occur in it, and the grounds
//! and contacts that it leads to, each with its date.

use jiff::civil::Date;

use super::adressen::Inside;
use super::bladzijde::source_lines;
use crate::base::{Block, Definition};
use crate::catalogue::Catalogue;
use crate::handreiking::{Contact, Ground};
use crate::paper::Quire;
use crate::web::contacten::Entry;
use crate::web::delen::caution;

/// The quires at the end, those that have something in them.
pub(super) fn quires(inside: &Inside, catalogue: &Catalogue, today: Date) -> Vec<Quire> {
    let terms = catalogue.terms().iter().filter(|term| inside.terms.contains(&term.slug)).map(|term| Definition {
        anchor: format!("begrippen/{}", term.slug),
        term: term.name.clone(),
        blocks: vec![Block::text(&term.meaning)],
    });
    let grounds = catalogue.grounds().iter().filter(|ground| inside.grounds.contains(&ground.id));
    let contacts = catalogue.contacts().iter().filter(|contact| inside.contacts.contains(&contact.id));
    let lists: [(&str, &str, &str, Vec<Definition>); 3] = [
        ("begrippen", "Begrippen", "Woorden uit deze tekst, in gewone taal.", terms.collect()),
        (
            "grondslagen",
            "Grondslagen",
            "Regels veranderen. Daarom staat bij elke grondslag wanneer die is bekeken. Dit is geen juridisch advies.",
            grounds.map(|ground| of_ground(ground, today)).collect(),
        ),
        (
            "contacten",
            "Contacten",
            "Nummers veranderen: bij elk nummer staat wanneer het is bekeken.",
            contacts.map(|contact| of_contact(contact, today)).collect(),
        ),
    ];
    let lists = lists.into_iter().filter(|(.., list)| !list.is_empty());
    let quire = |(anchor, title, lead, list): (&str, &str, &str, Vec<Definition>)| Quire {
        name: title.to_owned(),
        starts_page: true,
        blocks: vec![Block::heading(1, anchor, title), Block::text(lead), Block::Definitions(list)],
    };
    lists.map(quire).collect()
}

fn of_ground(ground: &Ground, today: Date) -> Definition {
    let standing = caution(ground.validity().is_sure(today), &ground.standing(today));
    let mut blocks = vec![Block::text(&ground.meaning), Block::Paragraph(standing)];
    blocks.extend(source_lines(&ground.references).map(Block::Remark));
    Definition { anchor: format!("grondslagen/{}", ground.id), term: ground.name.clone(), blocks }
}

fn of_contact(contact: &Contact, today: Date) -> Definition {
    let mut definition = Entry::new(contact, today).definition("contacten/");
    definition.blocks.extend(source_lines(&contact.references).map(Block::Remark));
    definition
}
