// Playing a case as a visitor does: step after step, through the form that each page shows.
import { expect } from "@playwright/test";
import { arrive, open } from "./helpers.mjs";

const CASE = "/scenarios/de-stickers-op-de-kluisjes";
// More steps than any way through the case has.
const MANY = 40;

/** Begins a case anew; gives the answer with its first step. */
export async function begin(page, address = CASE) {
  await open(page, address);
  return arrive(page, () => page.getByRole("button", { name: "Begin deze casus" }).click());
}

/** What each kind of question has in its form; the first that is there tells the kind. */
const MARKS = [
  ["weighing", "[name=weging]"],
  ["recognition", "[name=herkennen]"],
  ["rating", "[name=beoordelen]"],
  ["reflection", "textarea"],
  ["sharing", ".sharing"],
  ["choice", ".choices"],
];

/** What a page of a case asks: a kind of the list above, or "text" to read on; at the end "debrief". */
export async function kindOf(page) {
  if (page.url().endsWith("/nabespreking")) return "debrief";
  const form = page.locator("form.answer");
  await expect(form).toBeAttached();
  for (const [kind, mark] of MARKS) {
    if (await form.locator(mark).count()) return kind;
  }
  return "text";
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

/** Begins a case and plays until a step of that kind. */
export async function play(page, kind, address = CASE) {
  return playUntil(page, kind, await begin(page, address));
}
