import { defineConfig } from "@playwright/test";
import { chromium } from "./helpers.mjs";

const address = process.env.WEEGWIJS_URL;
if (!address) {
  throw new Error("Set WEEGWIJS_URL to the address of a running weegwijs, or use tests/run.");
}

export default defineConfig({
  testDir: ".",
  outputDir: process.env.WEEGWIJS_BROWSER_OUTPUT ?? "test-results",
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: process.stdout.isTTY ? "line" : "list",
  use: {
    baseURL: address,
    actionTimeout: 15_000,
    // A worker would fetch what it keeps beside every test; the tests about it allow it.
    serviceWorkers: "block",
    locale: "nl-NL",
    timezoneId: "Europe/Amsterdam",
    screenshot: "off",
    trace: "off",
    // Colours that are still changing would be measured halfway.
    contextOptions: { reducedMotion: "reduce" },
    launchOptions: {
      executablePath: chromium(),
      // Chromium refuses its sandbox to root, as in a container.
      args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
    },
  },
});
