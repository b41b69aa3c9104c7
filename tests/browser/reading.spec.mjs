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

test("the list of contents is in sight from the start, says where the reader is, and covers nothing", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 700 });
  // One that has more beside it than any other.
  for (const path of [PAGE, "/handreiking/herkennen/symbolen-duiden"]) {
    await open(page, path);
    const current = page.locator(".contents [aria-current=location]");
    await expect(current).toHaveCount(0);
    for (const link of await page.locator(".contents a").all()) await expect(link).toBeInViewport();
    for (const place of [1, 3]) {
      const link = page.locator(".contents a").nth(place);
      await link.click();
      await expect(current).toHaveCount(1);
      await expect(link).toHaveAttribute("aria-current", "location");
      await expect(link).toBeInViewport();
    }
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    for (let y = 0; y < height; y += 300) {
      await page.evaluate((y) => scrollTo(0, y), y);
      expect(await covered(page), `${path} at ${y}`).toEqual([]);
    }
  }
});

/** What the list of contents lies upon. */
async function covered(page) {
  return page.evaluate(() => {
    const box = (element) => element.getBoundingClientRect();
    const list = box(document.querySelector(".contents > details"));
    const meets = ({ left, right, top, bottom }) =>
      left < list.right && right > list.left && top < list.bottom && bottom > list.top;
    const others = [...document.querySelectorAll(".reading > :not(.contents), .turn, .breadcrumb, .page-header, .page-footer")];
    return others.filter((other) => meets(box(other))).map((other) => other.className);
  });
}

test("on a phone the text begins early, also under contacts, criteria and the decision aid", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  const limits = [
    [PAGE, 1300],
    ["/handreiking/melden/weegcriteria", 1300],
    ["/handreiking/melden/verslaglegging", 1300],
    ["/handreiking/delen/mag-ik-dit-delen", 1500],
    ["/handreiking/melden/waar-meld-je", 1700],
  ];
  for (const [path, limit] of limits) {
    await open(page, path);
    await expect(page.locator(".contents ol")).toBeHidden();
    const top = await page.locator(".prose").evaluate((prose) => prose.getBoundingClientRect().top);
    expect(top, path).toBeLessThan(limit);
  }
  await page.locator(".contents summary").click();
  await expect(page.locator(".contents a").first()).toBeVisible();
});

test("what is folded is found by the browser's own search, by a link and on paper", async ({ page }) => {
  await open(page, PAGE);
  const question = page.locator(".questions li").first();
  await expect(question).toBeHidden();
  const text = encodeURIComponent(await question.textContent());
  await page.goto("about:blank");
  await page.goto(`${PAGE}#:~:text=${text}`);
  await expect(question).toBeVisible();
  await expect(question).toBeInViewport();

  await open(page, "/handreiking/melden/weegcriteria");
  const criterion = page.locator(".criteria > li").last();
  await expect(criterion).toBeHidden();
  await page.emulateMedia({ media: "print" });
  await expect(criterion).toBeVisible();
  await expect(criterion.getByRole("link")).toBeHidden();
  await page.emulateMedia({ media: "screen" });
  await expect(criterion).toBeHidden();
  await page.goto(`/handreiking/melden/weegcriteria#${await criterion.getAttribute("id")}`);
  await expect(criterion).toBeInViewport();

  await open(page, "/handreiking/melden/waar-meld-je");
  const contacts = page.locator(".contact");
  await expect(contacts.first()).toBeVisible();
  await expect(contacts.last()).toBeHidden();
  await page.emulateMedia({ media: "print" });
  for (const contact of await contacts.all()) await expect(contact).toBeVisible();
});

test("a full stop after a term stays on its line", async ({ page }) => {
  await open(page, "/handreiking/herkennen/symbolen-duiden");
  await expect(page.locator(".begrip-slot").first()).toBeVisible();
  for (const width of [320, 360, 640, 800, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    const torn = await page.locator(".begrip-slot").evaluateAll((slots) =>
      slots.filter((slot) => slot.getClientRects().length > 1).map((slot) => slot.textContent),
    );
    expect(torn, `${width} px`).toEqual([]);
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
