import { expect, test } from "@playwright/test";
import { listen, open } from "./helpers.mjs";

const PATH = "/symbolenbank/88";

test.describe("passing an address on", () => {
  test("copies it where the device has no window for it", async ({ page, context, baseURL }) => {
    const problems = listen(page, baseURL);
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await withoutShare(page);
    await open(page, PATH);
    const address = new URL(PATH, baseURL).href;
    await expect(page.locator("#adres")).toHaveText(address);
    await page.getByRole("button", { name: "Kopieer het adres" }).click();
    await expect(status(page)).toHaveText("Het adres is gekopieerd.");
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(address);
    expect(problems(), "console and network").toEqual([]);
  });

  test("hands it to the device, and says nothing when its window is closed", async ({ page, baseURL }) => {
    const problems = listen(page, baseURL);
    await page.addInitScript(() => {
      navigator.share = async (shared) => {
        window.shared = shared;
        throw new DOMException("closed", "AbortError");
      };
    });
    await open(page, PATH);
    await page.getByRole("button", { name: "Deel", exact: true }).click();
    await expect.poll(() => page.evaluate(() => window.shared)).toEqual({
      title: "88 · Weegwijs",
      url: new URL(PATH, baseURL).href,
    });
    await expect(status(page)).toBeEmpty();
    expect(problems(), "console and network").toEqual([]);
  });

  test("marks it for whoever may not copy", async ({ page, baseURL }) => {
    await withoutShare(page);
    await page.addInitScript(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
    await open(page, PATH);
    await page.getByRole("button", { name: "Kopieer het adres" }).click();
    await expect(status(page)).toContainText("kopieer het zelf");
    expect(await page.evaluate(() => getSelection().toString())).toBe(new URL(PATH, baseURL).href);
  });
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("the address is text, and there is no button that does nothing", async ({ page }) => {
    await open(page, PATH);
    await expect(page.locator("#adres")).toContainText(PATH);
    await expect(page.locator("button[data-share]")).toBeHidden();
  });
});

function withoutShare(page) {
  return page.addInitScript(() => Object.defineProperty(navigator, "share", { value: undefined }));
}

function status(page) {
  return page.locator(".share").getByRole("status");
}
