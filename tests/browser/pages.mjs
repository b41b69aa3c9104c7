// One of every kind of page. A new kind of page gets a row here, and is checked from then on. A page
// without an address of its own has a way to `reach` it, which gives the answer with that page.
import { expect } from "@playwright/test";
import { arrive, open } from "./helpers.mjs";
import { answer, begin, play, send } from "./practice.mjs";

export const pages = [
  { name: "start", path: "/" },
  { name: "handreiking", path: "/handreiking" },
  { name: "bladzijde van de handreiking", path: "/handreiking/basis/wat-is-vroegsignalering" },
  { name: "deel van de handreiking", path: "/handreiking/melden" },
  { name: "deel op één blad", path: "/handreiking/melden/alles" },
  { name: "bladzijde was duidelijk", path: "/handreiking/basis/wat-is-vroegsignalering/duidelijk" },
  { name: "begrippen", path: "/begrippen" },
  { name: "beslishulp", path: "/beslishulp" },
  { name: "beslishulp met antwoord", path: "/beslishulp?wie=wijkteam&aan=politie&wat=feiten&waarom=zorg-melden" },
  { name: "beslishulp, niet doen", path: "/beslishulp?wie=school&aan=buitenwereld&wat=feiten&waarom=informeren" },
  { name: "beslishulp half ingevuld", path: "/beslishulp?wie=school&aan=niemand" },
  { name: "weegcriteria", path: "/weegcriteria" },
  { name: "feitenformulier", path: "/feitenformulier" },
  { name: "bladzijde met de beslishulp", path: "/handreiking/delen/mag-ik-dit-delen" },
  { name: "bladzijde met contacten", path: "/handreiking/melden/waar-meld-je" },
  { name: "bladzijde met de weegcriteria", path: "/handreiking/melden/weegcriteria" },
  { name: "zoeken in de handreiking", path: "/zoeken?q=bewaartermijn+verslag&soort=handreiking" },
  { name: "symbolenbank", path: "/symbolenbank" },
  { name: "symbolen gevonden", path: "/symbolenbank?q=zon" },
  { name: "symbolen gefilterd", path: "/symbolenbank?vorm=kruis&kleur=onbekend" },
  { name: "wat zag u, vorm", path: "/symbolenbank/wat-zag-u" },
  { name: "wat zag u, kleur", path: "/symbolenbank/wat-zag-u?vorm=banen-horizontaal" },
  { name: "wat zag u, gevonden", path: "/symbolenbank/wat-zag-u?vorm=kruis&kleur=zwart&drager=onbekend" },
  { name: "symbool", path: "/symbolenbank/88" },
  { name: "symbool met wazig beeld", path: "/symbolenbank/hakenkruisvlag" },
  { name: "symbool met helder beeld", reach: makeClear },
  { name: "symbolen vergelijken", path: "/symbolenbank/vergelijk" },
  { name: "twee symbolen naast elkaar", path: "/symbolenbank/vergelijk?a=hakenkruis&b=hindoe-swastika" },
  { name: "symbool om te vergelijken onbekend", path: "/symbolenbank/vergelijk?a=88&b=kaas" },
  { name: "wijzigingen in de symbolenbank", path: "/symbolenbank/wijzigingen" },
  { name: "verbetering doorgeven", path: "/symbolenbank/88/verbetering" },
  { name: "verbetering met een naam", reach: nameSomeone, status: 422 },
  { name: "verbetering ontvangen", path: "/symbolenbank/88/verbetering?ontvangen=1" },
  { name: "zonder internet", path: "/symbolenbank/offline" },
  { name: "zonder internet gevonden", reach: lookUpOnDevice },
  { name: "zoeken met uitkomst", path: "/zoeken?q=weegploeg" },
  { name: "zoeken zonder uitkomst", path: "/zoeken?q=qqqxxyy" },
  { name: "zoeken terwijl u typt", reach: searchFromStart },
  { name: "scenario's", path: "/scenarios" },
  { name: "scenario", path: "/scenarios/ineens-een-khimar" },
  { name: "stap met een keuze", reach: (page) => play(page, "choice") },
  { name: "stap met tekst", reach: (page) => play(page, "text") },
  { name: "stap om te wegen", reach: (page) => play(page, "weighing") },
  { name: "stap om te delen", reach: (page) => play(page, "sharing") },
  { name: "stap om te herkennen", reach: (page) => play(page, "recognition") },
  { name: "stap om te beoordelen", reach: (page) => play(page, "rating", "/scenarios/de-lege-stoel") },
  { name: "stap om terug te kijken", reach: (page) => play(page, "reflection") },
  { name: "keuze zonder antwoord", reach: (page) => forget(page, "choice"), status: 422 },
  { name: "weging zonder antwoord", reach: (page) => forget(page, "weighing"), status: 422 },
  { name: "stap al beantwoord", reach: answerTwice, status: 409 },
  { name: "sessie voorbij", reach: loseSession, status: 404 },
  { name: "nabespreking", reach: debrief },
  { name: "certificaat maken", reach: certificate },
  { name: "certificaat", reach: certified },
  { name: "certificaat gecontroleerd", reach: checked },
  { name: "certificaat onbekend", path: "/certificaat/AAAA-AAAA-AAAA", status: 404 },
  { name: "uitnodiging onbekend", path: "/panel/onbekend", status: 404 },
  { name: "pogingen", reach: attempts },
  { name: "geen pogingen", path: "/pogingen" },
  { name: "hervatcode onbekend", reach: wrongCode, status: 404 },
  { name: "grondslagen", path: "/grondslagen" },
  { name: "feiten", path: "/feiten" },
  { name: "bronnen", path: "/bronnen" },
  { name: "bronnen op letter", path: "/bronnen?letter=A" },
  { name: "wijzigingen", path: "/wijzigingen" },
  { name: "te herzien", path: "/handreiking/herzien" },
  { name: "contacten", path: "/contacten" },
  { name: "over", path: "/over" },
  { name: "privacy", path: "/privacy" },
  { name: "toegankelijkheid", path: "/toegankelijkheid" },
  { name: "hoe werkt de score", path: "/hoe-werkt-de-score" },
  { name: "open data", path: "/open-data" },
  { name: "niet gevonden", path: "/bestaat-niet", status: 404 },
];

