// Shows what is found in the bank that the device keeps. What is typed here goes nowhere. Everything
// is made with elements and text: the policy of this site allows no other way, and needs none.

import { look, prepare } from "./lookup.js";

const INDEX = "/symbolenbank/offline.json";
const PAGE = "/symbolenbank/offline";
const PAUSE = 90;
const MOST = 10;
// Longer than this without an answer is no network: a page that waits is no help in a cellar.
const SILENCE = 6_000;
const OLD = 14 * 86_400_000;

const long = new Intl.DateTimeFormat("nl-NL", { dateStyle: "long", timeZone: "Europe/Amsterdam" });
const date = (day) => long.format(new Date(day));

/** An element with a class and what stands in it; text stays text. */
function make(name, className, ...inside) {
  const element = document.createElement(name);
  if (className) element.className = className;
  element.append(...inside);
  return element;
}

function link(href, text) {
  const element = make("a", "", text);
  element.href = href;
  return element;
}

const list = (className, items) => make("ul", className, ...items.map((item) => make("li", "", ...[item].flat())));
const strong = (text) => make("strong", "", text);

function othersOf(symbol) {
  if (!symbol.anders.length) return [];
  const lines = symbol.anders.map(({ hoeVaak, betekenis, bijWie }) => [strong(`${hoeVaak}:`), ` ${betekenis} (${bijWie})`]);
  return [make("h4", "", "Wat kan het nog meer zijn?"), list("meanings", lines)];
}

function besideOf(symbol, bank) {
  if (!symbol.lijktOp.length) return [];
  const lines = symbol.lijktOp.map(({ slug, verschil }) => {
    const other = bank.bySlug.get(slug);
    return [link(`/symbolenbank/${slug}`, other.naam), ` (${other.weegt.toLowerCase()}). `, strong("Verschil: "), verschil];
  });
  return [make("h4", "", "Lijkt op"), list("offline__beside", lines)];
}

function strengthOf({ sterkte, weegt, valsAlarm }) {
  const bars = make("span", "strength__bars");
  bars.ariaHidden = "true";
  const strength = make("span", `strength strength--${sterkte}`, bars, weegt);
  return make("p", "symbol__facts", strength, ` De kans op vals alarm is ${valsAlarm}.`);
}

/** One symbol, never without its strength, other meanings and look-alikes. */
function card(symbol, bank, isOpen) {
  const innocent = [...othersOf(symbol), ...besideOf(symbol, bank)];
  const weight = [strengthOf(symbol)];
  const more = make("details", "", make("summary", "", "Wat ziet u, en wat doet u?"), make("p", "", symbol.ziet), list("", symbol.doet));
  more.open = isOpen;
  const draft = make("p", "alert alert--warning", strong("Te verifiëren. "), "Niet alles over dit symbool is al bevestigd.");
  return make(
    "li",
    "offline__card",
    make("p", "symbol__kind", [symbol.soort, ...symbol.ideologie].join(" · ")),
    make("h3", "", link(`/symbolenbank/${symbol.slug}`, symbol.naam)),
    make("p", "", symbol.kort),
    ...(symbol.concept ? [draft] : []),
    ...(symbol.eerstAnders ? [...innocent, ...weight] : [...weight, ...innocent]),
    more,
  );
}

function cautionOf({ waarschuwingen, contacten, spoed }) {
  const emergency = contacten.find(({ id }) => id === spoed);
  const lines = emergency?.telefoon ? [...waarschuwingen, ["Bij acuut gevaar: bel ", phone(emergency), "."]] : waarschuwingen;
  const box = make("div", "caution", list("", lines));
  box.role = "note";
  box.ariaLabel = "Bij elk symbool";
  return box;
}

const phone = ({ telefoon }) => link(`tel:${telefoon.replace(/[^\d+]/g, "")}`, telefoon);

function contactOf(contact) {
  const { naam, waarvoor, telefoon, bekekenOp, letOp } = contact;
  const call = telefoon ? [make("p", "contact__phone", phone(contact))] : [];
  const checked = bekekenOp ? [make("p", "meta", `Bekeken op ${date(bekekenOp)}.`)] : [];
  const isOverdue = letOp && Date.now() >= Date.parse(letOp.vanaf);
  const caution = isOverdue ? [make("p", "meta", strong("Let op."), ` ${letOp.zegt}`)] : [];
  return make("li", "contact", make("h3", "", naam), make("p", "", waarvoor), ...call, ...checked, ...caution);
}

function nothing() {
  const tips = ["Beschrijf wat u zag: vorm, kleur, waar het stond.", "Twijfelt u? Vraag het uw aandachtsfunctionaris."];
  return make("div", "empty", make("p", "", "Niets gevonden. Dat zegt niet dat het teken niets betekent."), list("", tips));
}

function countOf(found) {
  if (found === 1) return "1 symbool";
  return found > MOST ? `${found} symbolen, de eerste ${MOST} staan hier` : `${found} symbolen`;
}

