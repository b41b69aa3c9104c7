import { expect, test } from "@playwright/test";
import { tabTo } from "./focus.mjs";
import { arrive, open } from "./helpers.mjs";

const PAGE = "/handreiking/melden/de-weegploeg";
const term = (page) => page.locator(".begrip[popovertarget]").first();
const meaning = async (page) => page.locator(`#${await term(page).getAttribute("popovertarget")}`);

test("what a term means comes with the pointer, can be pointed at, and goes with Escape", async ({ page }) => {
  await open(page, PAGE);
  const said = await meaning(page);
  await expect(said).toBeHidden();
  await term(page).hover();
  await expect(said).toBeVisible();
  await said.hover();
  await page.waitForTimeout(500);
  await expect(said).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(said).toBeHidden();
});

test("what a term means comes with the keyboard, and its link can be reached", async ({ page }) => {
  await open(page, PAGE);
  const said = await meaning(page);
  await tabTo(page, term(page));
  await expect(said).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(said).toBeHidden();
  await page.keyboard.press("Enter");
  await expect(said).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(said.getByRole("link")).toBeFocused();
  await arrive(page, () => page.keyboard.press("Enter"));
  await expect(page).toHaveURL(/\/begrippen#/);
});

test("the list of contents says where the reader is, and stays in sight", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await open(page, PAGE);
  const current = page.locator(".contents [aria-current=location]");
  await expect(current).toHaveCount(0);
  for (const place of [1, 3]) {
    const link = page.locator(".contents a").nth(place);
    await link.click();
    await expect(current).toHaveCount(1);
    await expect(link).toHaveAttribute("aria-current", "location");
    await expect(link).toBeInViewport();
  }
});

test("a heading has a link that comes by with the keyboard", async ({ page }) => {
  await open(page, PAGE);
  const heading = page.locator(".prose h2").first();
  const link = page.getByRole("link", { name: `Link naar dit deel: ${await heading.textContent()}` });
  await tabTo(page, link);
  await expect(link).toHaveCSS("opacity", "1");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`#${await heading.getAttribute("id")}$`));
});

test("on paper a page has its terms and sources, and nothing to press", async ({ page }) => {
  await open(page, PAGE);
  await expect(page.locator(".page-terms")).toBeHidden();
  await expect(page.locator(".sheet")).toBeHidden();
  await page.emulateMedia({ media: "print" });
  for (const part of [".page-terms", ".sources", ".sheet"]) await expect(page.locator(part)).toBeVisible();
  await expect(page.locator(".sheet")).toContainText(PAGE);
  for (const rest of [".page-header", ".page-footer", ".breadcrumb", ".contents", ".turn", ".anker", ".clarity", ".beside"]) {
    for (const one of await page.locator(rest).all()) await expect(one, rest).toBeHidden();
  }
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("a press shows what a term means, and Escape takes it away", async ({ page }) => {
    await open(page, PAGE);
    const said = await meaning(page);
    await tabTo(page, term(page));
    await page.keyboard.press("Enter");
    await expect(said).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(said).toBeHidden();
  });

  test("a visitor says whether a page was clear", async ({ page }) => {
    await open(page, PAGE);
    await arrive(page, () => page.getByRole("button", { name: "Ja", exact: true }).click());
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Dank u wel");
    await arrive(page, () => page.getByRole("link", { name: /^Terug naar/ }).click());
    await expect(page).toHaveURL(new RegExp(`${PAGE}$`));
  });
});
