import { expect, test } from "@playwright/test";
import { arrive, listen, open } from "./helpers.mjs";

const PLACES = [
  { path: "/", results: "#snel", one: ".hit", words: /^\d+ resulta(at|ten)$/ },
  { path: "/symbolenbank", results: "#resultaten", one: ".symbol-card", words: /^\d+ symbo(ol|len)$/, follows: true },
  { path: "/zoeken", results: "#resultaten", one: ".hit", words: /^\d+ resulta(at|ten)$/, follows: true },
];

for (const { path, results, one, words, follows } of PLACES) {
  test.describe(`searching while typing on ${path}`, () => {
    test("shows what is found, counts it, and lets go of it", async ({ page, baseURL }) => {
      const problems = listen(page, baseURL);
      await open(page, path);
      const before = await page.locator(one).count();
      const loads = [];
      page.on("load", () => loads.push(page.url()));
      const place = page.locator(results);
      const status = place.getByRole("status");

      await page.getByRole("searchbox").fill("zwarte zon");
      await expect(place.getByRole("link", { name: "Zwarte zon", exact: true }).first()).toBeVisible();
      await expect(status).toHaveText(words);
      await expect(page).toHaveURL(follows ? `${path}?q=zwarte+zon` : path);
      const counted = await status.textContent();
      const line = await status.elementHandle();

      await page.getByRole("searchbox").fill("88");
      await expect(status).not.toHaveText(counted);
      expect(await status.evaluate((now, before) => now === before, line), "the same live region").toBe(true);
      await expect(page).toHaveURL(follows ? `${path}?q=88` : path);
      await expect(page, "the name of the page").toHaveTitle(follows ? /‘88’.* · Weegwijs$/ : /^Signalen/);

      await page.getByRole("searchbox").fill("");
      await expect(place.locator(one)).toHaveCount(before);
      await expect(page).toHaveURL(path);
      await expect(page.getByRole("searchbox")).toBeFocused();
      expect(loads, "pages loaded").toEqual([]);
      expect(problems(), "console and network").toEqual([]);
    });

    test("shows the last words of a fast typist, and asks no more than it must", async ({ page, baseURL }) => {
      const problems = listen(page, baseURL);
      await open(page, path);
      const asked = [];
      page.on("request", (request) => request.url().includes("fragment=1") && asked.push(request.url()));
      await page.getByRole("searchbox").pressSequentially("zwarte zon", { delay: 10 });
      await expect.poll(() => asked.at(-1)).toContain("q=zwarte+zon");
      const found = page.locator(results).getByRole("link", { name: "Zwarte zon", exact: true });
      await expect(found.first()).toBeVisible();
      expect(asked.length).toBeLessThan("zwarte zon".length);
      expect(problems(), "console and network").toEqual([]);
    });

    test("says so when nothing is found", async ({ page, baseURL }) => {
      const problems = listen(page, baseURL);
      await open(page, path);
      await page.getByRole("searchbox").fill("qqqxxyy");
      await expect(page.locator(results)).toContainText("Niets gevonden.");
      await expect(page.locator(results).getByRole("status")).toHaveText(words);
      expect(problems(), "console and network").toEqual([]);
    });

    for (const [fault, answer] of [
      ["no answer", (route) => route.abort()],
      ["an error", (route) => route.fulfill({ status: 500, body: "" })],
    ]) {
      test(`leaves the form as it is after ${fault}`, async ({ page }) => {
        const errors = [];
        page.on("pageerror", (error) => errors.push(error.message));
        await page.route((address) => address.searchParams.has("fragment"), answer);
        await open(page, path);
        const before = await page.locator(results).innerHTML();
        const ends = ["requestfinished", "requestfailed"].map((end) => page.waitForEvent(end, isFragment));
        await page.getByRole("searchbox").fill("zwarte zon");
        await Promise.any(ends);
        expect(await page.locator(results).innerHTML()).toBe(before);
        await expect(page).toHaveURL(path);
        await arrive(page, () => page.keyboard.press("Enter"));
        await expect(page.getByRole("status")).toHaveText(words);
        await expect(page.getByRole("link", { name: "Zwarte zon", exact: true }).first()).toBeVisible();
        expect(errors).toEqual([]);
      });
    }
  });
}

for (const { path, results } of PLACES.filter(({ follows }) => follows)) {
  test(`what was typed on ${path} is there again after following a link and going back`, async ({ page }) => {
    await open(page, path);
    await page.getByRole("searchbox").fill("zwarte zon");
    await expect(page).toHaveURL(/q=zwarte\+zon/);
    const found = page.locator(results).getByRole("link", { name: "Zwarte zon", exact: true }).first();
    await arrive(page, () => found.click());
    await page.goBack();
    await expect(page.getByRole("searchbox")).toHaveValue("zwarte zon");
    await expect(page.locator(results)).toContainText("Zwarte zon");
  });
}

test("a filter shows its symbols at once", async ({ page, baseURL }) => {
  const problems = listen(page, baseURL);
  await open(page, "/symbolenbank");
  const status = page.getByRole("status");
  const before = await status.textContent();
  await page.locator(".filters > summary").click();
  await page.getByLabel("Ideologie").selectOption({ index: 1 });
  await expect(status).not.toHaveText(before);
  await expect(page).toHaveURL(/\/symbolenbank\?ideologie=/);
  expect(problems(), "console and network").toEqual([]);
});

function isFragment(request) {
  return request.url().includes("fragment=1");
}
