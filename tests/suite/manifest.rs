//! What a phone needs to put the website among its programs.

use crate::browser::Question;
use crate::expected::top;
use crate::world::World;

/// The first value of a custom property in the style sheet: that of the light scheme; the second is
/// that of the dark one.
fn colours(property: &str) -> Vec<String> {
    let css = std::fs::read_to_string(top("assets/stijl/kleuren.css")).unwrap();
    let lines = css.lines().filter_map(|line| line.trim().strip_prefix(property)?.strip_prefix(": "));
    lines.map(|value| value[value.rfind('#').unwrap()..].trim_end_matches([')', ';']).to_owned()).collect()
}

#[tokio::test]
async fn the_manifest_says_what_a_phone_has_to_know() {
    let world = World::small().await;
    let answer = world.browser().page("/manifest.webmanifest").await;
    assert_eq!(answer.kind(), "application/manifest+json");
    let manifest = answer.json();
    assert_eq!(manifest["lang"], "nl");
    assert_eq!(manifest["short_name"], "Weegwijs");
    assert_eq!(manifest["display"], "standalone");
    assert_eq!(manifest["start_url"], "/symbolenbank");
    assert_eq!(manifest["theme_color"], colours("--ww-frame")[0].as_str());
    assert_eq!(manifest["background_color"], colours("--ww-paper")[0].as_str());
}

#[tokio::test]
async fn every_page_names_the_manifest_and_the_colours_of_its_frame() {
    let world = World::small().await;
    let page = world.browser().page("/symbolenbank").await.read();
    let manifest = page.named("link").find(|link| link.attribute("rel") == Some("manifest")).unwrap();
    assert_eq!(manifest.attribute("href"), Some("/manifest.webmanifest"));
    let theme = page.named("meta").filter(|meta| meta.attribute("name") == Some("theme-color"));
    let told: Vec<&str> = theme.filter_map(|meta| meta.attribute("content")).collect();
    assert_eq!(told, colours("--ww-frame"));
}

/// Slow because two icons of 512 pixels are drawn, in a build without optimisation.
#[tokio::test]
async fn every_icon_of_the_manifest_has_the_size_it_says() {
    let world = World::small().await;
    let mut browser = world.browser();
    let manifest = browser.page("/manifest.webmanifest").await.json();
    let icons = manifest["icons"].as_array().unwrap();
    let mut told = Vec::new();
    for icon in icons {
        let answer = browser.page(icon["src"].as_str().unwrap()).await;
        assert_eq!(answer.kind(), "image/png");
        let drawn = image::load_from_memory_with_format(&answer.body, image::ImageFormat::Png).unwrap().to_rgba8();
        assert_eq!(icon["sizes"], format!("{}x{}", drawn.width(), drawn.height()));
        let corner = drawn.get_pixel(0, 0).0[3];
        assert_eq!(corner == 255, icon["purpose"] == "maskable", "{icon}");
        told.push((drawn.width(), icon["purpose"].as_str().unwrap().to_owned()));
    }
    assert_eq!(told, [(192, "any".into()), (512, "any".into()), (512, "maskable".into())]);
    assert_eq!(browser.get("/iconen/193.png").await.status, 404);
}

#[tokio::test]
async fn a_phone_that_has_the_manifest_does_not_get_it_again() {
    let world = World::small().await;
    let mut browser = world.browser();
    let etag = browser.page("/manifest.webmanifest").await.header("etag").unwrap().to_owned();
    let again = browser.ask(Question::new("GET", "/manifest.webmanifest").header("if-none-match", &etag)).await;
    assert_eq!((again.status, again.body.len()), (304, 0));
}
