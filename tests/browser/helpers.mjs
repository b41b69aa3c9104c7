import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { expect } from "@playwright/test";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** The Chromium of this machine: WEEGWIJS_CHROMIUM, or the first one on the path. */
export function chromium() {
  const folders = ["/usr/bin", ...(process.env.PATH ?? "").split(delimiter)];
  const places = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  const found = [process.env.WEEGWIJS_CHROMIUM, ...places].find((place) => place && isProgram(place));
  if (!found) {
    throw new Error(`No Chromium found (${NAMES.join(", ")}). Install it, or set WEEGWIJS_CHROMIUM.`);
  }
  return found;
}

function isProgram(place) {
  try {
    accessSync(place, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Listens to a page from now on; gives what went wrong so far: errors in the console, errors of
 * scripts, requests to another host, and answers of our own host that failed.
 *
 * `expected` is the status the page itself may have.
 */
export function listen(page, baseURL, expected = 200) {
  const problems = [];
  const own = new URL(baseURL).origin;
  page.on("pageerror", (error) => problems.push(`script: ${error.message}`));
  page.on("console", (message) => {
    // The browser reports a failed answer here too, without its address; `response` below has it.
    if (message.type() === "error" && !message.text().startsWith("Failed to load resource")) {
      problems.push(`console: ${message.text()}`);
    }
  });
  page.on("request", (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol !== "data:" && protocol !== "blob:" && origin !== own) {
      problems.push(`request to another host: ${request.url()}`);
    }
  });
  page.on("requestfailed", (request) => {
    // What a page still waits for when it is left, the browser itself breaks off.
    const error = request.failure()?.errorText;
    if (error !== "net::ERR_ABORTED") problems.push(`no answer: ${request.url()} (${error})`);
  });
  page.on("response", (response) => {
    const allowed = response.request().isNavigationRequest() ? expected : 200;
    if (response.status() >= 400 && response.status() !== allowed) {
      problems.push(`${response.status()}: ${response.url()}`);
    }
  });
  return () => [...problems];
}

/** Opens an address and waits until its pictures and scripts have come; it must have that status. */
export async function open(page, path, status = 200) {
  const response = await page.goto(path, { waitUntil: "load" });
  expect(response.status(), `status of ${path}`).toBe(status);
}

/** Does what leads to another page, waits until that page is there, and gives its answer. */
export async function arrive(page, act) {
  const isPage = (response) => response.request().isNavigationRequest() && response.status() !== 303;
  const [response] = await Promise.all([page.waitForResponse(isPage), page.waitForEvent("load"), act()]);
  return response;
}

/** How many pixels of a page lie to the right of the window, and what lies there. */
export async function beyondTheEdge(page) {
  return page.evaluate(() => {
    const over = document.documentElement.scrollWidth - window.innerWidth;
    const wide = [...document.body.querySelectorAll("*")].filter(
      (element) => element.getBoundingClientRect().right > window.innerWidth + 1,
    );
    const tag = (element) => `<${element.localName} class="${element.getAttribute("class") ?? ""}">`;
    return over > 0 ? [`${over} px too wide`, ...wide.slice(0, 5).map(tag)] : [];
  });
}

/** Violations as lines that say which rule, where, and where to read more; of all rules, or of those named. */
export async function violations(page, named) {
  // What passes is not asked for: to describe where that stands takes most of the time.
  const axe = new AxeBuilder({ page }).options({ resultTypes: ["violations"] });
  if (named) axe.withRules(named);
  else axe.withTags(RULES);
  // Legacy mode leaves out what only pages with frames need: a second page for every analysis.
  const { violations } = await axe.setLegacyMode().analyze();
  return violations.flatMap(({ id, help, helpUrl, nodes }) =>
    nodes.map(({ target, any }) => `${id}: ${help} at ${target} ${any[0]?.message ?? ""} ${helpUrl}`),
  );
}
