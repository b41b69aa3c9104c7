// Going through a page with Tab, and looking where that leads.
import { expect } from "@playwright/test";

// More stops than any page has.
const MANY = 400;

/** Presses Tab until the focus is there. */
export async function tabTo(page, target) {
  await expect(target).toBeVisible();
  for (let stop = 0; stop < MANY; stop += 1) {
    await page.keyboard.press("Tab");
    if (await hasFocus(target)) return;
  }
  throw new Error(`Tab does not reach ${target}`);
}

/**
 * Goes round the page by Tab, from the skip link back to it. Everywhere the focus must be seen, and
 * nothing may hold it: the round passes the whole footer.
 */
export async function goRound(page) {
  const skipLink = page.locator(".skip-link");
  await tabTo(page, skipLink);
  const stops = [];
  do {
    stops.push(await page.evaluate(look));
    await page.keyboard.press("Tab");
  } while (stops.length < MANY && !(await hasFocus(skipLink)));
  const faults = stops.filter(({ fault }) => fault).map(({ name, fault }) => `${name}: ${fault}`);
  expect(faults, "focus that cannot be seen").toEqual([]);
  const links = stops.filter(({ isFooter }) => isFooter);
  expect(links.length, "links of the footer that Tab reaches").toBe(await page.locator(".page-footer a").count());
  await expect(skipLink).toBeFocused();
}

function hasFocus(target) {
  return target.evaluate((element) => element === document.activeElement);
}

/** Looks, in the page, at what has the focus: its name, and what keeps a visitor from seeing it. */
function look() {
  // How far the middle of the first line is from the top, in pixels.
  const FIRST_LINE = 24;
  const element = document.activeElement;
  const name = `${element.localName}#${element.id} ${element.textContent.trim().slice(0, 40)}`;
  const isFooter = element.closest(".page-footer") !== null;
  // The browser itself may have a turn between the last stop and the first.
  if (element === document.body) return { name, isFooter };

  const [box] = element.getClientRects();
  const x = box.left + box.width / 2;
  // Of a field of several lines the browser brings the line with the cursor into sight.
  const y = box.top + Math.min(box.height / 2, FIRST_LINE);
  if (x < 0 || y < 0 || x > innerWidth || y > innerHeight) return { name, isFooter, fault: "out of sight" };

  // A radio button shows its ring around the whole answer.
  const ring = element.closest(".choice, .scale__step") ?? element;
  const { outlineStyle, outlineWidth, outlineColor, outlineOffset } = getComputedStyle(ring);
  if (outlineStyle === "none" || parseFloat(outlineWidth) < 2) return { name, isFooter, fault: "no ring of 2 px" };

  const ratio = contrast(colour(outlineColor), behind(parseFloat(outlineOffset) < 0 ? ring : ring.parentElement));
  return { name, isFooter, fault: ratio < 3 ? `ring of ${outlineColor} has contrast ${ratio.toFixed(2)}` : undefined };

  function behind(place) {
    for (let at = place; at; at = at.parentElement) {
      const own = colour(getComputedStyle(at).backgroundColor);
      if (own[3] === 255) return own;
    }
    return colour("canvas");
  }

  function colour(text) {
    const canvas = document.createElement("canvas").getContext("2d");
    canvas.fillStyle = text;
    canvas.fillRect(0, 0, 1, 1);
    return canvas.getImageData(0, 0, 1, 1).data;
  }

  // WCAG 2.1, relative luminance and contrast ratio.
  function contrast(one, other) {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  }

  function luminance([red, green, blue]) {
    const linear = (part) => (part <= 10 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4);
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  }
}
