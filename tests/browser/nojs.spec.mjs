import { expect, test } from "@playwright/test";
import { arrive, open } from "./helpers.mjs";
import { answer, begin, playUntil } from "./practice.mjs";

test.use({ javaScriptEnabled: false });

test.describe("without scripts", () => {
  test("the search on the start page finds a symbol", async ({ page }) => {
    await open(page, "/");
    await page.getByRole("searchbox").fill("zwarte zon");
    await press(page, "Zoek");
    await expect(page).toHaveURL(/\/zoeken\?q=zwarte\+zon$/);
    await expect(page.getByRole("status")).toHaveText(/^\d+ resulta(at|ten)$/);
    await arrive(page, () => page.getByRole("link", { name: "Zwarte zon", exact: true }).first().click());
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Zwarte zon");
    await expect(page.getByRole("note", { name: "Bij elk symbool" })).toContainText("nooit een reden");
    await expect(page.getByRole("heading", { name: "Bronnen" })).toBeVisible();
  });

  test("filters narrow the symbols down, and are let go", async ({ page }) => {
    await open(page, "/symbolenbank");
    const all = await count(page);
    await page.locator(".filters > summary").click();
    await page.getByLabel("Ideologie").selectOption({ index: 1 });
    await press(page, "Toon");
    await expect(page).toHaveURL(/[?&]ideologie=/);
    expect(await count(page)).toBeLessThan(all);
    await expect(page.getByLabel("Ideologie")).toBeVisible();
    await expect(page.getByLabel("Ideologie")).not.toHaveValue("");
    await arrive(page, () => page.getByRole("link", { name: "Wis alles" }).click());
    expect(await count(page)).toBe(all);
  });

  test("the next page of symbols has other symbols", async ({ page }) => {
    await open(page, "/symbolenbank");
    const first = await page.locator(".symbol-card__name").first().textContent();
    await arrive(page, () => page.getByRole("link", { name: "Volgende" }).click());
    await expect(page.locator(".symbol-card__name").first()).not.toHaveText(first);
    await arrive(page, () => page.getByRole("link", { name: "Vorige" }).click());
    await expect(page.locator(".symbol-card__name").first()).toHaveText(first);
  });

  test("a blurred picture is made clear, and blurred again", async ({ page }) => {
    const picture = page.locator("#beeld img");
    await open(page, "/symbolenbank/hakenkruisvlag");
    await expect(picture).toHaveAttribute("src", /\/240\.png\?v=[0-9a-f]{8}$/);
    await expect(page.locator("#beeld figcaption")).toContainText("wazig gemaakt");
    await press(page, "Toon beelden helder");
    await expect(picture).toHaveAttribute("src", /\/480-helder$/);
    await expect(page.locator("#beeld figcaption")).not.toContainText("wazig");
    expect(await picture.evaluate((image) => image.naturalWidth)).toBeGreaterThan(0);
    await press(page, "Maak beelden weer wazig");
    await expect(picture).toHaveAttribute("src", /\/240\.png\?v=[0-9a-f]{8}$/);
  });

  test("two symbols are chosen and stand side by side", async ({ page }) => {
    await open(page, "/symbolenbank/vergelijk");
    await page.getByLabel("Eerste symbool").selectOption("hakenkruis");
    await page.getByLabel("Tweede symbool").selectOption("hindoe-swastika");
    await press(page, "Vergelijk");
    await expect(page).toHaveURL(/\?a=hakenkruis&b=hindoe-swastika$/);
    await expect(page.getByRole("heading", { name: "Zo ziet u het verschil" })).toBeVisible();
    const [one, other] = await page.locator(".comparison thead th").all();
    const [left, right] = [await one.boundingBox(), await other.boundingBox()];
    expect(left.y, "side by side").toBe(right.y);
    await press(page, "Toon beelden helder");
    await expect(page).toHaveURL(/\?a=hakenkruis&b=hindoe-swastika$/);
    await expect(page.locator(".comparison img").first()).toHaveAttribute("src", /-helder$/);
  });

  test("a correction is told, mended and taken in", async ({ page }) => {
    await open(page, "/symbolenbank/88");
    await arrive(page, () => page.getByRole("link", { name: "Klopt er iets niet?" }).click());
    await page.getByLabel("Een feit klopt niet").check();
    await page.getByLabel("Wat klopt er niet").fill("Bel mij op 06-12345678.");
    expect((await press(page, "Verstuur")).status()).toBe(422);
    await expect(page.getByRole("alert")).toContainText("‘06-12345678’ lijkt een telefoonnummer");
    await expect(page.getByLabel("Een feit klopt niet")).toBeChecked();
    await page.getByLabel("Wat klopt er niet").fill("Proef van de browser: het klopt.");
    expect((await press(page, "Verstuur")).status()).toBe(200);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Dank u wel");
  });

  test("a whole case is played to its debrief", async ({ page }) => {
    await begin(page);
    await playUntil(page, "debrief");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Nabespreking: /);
    const step = page.locator(".debrief__step").first();
    await step.locator("summary").click();
    await expect(step.getByText("Uw keuze")).toBeVisible();
    await open(page, "/pogingen");
    await expect(page.locator(".case-card")).toContainText("afgerond");
  });

  test("a resume code takes the case to another browser", async ({ page, browser, baseURL }) => {
    await begin(page);
    await answer(page);
    const heading = await page.getByRole("heading", { level: 1 }).textContent();
    await page.locator(".resume-details > summary").click();
    const code = await page.locator(".resume-code").textContent();

    const context = await browser.newContext({ baseURL, javaScriptEnabled: false });
    const elsewhere = await context.newPage();
    await open(elsewhere, new URL(page.url()).pathname, 404);
    await open(elsewhere, "/pogingen");
    await elsewhere.getByLabel("Hervatcode").fill(code.toLowerCase());
    await press(elsewhere, "Neem over");
    await expect(elsewhere.getByRole("heading", { level: 1 })).toHaveText(heading);
    await playUntil(elsewhere, "debrief");
    await context.close();

    await page.reload();
    await expect(page).toHaveURL(/\/nabespreking$/);
  });

  test("a forgotten answer comes back with what to do", async ({ page }) => {
    await begin(page);
    const refused = await press(page, "Kies");
    expect(refused.status()).toBe(422);
    await expect(page.getByRole("alert")).toContainText("Kies eerst een antwoord.");
    await expect(page).toHaveTitle(/^Fout: /);
    await playUntil(page, "weighing");
    await page.locator(".weighing label").first().click();
    const incomplete = await press(page, "Verder");
    expect(incomplete.status()).toBe(422);
    await expect(page.getByRole("radio").first(), "what was marked stays").toBeChecked();
    await expect(page.locator("fieldset.weighing").nth(1)).toHaveAccessibleDescription("Geef hier nog een antwoord.");
  });

  test("going back shows the present step, which can still be answered", async ({ page }) => {
    await begin(page);
    await answer(page);
    const present = await page.getByRole("heading", { level: 1 }).textContent();
    await page.goBack();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(present);
    expect((await answer(page)).status()).toBe(200);
  });

  test("a step answered twice keeps its first answer and shows the way on", async ({ page, context }) => {
    await begin(page);
    const old = await context.newPage();
    await old.goto(page.url());
    await page.locator(".choice label").first().click();
    const chosen = await page.locator(".choice label").first().textContent();
    await press(page, "Kies");
    const present = await page.getByRole("heading", { level: 1 }).textContent();

    await old.locator(".choice label").last().click();
    expect((await press(old, "Kies")).status()).toBe(409);
    await expect(old.getByRole("main")).toContainText(`Uw eerste antwoord blijft staan: ‘${chosen}’`);
    await arrive(old, () => old.getByRole("link", { name: "Ga verder waar u bent" }).click());
    await expect(old.getByRole("heading", { level: 1 })).toHaveText(present);
  });
});

function press(page, name) {
  return arrive(page, () => page.getByRole("button", { name, exact: true }).click());
}

/** How many symbols the status line counts. */
async function count(page) {
  return parseInt(await page.getByRole("status").textContent(), 10);
}
