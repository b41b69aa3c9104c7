//! The closed vocabularies of scenarios.

use crate::base::words;

words! {
    /// How much a scenario asks of a learner.
    pub enum Level {
        Basic = "basis", "Basis";
        Advanced = "verdieping", "Verdieping";
    }
}

words! {
    /// Where a signal comes from.
    pub enum Origin {
        School = "school", "School";
        CommunityOfficer = "wijkagent", "Wijkagent";
        Care = "zorg", "Zorg";
        YouthWork = "jongerenwerk", "Jongerenwerk";
        Family = "familie", "Familie";
        Neighbourhood = "buurt", "Buurt";
        Online = "online", "Online";
        Work = "werk", "Werk";
        ReportingPoint = "meldpunt", "Meldpunt";
        Prosecution = "om", "Openbaar Ministerie";
        Municipality = "gemeente", "Gemeente";
    }
}

words! {
    /// What sort of statement a signal is.
    pub enum Nature {
        Fact = "feit", "Feit";
        Impression = "indruk", "Indruk";
        Hearsay = "van-horen-zeggen", "Van horen zeggen";
    }
}

words! {
    /// What a signal does in the weighing.
    pub enum Bearing {
        Signal = "signaal", "Signaal";
        Noise = "ruis", "Ruis";
        Protective = "beschermend", "Beschermend";
    }
}

words! {
    /// How far a signal can be relied upon.
    pub enum Reliability {
        High = "hoog", "Hoog";
        Middle = "middel", "Middel";
        Low = "laag", "Laag";
        Unknown = "onbekend", "Onbekend";
    }
}

words! {
    /// The kind of special personal data that a signal touches.
    pub enum Sensitivity {
        Health = "gezondheid", "Gezondheid";
        Belief = "geloof", "Geloof";
        Criminal = "strafrecht", "Strafrecht";
        None = "geen", "Geen";
    }
}

words! {
    /// Whether a sharing decision shares what it should.
    pub enum Verdict {
        Right = "juist", "Juist";
        TooMuch = "te-veel", "Te veel gedeeld";
        TooLittle = "te-weinig", "Te weinig gedeeld";
    }
}

words! {
    /// By which way something is shared.
    pub enum Channel {
        Secure = "beveiligd", "Beveiligd";
        Mail = "mail", "Mail";
        Spoken = "mondeling", "Mondeling";
    }
}

words! {
    /// How the story ends. It says nothing about the decisions and is never scored: a good
    /// decision can end badly.
    pub enum Outcome {
        Favourable = "gunstig", "Gunstig";
        Mixed = "gemengd", "Gemengd";
        Unfavourable = "ongunstig", "Ongunstig";
    }
}

words! {
    /// What a node asks; the word is its `soort`.
    pub(super) enum Sort {
        Text = "tekst", "Tekst";
        Choice = "keuze", "Keuze";
        Weighing = "weging", "Weging";
        Sharing = "delen", "Delen";
        Recognition = "herkennen", "Herkennen";
        Rating = "beoordelen", "Beoordelen";
        Reflection = "reflectie", "Reflectie";
        Ending = "einde", "Einde";
    }
}
