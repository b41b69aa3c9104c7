import { expect, test } from "@playwright/test";
import { goRound, tabTo } from "./focus.mjs";
import { arrive, open } from "./helpers.mjs";
import { kindOf } from "./practice.mjs";

const WINDOWS = [
  { colorScheme: "light", viewport: { width: 1280, height: 800 } },
  { colorScheme: "dark", viewport: { width: 360, height: 740 } },
];

for (const { colorScheme, viewport } of WINDOWS) {
  test.describe(`with the keyboard only, ${viewport.width} px, ${colorScheme}`, () => {
    test.use({ colorScheme, viewport });

    test("a symbol is found from the start", async ({ page }) => {
      await open(page, "/");
      await skipLinkComesFirst(page);
      await goRound(page);
      await tabTo(page, page.getByRole("searchbox"));
      await page.keyboard.type("zwarte zon");
      await follow(page, page.locator("#snel").getByRole("link", { name: "Zwarte zon", exact: true }).first());
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Zwarte zon");
      await skipLinkComesFirst(page);
      await goRound(page);
    });

    test("a search without waiting goes by Enter", async ({ page }) => {
      await open(page, "/");
      await tabTo(page, page.getByRole("searchbox"));
      await page.keyboard.type("zwarte zon");
      await arrive(page, () => page.keyboard.press("Enter"));
      await expect(page).toHaveURL(/\/zoeken\?q=zwarte\+zon$/);
    });

    test("a blurred picture is made clear", async ({ page }) => {
      await open(page, "/symbolenbank/hakenkruisvlag");
      await follow(page, page.getByRole("button", { name: "Toon beelden helder" }));
      await goRound(page);
      await expect(page.getByRole("button", { name: "Maak beelden weer wazig" })).toBeVisible();
    });

    test("a case is played to its debrief", async ({ page }) => {
      test.slow();
      await open(page, "/scenarios");
      await skipLinkComesFirst(page);
      await goRound(page);
      await follow(page, page.getByRole("link", { name: "De stickers op de kluisjes" }));
      await skipLinkComesFirst(page);
      await goRound(page);
      await follow(page, page.getByRole("button", { name: "Begin deze casus" }));

      // One step of a kind is like the next: going round each of twenty would take a minute more.
      const seen = new Set();
      for (let kind = await kindOf(page); kind !== "debrief"; kind = await kindOf(page)) {
        await headingHasFocus(page);
        if (!seen.has(kind)) {
          await goRound(page);
          await skip(page);
        }
        seen.add(kind);
        await (["weighing", "rating"].includes(kind) ? weigh(page) : choose(page));
        await follow(page, page.locator("form.answer button"));
      }

      await headingHasFocus(page);
      await goRound(page);
      await skip(page);
      const step = page.locator(".debrief__step").first();
      await tabTo(page, step.locator("summary"));
      await page.keyboard.press("Enter");
      await expect(step.getByText("Uw keuze")).toBeVisible();
      await goRound(page);
    });

    test("a forgotten answer is told, and the message leads to the question", async ({ page }) => {
      await open(page, "/scenarios/de-stickers-op-de-kluisjes");
      await follow(page, page.getByRole("button", { name: "Begin deze casus" }));
      await follow(page, page.locator("form.answer button"));
      await expect(page.getByRole("alert")).toBeFocused();
      await goRound(page);
      await tabTo(page, page.getByRole("alert").getByRole("link"));
      await page.keyboard.press("Enter");
      await page.keyboard.press("Tab");
      await expect(page.getByRole("radio").first()).toBeFocused();
    });
  });
}

/** Goes by Tab to a link or button and presses it. */
async function follow(page, target) {
  await tabTo(page, target);
  await arrive(page, () => page.keyboard.press("Enter"));
}

/** The first answer of a choice or the first line; a step that only has text has nothing to choose. */
async function choose(page) {
  const first = page.locator(".choices input").first();
  if (!(await first.count())) return;
  await tabTo(page, first);
  await page.keyboard.press("Space");
  await expect(first).toBeChecked();
}

/** Every piece of information: the first by Space, the others by an arrow. */
async function weigh(page) {
  for (const [at, item] of (await page.locator(".weighing").all()).entries()) {
    const answers = item.getByRole("radio");
    await tabTo(page, answers.first());
    await page.keyboard.press(at === 0 ? "Space" : "ArrowDown");
    await expect(answers.nth(at === 0 ? 0 : 1)).toBeChecked();
  }
}

async function headingHasFocus(page) {
  const heading = page.locator("h1[data-focus-heading]");
  await expect(heading, "the heading of a new step has the focus").toBeFocused();
  // No control, so no ring: a line below.
  await expect(heading).toHaveCSS("text-decoration-line", "underline");
}

async function skipLinkComesFirst(page) {
  await page.keyboard.press("Tab");
  await expect(page.locator(".skip-link")).toBeFocused();
  await skip(page);
}

/** Follows the skip link, which has the focus or is the next stop of a round. */
async function skip(page) {
  const main = page.locator("main");
  await expect(page.locator(".skip-link")).toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(main).toBeFocused();
}
