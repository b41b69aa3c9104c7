import { expect, test } from "@playwright/test";
import { arrive, open } from "./helpers.mjs";
import { play } from "./practice.mjs";

// One that is easily mistaken and one that is blurred on the screen.
const OPEN = "/symbolenbank/88";
const BLURRED = "/symbolenbank/hakenkruisvlag";

test("the sheet of a symbol says what is needed on one A4", async ({ page }) => {
  await open(page, OPEN);
  const pdf = await page.pdf({ format: "A4", preferCSSPageSize: true });
  expect(pdf.toString("latin1").match(/\/Type\s*\/Page[^s]/g), "pages").toHaveLength(1);

  await page.emulateMedia({ media: "print" });
  for (const id of ["wat-kan-het-nog-meer-zijn", "weging", "wat-doe-ik-nu", "bronnen"]) {
    await expect(page.locator(`#${id}`)).toBeVisible();
  }
  await expect(page.locator(".lead")).toBeVisible();
  await expect(page.locator(".likeness__difference").first()).toBeVisible();
  await expect(page.getByText("Gecontroleerd op").first()).toBeVisible();
  await expect(page.getByRole("note", { name: "Bij elk symbool" })).toBeVisible();
  await expect(page.locator(".symbol__sheet")).toContainText(OPEN);
  for (const rest of [".page-header", ".page-footer", ".breadcrumb", ".jump", ".share", "form", "button:not(.begrip)", "#oorsprong"]) {
    for (const one of await page.locator(rest).all()) await expect(one, rest).toBeHidden();
  }
});

test("the sheet is for paper only", async ({ page }) => {
  await open(page, OPEN);
  await expect(page.locator(".symbol__sheet")).toBeHidden();
  await expect(page.locator("#oorsprong")).toBeVisible();
});

test("an open picture is printed; one that is blurred on the screen never, not even seen clear", async ({ page }) => {
  await page.emulateMedia({ media: "print" });
  await open(page, OPEN);
  await expect(page.locator("#beeld img")).toBeVisible();
  await open(page, BLURRED);
  await expect(page.locator("#beeld")).toBeHidden();
  await page.emulateMedia({ media: "screen" });
  await arrive(page, () => page.getByRole("button", { name: "Toon beelden helder" }).click());
  await expect(page.locator("#beeld img")).toHaveAttribute("src", /-helder$/);
  await page.emulateMedia({ media: "print" });
  await expect(page.locator("#beeld")).toBeHidden();
  await open(page, "/symbolenbank/vergelijk?a=hakenkruis&b=hindoe-swastika");
  await expect(page.locator(".comparison img").first()).toBeHidden();
  await expect(page.locator(".comparison img").last()).toBeVisible();
});

test("a debrief is printed whole, also what is folded on the screen", async ({ page }) => {
  await play(page, "debrief");
  const folded = page.locator(".debrief__step .prose").first();
  await expect(folded).toBeHidden();
  await page.emulateMedia({ media: "print" });
  await expect(folded).toBeVisible();
  for (const rest of [".page-header", ".breadcrumb", ".screen-only", "button"]) {
    for (const one of await page.locator(rest).all()) await expect(one, rest).toBeHidden();
  }
});

test("an answer of the decision aid is two sheets at most, the form for facts and the criteria are one", async ({ page }) => {
  const sheets = async () => {
    const pdf = await page.pdf({ format: "A4", preferCSSPageSize: true });
    return pdf.toString("latin1").match(/\/Type\s*\/Page[^s]/g).length;
  };
  await open(page, "/beslishulp");
  for (const question of await page.getByRole("group").all()) await question.getByRole("radio").first().check();
  await arrive(page, () => page.getByRole("button", { name: "Toon het antwoord" }).click());
  await expect(page.locator("#antwoord")).toBeVisible();
  expect(await sheets(), page.url()).toBeLessThanOrEqual(2);
  for (const address of ["/feitenformulier", "/weegcriteria"]) {
    await open(page, address);
    expect(await sheets(), address).toBe(1);
  }
});

test("a certificate is one sheet with room for a name", async ({ page }) => {
  await play(page, "debrief");
  await arrive(page, () => page.getByRole("link", { name: "Een certificaat" }).click());
  await arrive(page, () => page.getByRole("button", { name: "Maak een certificaat" }).click());
  const pdf = await page.pdf({ format: "A4", preferCSSPageSize: true });
  expect(pdf.toString("latin1").match(/\/Type\s*\/Page[^s]/g), "pages").toHaveLength(1);
  await page.emulateMedia({ media: "print" });
  await expect(page.locator(".certificate__name")).toBeVisible();
  await expect(page.locator(".screen-only")).toBeHidden();
});
