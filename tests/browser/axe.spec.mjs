import { expect, test } from "@playwright/test";
import { beyondTheEdge, listen, violations } from "./helpers.mjs";
import { pages, visit } from "./pages.mjs";

// 320 px is what WCAG 1.4.10 asks: a window of 1280 px, enlarged four times.
const WIDTHS = [320, 1280];
// A scheme changes colours and nothing else.
const COLOURS = ["color-contrast", "link-in-text-block"];

for (const row of pages) {
  test(`${row.name} ${row.path ?? ""}`, async ({ page, baseURL }) => {
    const problems = listen(page, baseURL, row.status);
    await visit(page, row);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme: "light" });
      expect.soft(await violations(page), `axe, ${width} px`).toEqual([]);
      await page.emulateMedia({ colorScheme: "dark" });
      expect.soft(await violations(page, COLOURS), `axe, colours in the dark, ${width} px`).toEqual([]);
      expect.soft(await beyondTheEdge(page), `sideways scrolling, ${width} px`).toEqual([]);
    }
    expect.soft(problems(), "console and network").toEqual([]);
  });
}
