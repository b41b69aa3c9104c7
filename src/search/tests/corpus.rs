//! A small library shaped like the symbolenbank, and the language of the shipped files.

use crate::search::{Document, Index, Kind, Language};

/// key | title | names | codes | signs | hidden terms | summary | look-alikes
const ENTRIES: &str = "\
hakenkruis|Hakenkruis|swastika (nazi)||卐|molentje|Gekruiste haken; kenteken van nazi-Duitsland.|hindoe-swastika, hakenkruisvlag
hakenkruisvlag|Hakenkruisvlag|nazivlag; rijksvlag 1935|||nazivaandel|Rode vlag met witte cirkel en zwart hakenkruis.|hakenkruis
hindoe-swastika|Swastika in hindoeïsme en boeddhisme|geluksteken; manji||卍|bij de buren op de deur|Eeuwenoud geluksteken bij hindoestaanse gezinnen.|hakenkruis
sigrune-ss|Dubbele sigrune|SS-runen||⚡⚡, ᛋᛋ|twee bliksemschichten naast elkaar|Twee runen in de vorm van bliksemschichten.|bliksem-emoji
bliksem-emoji|Bliksem als emoji|hoogspanning||⚡|flits; stroom; accu|Een bliksemschicht waarschuwt voor stroom.|sigrune-ss
88|88|achtentachtig|8-8, 2x44|||Code voor een groet; ook een gewoon geboortejaar.|geboortejaar-88
geboortejaar-88|88 als geboortejaar of geluksgetal|rugnummer 88|1988|||In een gebruikersnaam vaak een geboortejaar.|88, 1488
1488|14/88||14/88|||Samentrekking van twee codes.|geboortejaar-88
14-words|Veertien woorden|14 words|14|||Leus van veertien woorden.|
18|18||18|||Code voor twee letters van het alfabet.|achttien-plus
combat-18|Combat 18||C18|||Gewelddadig netwerk.|achttien-plus
omgekeerde-vlag|Omgekeerde Nederlandse vlag|vlag ondersteboven|||blauw boven|Vlag met blauw boven en rood onder.|
zwarte-shahadavlag|Zwarte vlag met geloofsbelijdenis|shahadavlag|||zwarte vlag witte letters|Zwarte vlag met witte Arabische tekst.|asjoera-vlaggen
is-vlag|IS-vlag|vlag van Islamitische Staat|||zwarte vlag wit rondje|Zwarte vlag met witte tekst en een zegel.|zwarte-shahadavlag
asjoera-vlaggen|Vlaggen bij Asjoera||||zwarte vlag optocht|Gekleurde vlaggen bij een sjiitische optocht.|zwarte-shahadavlag
pepe-de-kikker|Pepe de kikker|sad frog||🐸|groene kikker; meme|Getekende kikker uit een strip.|
wolfsangel|Wolfsangel|dubbele haak||ᛇ||Z-vorm met een streep.|wolfshaak-heraldiek
wolfshaak-heraldiek|Wolfshaak in gemeentewapens|||||Oude haak in wapens van gemeenten.|wolfsangel
tawhidvinger|Opgestoken wijsvinger als groepsteken|||☝|vinger omhoog; wijsvinger in de lucht|Een vinger omhoog, in groepsfoto's van strijders.|tawhidvinger-gebed
tawhidvinger-gebed|Wijsvinger tijdens het gebed|||☝|vinger omhoog|Gebaar in het gebed van moslims.|tawhidvinger
prinsenvlag|Prinsenvlag|oranje-blanje-bleu|OBB||oranje wit blauw|Oranje-wit-blauwe vlag.|prinsenvlag-voc
prinsenvlag-voc|Prinsenvlag met VOC-monogram||VOC|||Oranje-wit-blauwe vlag met letters van de compagnie.|prinsenvlag
keltisch-kruis-extreemrechts|Keltisch kruis bij extreemrechts|zonnekruis; white power kruis|||kruis met cirkel|Kruis met gelijke armen in een cirkel.|iers-kruis
iers-kruis|Iers hoogkruis|keltisch kruis|||grafsteen|Versierd kruis op begraafplaatsen.|keltisch-kruis-extreemrechts
zwarte-zon|Zwarte zon|sonnenrad; zonnewiel|||spaken|Wiel met twaalf spaken.|
ok-gebaar|OK-gebaar als powerteken|wit-power-gebaar||👌|ok teken; wp|Duim en wijsvinger vormen een rondje.|ok-duiken
ok-duiken|OK-teken in het dagelijks leven|||👌|duiken; in orde|Alles in orde, ook bij duikers.|ok-gebaar
levend-mens|Verklaring 'levend mens'|van vlees en bloed|||ik ben geen persoon|Verklaring dat iemand een mens is en geen persoon.|
soevereine-brief|Soevereine brief aan de overheid|sjabloonbrief|||opzegging|Lange brief waarin iemand de overheid opzegt.|
rode-vingerafdruk|Rode vingerafdruk|bloedafdruk|||rode duimafdruk onder een brief|Afdruk van een duim in rode inkt.|
gele-paraplu|Gele paraplu|||☂||Teken van protest.|
wwg1wga|WWG1WGA|where we go one|WWG1WGA|||Leus van een complottheorie.|
grijze-wolven-gebaar|Handgebaar van de Grijze Wolven|wolvengroet||🤘|wolvenkop|Wijsvinger en pink omhoog.|stiltevosje
stiltevosje|Stiltevosje op school|||🤘|stille vos; handgebaar in de klas|Gebaar om een klas stil te krijgen.|grijze-wolven-gebaar
1312-acab|1312||1312, A.C.A.B.|||Code tegen de politie.|
siege-masker|Masker met doodshoofd|skull mask||☠|halve schedel|Sjaal of masker met onderkaak.|
antifa-vlaggen|Twee vlaggen in een cirkel|antifa-logo|||rode en zwarte vlag in rondje|Twee vlaggetjes, rood en zwart, in een ring.|
thorshammer-sieraad|Thorshammer als sieraad|mjolnir|||ketting; viking|Hanger in de vorm van een hamer.|
";