/** The page of this device: what it shows, and where that came from. */
class Desk {
  constructor() {
    this.place = (id) => document.getElementById(id);
    this.field = this.place("q");
    this.bank = null;
  }

  open() {
    const entry = /^\/symbolenbank\/([a-z0-9-]+)$/.exec(location.pathname)?.[1];
    this.entry = location.pathname === PAGE ? undefined : entry;
    this.field.value = new URLSearchParams(location.search).get("q") ?? "";
    this.place("q-uitleg").append(" Wat u hier typt, blijft op dit apparaat.");
    let timer = 0;
    this.field.addEventListener("input", () => {
      this.entry = undefined;
      clearTimeout(timer);
      timer = setTimeout(() => this.answer(), PAUSE);
    });
    this.field.form.addEventListener("submit", (event) => {
      // Without the bank the form asks the website, as it does without script.
      if (!this.bank) return;
      event.preventDefault();
      this.answer();
    });
    addEventListener("online", () => this.renew());
    addEventListener("offline", () => this.tellOld());
    // The worker says that it has put something else in its place.
    navigator.serviceWorker?.addEventListener("message", () => this.takeKept().then(() => this.isNew && this.tellNew()));
    this.takeKept().then(() => this.renew());
  }

  /** What this device keeps. A browser that keeps nothing is no mistake. */
  kept() {
    return globalThis.caches?.match(INDEX).catch(() => undefined);
  }

  async takeKept() {
    const kept = await this.kept();
    if (kept) this.show(await kept.json(), kept.headers.get("date"));
  }

  /** Asks the website whether there is something newer. */
  async renew() {
    this.tell([this.bank ? "Even kijken of er iets nieuws is." : "De symbolen worden opgehaald."]);
    const silence = new AbortController();
    const timer = setTimeout(() => silence.abort(), SILENCE);
    try {
      const answer = await fetch(INDEX, { credentials: "omit", signal: silence.signal });
      // It speaks: then it may take its time.
      clearTimeout(timer);
      if (!answer.ok) throw new Error(answer.status);
      this.show(await answer.json(), answer.headers.get("date"));
      await this.tellNew();
    } catch {
      this.tellOld();
    }
  }

  show(index, fetchedOn) {
    this.fetchedOn = fetchedOn ?? this.fetchedOn;
    const known = this.bank?.index.versie;
    if (known === index.versie) return;
    this.bank = prepare(index);
    this.place("bijgewerkt").textContent = `Bijgewerkt op ${date(index.bijgewerktOp)}.`;
    this.place("verouderd").hidden = Date.now() - Date.parse(index.bijgewerktOp) < OLD;
    this.place("contacten").replaceChildren(...index.contacten.map(contactOf));
    this.place("hulp").hidden = false;
    if (this.entry && !this.bank.bySlug.has(this.entry)) {
      // An entry that was renamed: its name then is still a good question.
      this.field.value = this.entry.replaceAll("-", " ");
      this.entry = undefined;
    }
    this.place("vernieuwd").textContent = known ? "De symbolen op dit apparaat zijn zojuist bijgewerkt." : "";
    this.answer();
  }

  answer() {
    if (!this.bank) return;
    const text = this.field.value.trim();
    const entry = this.bank.bySlug.get(this.entry);
    const found = entry ? [entry] : text ? look(this.bank, text) : [];
    const isAsked = entry || text;
    this.place("aantal").textContent = isAsked ? countOf(found.length) : "";
    const cards = found.slice(0, MOST).map((symbol, at) => card(symbol, this.bank, at === 0));
    const shown = cards.length ? [cautionOf(this.bank.index), make("ul", "offline__cards", ...cards)] : isAsked ? [nothing()] : [];
    this.place("resultaten").replaceChildren(...shown);
  }

  tell(lines, isWarning = false) {
    const place = this.place("toestand");
    place.className = isWarning ? "alert alert--warning" : "meta";
    place.replaceChildren(make("p", "", ...lines));
  }

  async tellNew() {
    this.isNew = true;
    const count = this.bank.index.symbolen.length;
    const isKept = await this.kept();
    const state = isKept ? `Deze ${count} symbolen staan op dit apparaat.` : `Deze ${count} symbolen komen net van de website.`;
    const back = link(location.href, "Ga terug naar de gewone pagina");
    this.tell([state, ...(location.pathname === PAGE ? [] : [" U hebt weer verbinding. ", back, "."])]);
  }

  tellOld() {
    this.isNew = false;
    if (!this.bank) {
      this.tell(["Geen verbinding, en er staat nog niets op dit apparaat. Open deze pagina een keer met internet."], true);
      return;
    }
    const from = this.fetchedOn ? ` Wat u hier ziet, is opgehaald op ${date(this.fetchedOn)}.` : "";
    this.tell([strong("Geen verbinding."), `${from} Het kan verouderd zijn.`], true);
  }
}

new Desk().open();
