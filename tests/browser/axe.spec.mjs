import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { beyondTheEdge, listen } from "./helpers.mjs";
import { pages, visit } from "./pages.mjs";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
// 320 px is what WCAG 1.4.10 asks: a window of 1280 px, enlarged four times.
const WIDTHS = [320, 1280];
const SCHEMES = ["light", "dark"];

for (const row of pages) {
  test(`${row.name} ${row.path ?? ""}`, async ({ page, baseURL }) => {
    const problems = listen(page, baseURL, row.status);
    await visit(page, row);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 });
      for (const colorScheme of SCHEMES) {
        await page.emulateMedia({ colorScheme });
        expect.soft(await violations(page), `axe, ${colorScheme}, ${width} px`).toEqual([]);
      }
      expect.soft(await beyondTheEdge(page), `sideways scrolling, ${width} px`).toEqual([]);
    }
    expect.soft(problems(), "console and network").toEqual([]);
  });
}

/** Violations as lines that say which rule, where, and where to read more. */
async function violations(page) {
  // Legacy mode leaves out what only pages with frames need: a second page for every analysis.
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).setLegacyMode().analyze();
  return violations.flatMap(({ id, help, helpUrl, nodes }) =>
    nodes.map(({ target, any }) => `${id}: ${help} at ${target} ${any[0]?.message ?? ""} ${helpUrl}`),
  );
}
