//! The closed vocabularies of a symbol.

use crate::base::words;

words! {
    /// Whether an entry is a symbol or something that only looks like one.
    pub enum Kind {
        Symbol = "symbool", "Symbool";
        LookAlike = "gelijkenis", "Lijkt erop, maar is het niet";
    }
}

words! {
    /// The group in which a reader looks for an entry.
    pub enum Category {
        Runes = "runen-en-tekens", "Runen en tekens";
        NumberCodes = "getallencodes", "Getallencodes";
        Flags = "vlaggen", "Vlaggen";
        Logos = "logos", "Logo’s";
        Gestures = "gebaren", "Gebaren";
        Clothing = "kleding-en-merken", "Kleding en merken";
        Memes = "memes-en-emoji", "Memes en emoji";
        Slogans = "leuzen-en-afkortingen", "Leuzen en afkortingen";
        Music = "muziek", "Muziek";
        Organisations = "organisaties", "Organisaties";
    }
}

words! {
    /// How much an entry weighs when it is seen.
    pub enum Strength {
        NoSignal = "geen-signaal", "Geen signaal";
        SeldomAlone = "zelden-op-zichzelf", "Zelden een signaal op zichzelf";
        OnlyTogether = "alleen-in-samenhang", "Alleen een signaal samen met andere feiten";
        Clear = "duidelijk", "Duidelijk signaal";
        Strong = "sterk", "Sterk signaal";
    }
}

words! {
    /// How often an entry raises a false alarm.
    pub enum FalseAlarm {
        Low = "laag", "klein";
        Middle = "middel", "redelijk groot";
        High = "hoog", "groot";
    }
}

words! {
    /// How often another meaning is the right one.
    pub enum Frequency {
        Mostly = "meestal", "Meestal";
        Often = "vaak", "Vaak";
        Sometimes = "soms", "Soms";
        Seldom = "zelden", "Zelden";
    }
}

words! {
    /// How an image may be shown.
    pub enum Sensitivity {
        Open = "open", "open";
        Blurred = "wazig", "wazig tot u klikt";
        Hidden = "verborgen", "alleen na inloggen";
    }
}

words! {
    /// Who may read an entry.
    pub enum Visibility {
        Public = "openbaar", "openbaar";
        LoggedIn = "ingelogd", "alleen na inloggen";
    }
}

words! {
    /// How the drawing of an entry is made.
    pub enum ImageManner {
        Drawn = "getekend", "eigen tekening";
        Schematic = "schematisch", "schematische eigen tekening";
        LetterCard = "letterkaart", "letterkaart";
        None = "geen", "geen afbeelding";
    }
}

words! {
    /// The legal standing of showing a symbol in public, per country and with its date. The
    /// Netherlands has no general list of punishable symbols; courts weigh the circumstances
    /// (HR 23-11-2010, ECLI:NL:HR:2010:BM9132), so no value says that a symbol is forbidden here.
    pub enum LegalStatus {
        NotAssessed = "niet-beoordeeld", "Niet beoordeeld";
        NotPunishableAlone = "op-zichzelf-niet-strafbaar", "Op zichzelf niet strafbaar";
        PunishableInContext = "strafbaar-in-samenhang", "Strafbaar in samenhang met de omstandigheden";
        PunishableInPrinciple = "in-beginsel-strafbaar-bij-openlijk-uitdragen", "In beginsel strafbaar bij openlijk uitdragen";
        ForbiddenButEducation = "verboden-behalve-voorlichting", "Verboden, behalve voor voorlichting";
        ForbiddenInContext = "verboden-in-samenhang", "Verboden in samenhang met een verboden organisatie";
        NotForbidden = "niet-verboden", "Niet verboden";
    }
}

words! {
    /// A country whose law an entry may describe.
    pub enum Country {
        Netherlands = "nl", "Nederland";
        Germany = "de", "Duitsland";
        Belgium = "be", "België";
    }
}

words! {
    /// How far the editors are with an entry.
    pub enum ReviewStatus {
        Draft = "concept", "concept: nog niet alles is geverifieerd";
        Reviewed = "beoordeeld", "beoordeeld";
        Published = "gepubliceerd", "gepubliceerd";
        Withdrawn = "vervallen", "vervallen";
    }
}