/** Goes to a page of the list, which must come with its status. */
export async function visit(page, { name, path, reach, status = 200 }) {
  if (path) return open(page, path, status);
  const response = await reach(page);
  expect(response.status(), `status of ${name}`).toBe(status);
}

async function makeClear(page) {
  await open(page, "/symbolenbank/hakenkruisvlag");
  return arrive(page, () => page.getByRole("button", { name: "Toon beelden helder" }).click());
}

async function nameSomeone(page) {
  await open(page, "/symbolenbank/88/verbetering");
  await page.getByLabel("Wat klopt er niet").fill("Jan de Vries draagt het.");
  return arrive(page, () => page.getByRole("button", { name: "Verstuur" }).click());
}

async function searchFromStart(page) {
  const response = await page.goto("/");
  await page.getByRole("searchbox").fill("zon");
  await expect(page.locator("#snel").getByRole("link").first()).toBeVisible();
  return response;
}

async function lookUpOnDevice(page) {
  const response = await page.goto("/symbolenbank/offline");
  await page.getByRole("searchbox").fill("wolfsangel");
  await expect(page.locator("#resultaten").getByRole("link").first()).toBeVisible();
  return response;
}

async function forget(page, kind) {
  await play(page, kind);
  return send(page);
}

/** Answers a step in a second tab, and then here. */
async function answerTwice(page) {
  await begin(page);
  const other = await page.context().newPage();
  await other.goto(page.url());
  await answer(other);
  await other.close();
  return answer(page);
}

/** Answers a step after the cookies were thrown away. */
async function loseSession(page) {
  await begin(page);
  await page.context().clearCookies();
  return answer(page);
}

async function debrief(page) {
  const response = await play(page, "debrief");
  for (const step of await page.locator("main details > summary").all()) await step.click();
  return response;
}

async function certificate(page) {
  await play(page, "debrief");
  return arrive(page, () => page.getByRole("link", { name: "Een certificaat" }).click());
}

async function certified(page) {
  await certificate(page);
  return arrive(page, () => page.getByRole("button", { name: "Maak een certificaat" }).click());
}

async function checked(page) {
  await certified(page);
  return arrive(page, () => page.locator(".certificate a").click());
}

async function attempts(page) {
  await begin(page);
  return page.goto("/pogingen");
}

async function wrongCode(page) {
  await open(page, "/pogingen");
  await page.getByLabel("Hervatcode").fill("AAAA-AAAA-AAAA");
  return arrive(page, () => page.getByRole("button", { name: "Neem over" }).click());
}
