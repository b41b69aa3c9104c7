//! A form of a page, with what stands in it.

use crate::house_rules::{Element, Page};

#[derive(Debug, Clone)]
pub(crate) struct Form {
    pub(crate) action: String,
    /// What would be sent.
    pub(crate) fields: Vec<(String, String)>,
    /// What can be chosen: the field, the value, and whether it is chosen.
    pub(crate) radios: Vec<(String, String, bool)>,
    /// What can be ticked: the field and its value.
    pub(crate) ticks: Vec<(String, String)>,
}

impl Form {
    pub(super) fn read(page: &Page, form: &Element) -> Self {
        let mut read = Self {
            action: form.attribute("action").unwrap_or_default().to_owned(),
            fields: Vec::new(),
            radios: Vec::new(),
            ticks: Vec::new(),
        };
        for element in
            page.within(form).into_iter().filter(|element| matches!(element.name.as_str(), "input" | "textarea"))
        {
            let text = |name: &str| element.attribute(name).unwrap_or_default().to_owned();
            let (name, is_chosen) = (text("name"), element.attribute("checked").is_some());
            let value = if element.name == "textarea" { element.text.clone() } else { text("value") };
            let kind = element.attribute("type").unwrap_or_default();
            match kind {
                "radio" => read.radios.push((name.clone(), value.clone(), is_chosen)),
                "checkbox" => read.ticks.push((name.clone(), value.clone())),
                _ => {}
            }
            if is_chosen || !matches!(kind, "radio" | "checkbox") {
                read.fields.push((name, value));
            }
        }
        read
    }

    /// The same form with a field filled in.
    pub(crate) fn with(&self, name: &str, value: &str) -> Self {
        let mut form = self.clone();
        form.fields.retain(|(known, _)| known != name);
        form.fields.push((name.to_owned(), value.to_owned()));
        form
    }

    pub(crate) fn field(&self, name: &str) -> &str {
        let found = self.fields.iter().find(|(known, _)| known == name);
        found.map_or("", |(_, value)| value.as_str())
    }

    /// What can be chosen in one field, in the order of the page.
    pub(crate) fn options(&self, name: &str) -> Vec<String> {
        self.radios.iter().filter(|(known, ..)| known == name).map(|(_, value, _)| value.clone()).collect()
    }

    /// The fields that ask for a choice, each once.
    pub(crate) fn asks(&self) -> Vec<String> {
        let mut asked: Vec<String> = Vec::new();
        for (name, ..) in &self.radios {
            if !asked.contains(name) {
                asked.push(name.clone());
            }
        }
        asked
    }
}
