import { expect, test as base } from "@playwright/test";
import { beyondTheEdge, open, violations } from "./helpers.mjs";
import { Line } from "./line.mjs";
import { start } from "./program.mjs";

const PAGE = "/symbolenbank/offline";

// A visitor with a worker, on a line that can be pulled out.
const test = base.extend({
  website: async ({ baseURL }, use) => use(baseURL),
  line: async ({ website }, use) => {
    const line = new Line(website);
    line.address = await line.plugIn();
    await use(line);
    await line.pullOut().catch(() => {});
  },
  context: async ({ browser, line, contextOptions }, use) => {
    const settings = { locale: "nl-NL", timezoneId: "Europe/Amsterdam", ...contextOptions };
    const context = await browser.newContext({ ...settings, baseURL: line.address, serviceWorkers: "allow" });
    await use(context);
    await context.close();
  },
});

/** Opens a page with a network, and waits until the worker has what it keeps. */
async function visit(page, path = "/symbolenbank") {
  await open(page, path);
  await page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    if (active.state === "activated") return;
    await new Promise((done) => active.addEventListener("statechange", done));
  });
}

/** Everything that the device keeps of the website. */
function kept(page) {
  return page.evaluate(async () => {
    const found = [];
    for (const name of await caches.keys()) {
      const requests = await (await caches.open(name)).keys();
      found.push(...requests.map(({ url }) => ({ cache: name, address: new URL(url).pathname })));
    }
    return found;
  });
}

const results = (page) => page.locator("#resultaten");
const names = (page) => results(page).getByRole("heading", { level: 3 });
const state = (page) => page.locator("#toestand");

async function look(page, text) {
  await page.getByRole("searchbox").fill(text);
}

