// node screenshots.mjs FOLDER        pictures of every kind of page: narrow and wide, light and dark
// node screenshots.mjs --readme FILE  one picture of the start page
//
// WEEGWIJS_URL is the address of a running weegwijs.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { chromium as browsers } from "@playwright/test";
import { pages, visit } from "./pages.mjs";
import config from "./playwright.config.mjs";

const WIDTHS = [360, 1280];
const SCHEMES = { licht: "light", donker: "dark" };

const { values, positionals } = parseArgs({ options: { readme: { type: "string" } }, allowPositionals: true });
const [folder] = positionals;
if (!folder && !values.readme) throw new Error("Give a folder for the pictures, or --readme and a file.");

const { launchOptions, ...settings } = config.use;
const browser = await browsers.launch(launchOptions);
if (values.readme) await inWindow(1280, (page) => start(page, values.readme));
if (folder) {
  mkdirSync(folder, { recursive: true });
  for (const row of pages) await inWindow(1280, (page) => picture(page, row));
}
await browser.close();

/** A visitor of its own for every page, so that one does not show what another did. */
async function inWindow(width, work) {
  const context = await browser.newContext({
    ...settings,
    ...settings.contextOptions,
    viewport: { width, height: 800 },
  });
  await work(await context.newPage());
  await context.close();
}

async function start(page, path) {
  await page.goto("/");
  await page.screenshot({ path });
}

async function picture(page, row) {
  await visit(page, row);
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    for (const [word, colorScheme] of Object.entries(SCHEMES)) {
      await page.emulateMedia({ colorScheme });
      await loadPictures(page);
      const path = join(folder, `${fileName(row.name)}-${width}-${word}.png`);
      await page.screenshot({ path, fullPage: true });
      console.log(path);
    }
  }
}

/** Pictures further down come only when they are asked for. */
async function loadPictures(page) {
  await page.evaluate(async () => {
    for (const image of document.images) image.loading = "eager";
    await Promise.allSettled([...document.images].map((image) => image.decode()));
  });
}

function fileName(name) {
  return name.replaceAll(/[^a-z]+/g, "-");
}