pub(super) const CURRENTS: &[&str] = &[
    "neonazisme",
    "wit-nationalisme",
    "identitair",
    "accelerationisme",
    "alt-right",
    "klassiek-fascisme",
    "antisemitisme",
    "moslimhaat",
    "is",
    "al-qaida",
    "gewapende-groep-midden-oosten",
    "islamisme-zonder-geweld",
    "soeverein",
    "complotdenken",
    "milities",
    "incel-manosfeer",
    "nihilistisch-geweld",
    "anarcho-links",
    "dieren-milieu",
    "turks-ultranationalisme",
    "koerdisch",
    "overig-nationalisme",
];

pub(super) const CARRIERS: &[&str] = &[
    "vlag",
    "kleding",
    "tatoeage",
    "sieraad",
    "sticker",
    "graffiti",
    "bord",
    "brief",
    "document",
    "voertuig",
    "woning",
    "profielfoto",
    "gebruikersnaam",
    "chatbericht",
    "video",
    "muziek",
    "lichaam",
];

pub(super) const SHAPES: &[&str] = &[
    "kruis",
    "haakkruis",
    "wiel",
    "cirkel",
    "driehoek",
    "driehoek-omgekeerd",
    "vierkant",
    "ruit",
    "ster",
    "pijl",
    "bliksem",
    "spiraal",
    "drie-armig",
    "haak",
    "letter",
    "cijfer",
    "tekstregel",
    "dier",
    "mens",
    "hand",
    "schedel",
    "gereedschap",
    "wapen",
    "plant",
    "oog",
    "masker",
    "schild",
    "wapenschild",
    "kaart",
    "banen-horizontaal",
    "banen-verticaal",
    "vlak-effen",
    "emoji",
    "document",
    "kledingstuk",
];

/// The shapes as somebody looks for them who does not know the name: by group, the commonest first.
pub const SHAPE_GROUPS: &[(&str, &[&str])] = &[
    (
        "Lijnen en vlakken",
        &[
            "kruis",
            "haakkruis",
            "cirkel",
            "wiel",
            "driehoek",
            "driehoek-omgekeerd",
            "vierkant",
            "ruit",
            "ster",
            "pijl",
            "bliksem",
            "spiraal",
            "drie-armig",
            "haak",
        ],
    ),
    ("Letters, cijfers en emoji", &["letter", "cijfer", "tekstregel", "emoji"]),
    ("Vlaggen en schilden", &["banen-horizontaal", "banen-verticaal", "vlak-effen", "schild", "wapenschild"]),
    ("Mens, dier en plant", &["hand", "mens", "dier", "plant", "oog", "schedel", "masker"]),
    ("Dingen", &["document", "kledingstuk", "gereedschap", "wapen", "kaart"]),
];

pub(super) const ELEMENTS: &[&str] = &[
    "stippen",
    "spaken",
    "lauwerkrans",
    "zegel",
    "arabisch-schrift",
    "gotisch-schrift",
    "rune-schrift",
    "cyrillisch",
    "oud-turks-schrift",
    "romeins-cijfer",
    "monogram",
    "zwaard",
    "geweer",
    "hamer",
    "bijl",
    "tandwiel",
    "boek",
    "koepel",
    "halve-maan",
    "ster",
    "leeuw",
    "wolf",
    "adelaar",
    "paard",
    "vogel",
    "kikker",
    "slang",
    "vlam",
    "druppel",
    "ketting",
    "strop",
    "vingerafdruk",
    "postzegel",
    "dubbele-punt",
    "haakjes",
    "verbodsstreep",
    "bril",
    "helm",
    "paraplu",
    "vlaggetjes",
];

pub(super) const COLOURS: &[&str] = &[
    "zwart",
    "wit",
    "rood",
    "oranje",
    "geel",
    "goud",
    "groen",
    "blauw",
    "lichtblauw",
    "paars",
    "roze",
    "bruin",
    "grijs",
    "regenboog",
];

pub(super) const POSITIONS: &[&str] =
    &["rechtop", "gedraaid-45", "ondersteboven", "spiegelbeeld", "naar-links", "naar-rechts", "omhoog", "omlaag"];

pub(super) const HANDS: &[&str] = &[
    "wijsvinger",
    "twee-vingers",
    "drie-vingers",
    "vier-vingers",
    "vuist",
    "vlakke-hand",
    "duim-wijsvinger-rondje",
    "wolvenkop",
];

pub(super) const LISTS: &[&str] = &["eu-terrorisme", "vn-sanctie", "nl-sanctie", "de-verbod", "at-symbole-gesetz"];

/// A word of a plain vocabulary as a person reads it: `driehoek-omgekeerd` becomes `driehoek
/// omgekeerd`.
pub fn plain_label(word: &str) -> String {
    word.replace('-', " ")
}
