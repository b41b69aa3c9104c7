import { expect, test } from "@playwright/test";
import { beyondTheEdge } from "./helpers.mjs";
import { pages, visit } from "./pages.mjs";

// The distances of WCAG 1.4.12, which a visitor may set without losing text.
const SPACING = `
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-block-end: 2em !important; }
`;
const NAMES = ["symbool", "bladzijde van de handreiking", "symbolenbank", "stap om te wegen"];

// Our own policy keeps a foreign style out; the browser of a visitor does not heed it.
test.use({ bypassCSP: true, viewport: { width: 320, height: 800 } });

for (const row of pages.filter(({ name }) => NAMES.includes(name))) {
  test(`wider spaced text stays readable: ${row.name}`, async ({ page }) => {
    await visit(page, row);
    await page.addStyleTag({ content: SPACING });
    expect.soft(await clipped(page), "clipped text").toEqual([]);
    expect.soft(await beyondTheEdge(page), "sideways scrolling").toEqual([]);
  });
}

/** Elements whose text does not fit: cut off by their own edge, or sticking out of a control. */
async function clipped(page) {
  return page.evaluate(() => {
    const isTooLarge = (element) =>
      element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1;
    const cuts = (element) => {
      const { overflowX, overflowY, clipPath } = getComputedStyle(element);
      return clipPath === "none" && [overflowX, overflowY].some((way) => way === "hidden" || way === "clip");
    };
    const isControl = (element) => element.matches("button, .button, .badge, summary, select");
    return [...document.querySelectorAll("body *")]
      .filter((element) => element.textContent.trim() && (cuts(element) || isControl(element)) && isTooLarge(element))
      .map((element) => `${element.localName}.${element.className}: ${element.textContent.trim().slice(0, 40)}`);
  });
}