test.describe("without a network", () => {
  test("a symbol is looked up, with all that has to stand beside it", async ({ page, context, line }) => {
    await visit(page);
    await line.pullOut();
    await context.setOffline(true);
    await page.goto("/symbolenbank?q=wolfsangel");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Opzoeken zonder internet");
    await expect(page.getByRole("searchbox")).toHaveValue("wolfsangel");
    await expect(names(page).first()).toHaveText("Wolfsangel");
    await expect(results(page).getByRole("note", { name: "Bij elk symbool" })).toContainText("nooit een reden");
    await expect(results(page).getByRole("note", { name: "Bij elk symbool" })).toContainText("bel 112");
    const card = results(page).locator(".offline__card").first();
    await expect(card).toContainText("De kans op vals alarm is");
    await expect(card.getByRole("heading", { name: "Wat kan het nog meer zijn?" })).toBeVisible();
    await expect(card.getByRole("heading", { name: "Lijkt op" })).toBeVisible();
    await expect(card).toContainText("Verschil:");
    await expect(card.getByText("Wat ziet u, en wat doet u?")).toBeVisible();
    await expect(page.locator("#bijgewerkt")).toHaveText(/^Bijgewerkt op \d+ \p{L}+ 20\d\d\.$/u);
    await expect(state(page)).toContainText("Geen verbinding.");
    await expect(state(page)).toContainText(/is opgehaald op \d+ \p{L}+ 20\d\d\. Het kan verouderd zijn\./u);
    await expect(page.locator("#contacten")).toContainText("Bekeken op");
    await expect(page.locator("#contacten").getByRole("link", { name: "112" })).toHaveAttribute("href", "tel:112");
  });

  test("codes, spelling mistakes and descriptions are understood", async ({ page, line }) => {
    await visit(page);
    await line.pullOut();
    await page.goto(PAGE);
    for (const [typed, name] of [
      ["14-88", "1488 (14/88)"],
      ["14/88", "1488 (14/88)"],
      ["wolfsangl", "Wolfsangel"],
      ["hakkekruis", "Hakenkruis"],
      ["wiel met twaalf spaken", "Zwarte zon"],
    ]) {
      await look(page, typed);
      await expect(names(page).first(), typed).toHaveText(name);
    }
    await look(page, "qqqxxyy");
    await expect(results(page)).toContainText("Niets gevonden.");
    await expect(page.locator("#aantal")).toHaveText("0 symbolen");
  });

  test("the innocent reading comes first where a false alarm is likely", async ({ page, line }) => {
    await visit(page);
    await line.pullOut();
    const order = async () => {
      const text = await results(page).locator(".offline__card").first().innerText();
      return [text.indexOf("Wat kan het nog meer zijn?"), text.indexOf("De kans op vals alarm")];
    };
    await page.goto("/symbolenbank/88");
    await expect(names(page)).toHaveText(["88"]);
    const [other, weight] = await order();
    expect(other).toBeLessThan(weight);
    await page.goto("/symbolenbank/zwarte-zon");
    await expect(names(page)).toHaveText(["Zwarte zon"]);
    expect((await order())[0]).toBeGreaterThan((await order())[1]);
  });

  test("a look-alike is one step away", async ({ page, line }) => {
    await visit(page);
    await line.pullOut();
    await page.goto("/symbolenbank?q=wolfsangel");
    await results(page).getByRole("link", { name: "Wolfshaak in wapens en bosbouw" }).first().click();
    await expect(page).toHaveURL(/\/symbolenbank\/wolfshaak-heraldiek$/);
    await expect(names(page)).toHaveText(["Wolfshaak in wapens en bosbouw"]);
    await page.goto("/symbolenbank/zwarte-zonne");
    await expect(page.getByRole("searchbox"), "what has no entry is looked for").toHaveValue("zwarte zonne");
    await expect(names(page).first()).toHaveText("Zwarte zon");
  });

  test("everything else fails as it does everywhere", async ({ page, context, line }) => {
    await visit(page);
    await line.pullOut();
    await page.goto(PAGE);
    const picture = () => fetch("/symbolenbank/wolfsangel/beeld/96").then((answer) => answer.status);
    await expect(page.evaluate(picture)).rejects.toThrow(/Failed to fetch/);
    for (const path of ["/handreiking", "/scenarios", "/"]) {
      const other = await context.newPage();
      await expect(other.goto(path), path).rejects.toThrow(/ERR_CONNECTION_REFUSED/);
      await other.close();
    }
  });

  // Slow because six seconds of silence are what the worker takes for no network.
  test("a line on which nothing comes is no network", async ({ page, line }) => {
    await visit(page);
    line.fallSilent();
    await page.goto("/symbolenbank?q=wolfsangel");
    await expect(names(page).first()).toHaveText("Wolfsangel");
    await expect(state(page)).toContainText("Geen verbinding.");
  });

  test("the page passes what every page passes", async ({ page, line }) => {
    await visit(page);
    await line.pullOut();
    await page.goto("/symbolenbank?q=kruis");
    await expect(state(page)).toContainText("Geen verbinding.");
    for (const width of [320, 360, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      for (const colorScheme of ["light", "dark"]) {
        await page.emulateMedia({ colorScheme });
        expect.soft(await violations(page), `axe, ${colorScheme}, ${width} px`).toEqual([]);
      }
      expect.soft(await beyondTheEdge(page), `sideways scrolling, ${width} px`).toEqual([]);
    }
  });
});

test.describe("with a network", () => {
  test("pages come from it again, and the page says so", async ({ page, context, line }) => {
    await visit(page);
    await line.pullOut();
    await context.setOffline(true);
    await page.goto("/symbolenbank/wolfsangel");
    await expect(state(page)).toContainText("Geen verbinding.");
    await line.plugIn();
    await context.setOffline(false);
    await page.evaluate(() => dispatchEvent(new Event("online")));
    await expect(state(page)).toContainText("U hebt weer verbinding.");
    line.asked = [];
    await state(page).getByRole("link", { name: "Ga terug naar de gewone pagina" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Wolfsangel");
    await expect(page.getByRole("heading", { name: "Bronnen" })).toBeVisible();
    expect(line.asked).toContain("/symbolenbank/wolfsangel");
    for (const path of [PAGE, "/symbolenbank", "/symbolenbank?q=zon"]) {
      await open(page, path);
      expect(line.asked, path).toContain(path);
    }
  });

  test("only the public bank is kept, also of someone with a session", async ({ page }) => {
    await visit(page, "/symbolenbank/hakenkruisvlag");
    await page.getByRole("button", { name: "Toon beelden helder" }).click();
    await expect(page.locator("#beeld img")).toHaveAttribute("src", /-helder$/);
    await open(page, "/scenarios/de-stickers-op-de-kluisjes");
    await page.getByRole("button", { name: "Begin deze casus" }).click();
    await expect(page).toHaveURL(/\/pogingen\//);
    const files = await kept(page);
    expect(new Set(files.map(({ cache }) => cache)).size, "caches").toBe(1);
    const addresses = files.map(({ address }) => address.replace(/^\/assets\/[0-9a-f]+\//, "")).sort();
    expect(addresses).toEqual(
      ["/favicon.svg", PAGE, `${PAGE}.json`, "lookup.js", "offline.js", "weegwijs.css", "weegwijs.js"].sort(),
    );
    const elsewhere = () => indexedDB.databases().then((all) => all.length + localStorage.length + sessionStorage.length);
    expect(await page.evaluate(elsewhere)).toBe(0);
  });

  test("the page itself looks things up, and asks nothing of the website for it", async ({ page, line }) => {
    await visit(page, PAGE);
    await expect(state(page)).toHaveText(/^Deze \d+ symbolen staan op dit apparaat\.$/);
    line.asked = [];
    await look(page, "zwarte zon");
    await expect(names(page).first()).toHaveText("Zwarte zon");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(PAGE);
    expect(line.asked).toEqual([]);
  });

  test("a bank that was not brought up to date for long says so", async ({ page }) => {
    await page.clock.setFixedTime(new Date("2026-11-30"));
    await open(page, PAGE);
    await look(page, "zon");
    await expect(names(page).first()).toBeVisible();
    await expect(page.locator("#verouderd")).toBeHidden();
    await page.clock.setFixedTime(new Date("2028-01-01"));
    await page.reload();
    await expect(page.locator("#verouderd")).toContainText("langer dan 14 dagen niet bijgewerkt");
  });
});

test.describe("after a publication", () => {
  test.use({
    website: async ({}, use) => {
      const program = await start();
      await use(program);
      await program.stop();
    },
    line: async ({ website }, use) => {
      const line = new Line(website.address);
      line.address = await line.plugIn();
      await use(line);
      await line.pullOut().catch(() => {});
    },
  });

  test("the device gets the new bank, the open page says so, and the old one is gone", async ({ page, context, line, website }) => {
    await visit(page, PAGE);
    await expect(state(page)).toContainText("staan op dit apparaat");
    await look(page, "rondje");
    await expect(results(page)).toContainText("Het ene is rond, het andere niet.");
    const [before] = await kept(page);

    await website.change("symbols/rondje.md", "Het ene is rond", "Het ene is heel rond");
    const other = await context.newPage();
    await open(other, "/symbolenbank");
    await expect(page.locator("#vernieuwd")).toHaveText("De symbolen op dit apparaat zijn zojuist bijgewerkt.");
    await expect(results(page)).toContainText("Het ene is heel rond, het andere niet.");
    await expect.poll(async () => (await kept(page)).every(({ cache }) => cache !== before.cache)).toBe(true);

    await line.pullOut();
    await other.goto("/symbolenbank/rondje");
    await expect(results(other)).toContainText("Het ene is heel rond, het andere niet.");
  });
});

base.describe("without scripts", () => {
  base.use({ javaScriptEnabled: false });

  base("the page says what it needs, and its form asks the website", async ({ page }) => {
    await open(page, PAGE);
    await expect(page.getByText("heeft JavaScript nodig")).toBeVisible();
    await expect(page.getByRole("link", { name: "de gewone pagina" })).toHaveAttribute("href", "/symbolenbank");
    await page.getByRole("searchbox").fill("zwarte zon");
    await page.getByRole("button", { name: "Zoek" }).click();
    await expect(page).toHaveURL(/\/symbolenbank\?q=zwarte\+zon$/);
    await expect(page.getByRole("link", { name: "Zwarte zon", exact: true }).first()).toBeVisible();
  });
});