/// The index of the small library, with two pages of the handreiking.
pub(super) fn index() -> Index {
    Index::build(documents(), &language()).unwrap()
}

pub(super) fn documents() -> Vec<Document> {
    let mut documents: Vec<Document> = ENTRIES.lines().map(symbol).collect();
    let mut page = Document::new(Kind::Page, "weging/melding-wegen", "Een melding wegen");
    page.summary = "Hoe de weegploeg een melding beoordeelt.".to_owned();
    page.body = "Eerst komt de melding binnen bij de gemeente. ".repeat(12)
        + "Daarna bespreekt de weegploeg of radicalisering speelt. "
        + &"Daarna volgt een verslag. ".repeat(12);
    documents.push(page);
    documents.push(Document::new(Kind::Term, "casusoverleg", "Casusoverleg"));
    documents
}

fn symbol(line: &str) -> Document {
    let cells: Vec<&str> = line.split('|').collect();
    let list = |cell: &str, separator: &str| -> Vec<String> {
        cell.split(separator).filter(|part| !part.is_empty()).map(ToOwned::to_owned).collect()
    };
    let mut document = Document::new(Kind::Symbol, cells[0], cells[1]);
    document.names = list(cells[2], "; ");
    document.codes = list(cells[3], ", ");
    document.signs = list(cells[4], ", ");
    document.hidden_terms = list(cells[5], "; ");
    document.summary = cells[6].to_owned();
    document.look_alikes = list(cells[7], ", ");
    let colour = if line.contains("ood") { "rood" } else { "zwart" };
    let shape = if line.contains("lag") { "vlag" } else { "teken" };
    document.facets = vec![("kleur".to_owned(), colour.to_owned()), ("vorm".to_owned(), shape.to_owned())];
    document
}

/// The language of the shipped files.
pub(super) fn language() -> Language {
    let families = table(include_str!("../../../content/zoek/stammen.toml"));
    let compounds = table(include_str!("../../../content/zoek/samenstellingen.toml"));
    let synonyms = table(include_str!("../../../content/zoek/synoniemen.toml"));
    let weak = table(include_str!("../../../content/zoek/lichte-woorden.toml"));
    let families: Vec<Vec<String>> = families["families"].as_array().unwrap().iter().map(words).collect();
    let groups: Vec<Vec<String>> = synonyms["groepen"].as_table().unwrap().values().map(words).collect();
    let page_words: Vec<(String, Vec<String>)> = synonyms["handreiking"]
        .as_table()
        .unwrap()
        .iter()
        .map(|(word, others)| (word.clone(), words(others)))
        .collect();
    Language::new()
        .with_page_words(&page_words, &words(&weak["vraag"]))
        .with_families(&families)
        .with_compounds(&words(&compounds["delen"]), &words(&compounds["nooit"]))
        .with_synonyms(&groups)
        .with_weak_words(&words(&weak["licht"]), &words(&weak["stop"]))
}

fn table(text: &str) -> toml::Table {
    text.parse().unwrap()
}

fn words(value: &toml::Value) -> Vec<String> {
    value.as_array().unwrap().iter().map(|word| word.as_str().unwrap().to_owned()).collect()
}
