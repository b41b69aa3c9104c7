//! The eight competences on which every choice of every scenario is weighed.

use super::words::words;

words! {
    /// A competence: C1 to C8 of the product, the same in all scenarios, so that one scorecard
    /// covers them all.
    pub enum Competence {
        Recognise = "herkennen", "Breed herkennen";
        Record = "vastleggen", "Feitelijk vastleggen";
        Interpret = "duiden", "Duiden in context";
        Weigh = "wegen", "Objectief wegen";
        Consult = "overleggen", "Integraal overleggen";
        Share = "delen", "Rechtmatig delen";
        Proportion = "proportionaliteit", "Proportioneel handelen";
        Impartial = "onbevooroordeeld", "Onbevooroordeeld wegen";
    }
}
