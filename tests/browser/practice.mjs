// Playing a case as a visitor does: step after step, through the form that each page shows.
import { expect } from "@playwright/test";
import { arrive, open } from "./helpers.mjs";

const CASE = "/scenarios/de-stickers-op-de-kluisjes";
// More steps than any way through the case has.
const MANY = 40;

/** Begins the case anew; gives the answer with its first step. */
export async function begin(page) {
  await open(page, CASE);
  return arrive(page, () => page.getByRole("button", { name: "Begin deze casus" }).click());
}

/** What a page of a case asks: "choice", "sharing", "weighing" or "text"; at the end "debrief". */
export async function kindOf(page) {
  if (page.url().endsWith("/nabespreking")) return "debrief";
  const form = page.locator("form.answer");
  await expect(form).toBeAttached();
  if (await form.locator(".weighing").count()) return "weighing";
  if (await form.locator(".sharing").count()) return "sharing";
  return (await form.locator(".choices").count()) ? "choice" : "text";
}

/** Answers everything that a step asks with the first answer it offers, and goes on. */
export async function answer(page) {
  for (const question of await page.locator("form.answer fieldset").all()) {
    await question.locator("label").first().click();
  }
  return send(page);
}

/** Sends the form of a step as it stands. */
export function send(page) {
  return arrive(page, () => page.locator("form.answer button").click());
}

/** Goes on until a step of that kind; gives the answer with that step. */
export async function playUntil(page, kind, response) {
  for (let step = 0; step < MANY; step += 1) {
    const here = await kindOf(page);
    if (here === kind) return response;
    expect(here, `no ${kind} before the end`).not.toBe("debrief");
    response = await answer(page);
  }
  throw new Error(`no ${kind} within ${MANY} steps`);
}

/** Begins the case and plays until a step of that kind. */
export async function play(page, kind) {
  return playUntil(page, kind, await begin(page));
}
