// Looking a symbol up on the device itself, in the bank that the website gives for it. As the search
// of the website in spirit, not in letter: it has to be small, and to do without its lists of words.

/* Words */

const LETTERS = { æ: "ae", œ: "oe", ß: "ss", ø: "o", ł: "l", đ: "d", ð: "d", ħ: "h", ŧ: "t", ı: "i" };

/** Lower case, without what changes only the look: accents, variation selectors, skin tones, joiners. */
export function fold(text) {
  return text
    .normalize("NFD")
    .toLowerCase()
    .replace(/\u200d[♀♂]/gu, "")
    .replace(/[\p{M}\p{Cf}\u{1f3fb}-\u{1f3ff}]/gu, "")
    .replace(/[æœßøłđðħŧı]/g, (letter) => LETTERS[letter])
    .replace(/(\p{L})['’`](?!n(?!\p{L}))(?=\p{L})/gu, "$1");
}

const UNITS = /\({3}|\){3}|\p{RI}{2}|[\p{Extended_Pictographic}\u16a0-\u16ff\u2190-\u2bff\u2e80-\u9fff]|[\p{L}\p{N}]+/gu;
const CODE_GAP = /^ ?[/\-._·&+–×:\\]? ?$/;
const isWord = (text) => /^\p{L}{2,}$/u.test(text);
const isCodePart = (text) => /^(\d+|\p{L})$/u.test(text);
const isSign = (text) => !/[\p{L}\p{N}]/u.test(text) || /^[\u16a0-\u16ff\u2e80-\u9fff]$/.test(text);

/** Whether two units that stand beside each other with this between them are read as one. */
function belong(one, gap, other) {
  if (isSign(one) || isSign(other)) return gap === "" && isSign(one) && isSign(other);
  if (isCodePart(one) && isCodePart(other)) return gap !== "" && CODE_GAP.test(gap);
  return gap === "-" || gap === "_";
}

/** Words, codes and signs: each whole with the parts it was put together from. */
export function tokens(text) {
  const folded = fold(text);
  const found = [];
  let end = -1;
  for (const { 0: unit, index } of folded.matchAll(UNITS)) {
    const last = found.at(-1);
    if (last && last.parts.length < 6 && belong(last.parts.at(-1), folded.slice(end, index), unit)) {
      last.parts.push(unit);
    } else {
      found.push({ parts: [unit] });
    }
    end = index + unit.length;
  }
  return found.flatMap(({ parts }) => {
    const whole = parts.join("");
    // A telephone number is no code.
    if (parts.length > 1 && parts.every(isCodePart) && whole.length > 8) return parts.map((part) => token(part, []));
    return [token(whole, parts.length > 1 ? parts : /\d/.test(whole) ? (whole.match(/\d{2,}|\p{L}{2,}/gu) ?? []) : [])];
  });
}

function token(whole, parts) {
  return { whole, parts: parts.filter((part) => part !== whole && (part.length > 1 || isSign(part))) };
}

/** One spelling for the forms of a word: vlag and vlaggen, rood and rode, wolf and wolven. */
export function stem(word) {
  if (word.length < 4 || !/^[a-z]+$/.test(word)) return word;
  const single = word.replace(/(.)\1+/g, "$1").replace(/(e[lmnr])s$/, "$1");
  const plain = single.replace(/^(..+?[^aeiou])e?tjes?$/, "$1").replace(/([bdfgkpst])jes?$/, "$1");
  const short = plain.replace(/^(..+?[^aeiou])en?$/, "$1");
  return short.replace(/v$/, "f").replace(/z$/, "s");
}

/** Letters to insert, leave out, replace or swap to come from one word to the other. */
export function edits(one, other) {
  let [before, last] = [[], [...Array(other.length + 1).keys()]];
  for (let i = 1; i <= one.length; i += 1) {
    const now = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1];
      now[j] = Math.min(last[j - 1] + (same ? 0 : 1), last[j] + 1, now[j - 1] + 1);
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (swapped) now[j] = Math.min(now[j], before[j - 2] + 1);
    }
    [before, last] = [last, now];
  }
  return last[other.length];
}

/* Search */

// What a word weighs by where it stands.
const FIELDS = [
  [8, (symbol) => [symbol.naam]],
  [7, (symbol) => [...(symbol.aliassen ?? []), ...(symbol.codes ?? []), ...(symbol.tekens ?? [])]],
  [4, (symbol) => symbol.zoekwoorden],
  [2, (symbol) => [symbol.kort]],
  [0.7, (symbol) => [symbol.ziet, ...symbol.anders.map((other) => other.betekenis)]],
];
const NAMES = 3;
const WHOLE_NAME = 8;
const SYNONYM = 0.5;
const PREFIX = 0.65;
const INSIDE = 0.5;
const PART = 0.6;
const CODE_PART = 0.35;
const JOINED = 0.9;
const TYPOS = [0, 0.55, 0.4];
const LIGHT = 0.15;
const LINKS = ["", "s", "en", "e", "n"];

/** Makes the bank ready for looking up. */
export function prepare(index) {
  const words = new Map();
  const names = new Map();
  const set = (list) => new Set(list.flatMap((text) => tokens(text).map(({ whole }) => whole)));
  const bank = { index, words, names, light: set(index.lichteWoorden), stop: set(index.stopwoorden), synonyms: new Map() };
  bank.bySlug = new Map(index.symbolen.map((symbol) => [symbol.slug, symbol]));
  for (const group of index.synoniemen) {
    const stems = group.map((word) => stem(fold(word).replace(/[^\p{L}\p{N}]/gu, "")));
    for (const one of stems) bank.synonyms.set(one, [...(bank.synonyms.get(one) ?? []), ...stems]);
  }
  index.symbolen.forEach((symbol, at) => {
    FIELDS.forEach(([weight, read], field) => {
      for (const text of read(symbol)) {
        if (field < NAMES) note(names, nameOf(bank, tokens(text)), at, WHOLE_NAME - field * 2);
        for (const { whole, parts } of tokens(text)) {
          for (const word of [whole, ...parts]) note(words, stem(word), at, weight);
        }
      }
    });
  });
  return bank;
}

/** Keeps the highest weight of a symbol under a word. */
function note(map, word, at, weight) {
  const found = map.get(word) ?? new Map();
  if (weight > (found.get(at) ?? 0)) found.set(at, weight);
  map.set(word, found);
}

/** What is typed or named, without the words that say little. */
function nameOf(bank, list) {
  const telling = list.filter(({ whole }) => !bank.stop.has(whole) && !bank.light.has(whole));
  return (telling.length ? telling : list).map(({ whole }) => stem(whole)).join(" ");
}

/** The symbols that answer, best first. */
export function look(bank, text) {
  const typed = tokens(text).flatMap((one) => {
    const isKnown = !one.parts.length || bank.words.has(stem(one.whole));
    return isKnown ? [one] : one.parts.map((part) => token(part, []));
  });
  // In IS-vlag a word that says nothing says something.
  const begins = (at) => bank.words.has(stem(typed[at].whole + (typed[at + 1]?.whole ?? "")));
  const telling = typed.filter(({ whole }, at) => !bank.stop.has(whole) || (at + 1 < typed.length && begins(at)));
  const asked = (telling.length ? telling : typed).slice(0, 24);
  const isAllLight = asked.every(({ whole }) => bank.light.has(whole));
  const terms = asked.map(({ whole, parts }, at) => ({
    readings: readings(bank, whole, parts, at === asked.length - 1),
    isLight: !isAllLight && bank.light.has(whole),
  }));
  join(bank, asked, terms);
  return rank(bank, terms, nameOf(bank, typed));
}

/** Every way to understand a typed word, as [word of the bank, how far to believe it]. */
function readings(bank, whole, parts, isLast) {
  const word = stem(whole);
  const found = bank.words.has(word) ? [[word, 1]] : [];
  for (const other of bank.synonyms.get(word) ?? []) if (other !== word) found.push([other, SYNONYM]);
  for (const part of parts) found.push([stem(part), CODE_PART]);
  if (!isWord(whole)) return found;
  const isKnown = found.length > 0;
  const most = word.length > 6 ? 2 : 1;
  for (const known of bank.words.keys()) {
    if (known === word || known.length < 3) continue;
    if (known.startsWith(word) && (isLast || word.length > 3)) found.push([known, PREFIX]);
    else if (word.length > 3 && known.includes(word)) found.push([known, INSIDE]);
    else if (known.length > 3 && word.includes(known)) found.push([known, (PART * known.length) / word.length]);
    if (isKnown || !isWord(known) || Math.abs(known.length - word.length) > most) continue;
    const count = edits(word, known);
    if (count <= (known[0] === word[0] ? most : 1)) found.push([known, TYPOS[count]]);
  }
  return found;
}

/** Words written apart that are one: haken kruis. */
function join(bank, asked, terms) {
  for (let at = 0; at + 1 < asked.length; at += 1) {
    for (const link of LINKS) {
      const word = stem(asked[at].whole + link + asked[at + 1].whole);
      if (!bank.words.has(word)) continue;
      terms[at].readings.push([word, JOINED]);
      terms[at + 1].readings.push([word, JOINED]);
    }
  }
}

function rank(bank, terms, name) {
  const all = bank.index.symbolen.length;
  const rarityOf = (word) => {
    const count = bank.words.get(word)?.size ?? all;
    return Math.log(1 + (all - count + 0.5) / (count + 0.5));
  };
  const scores = new Map();
  let asked = 0;
  for (const { readings, isLight } of terms) {
    // No way to understand a word that is known says more than the word itself.
    const known = readings.find(([, belief]) => belief === 1);
    const most = Math.max(0, ...(known ? [known] : readings).map(([word]) => rarityOf(word)));
    const best = new Map();
    for (const [word, belief] of readings) {
      const rarity = Math.min(most, rarityOf(word));
      for (const [at, weight] of bank.words.get(word) ?? []) {
        const score = (belief * rarity * weight) / (1.2 + weight);
        if (score > (best.get(at)?.score ?? 0)) best.set(at, { score, belief });
      }
    }
    const worth = isLight ? 0 : most;
    asked += worth;
    for (const [at, { score, belief }] of best) {
      const sum = scores.get(at) ?? { score: 0, covered: 0 };
      sum.score += isLight ? score * LIGHT : score;
      sum.covered += worth * Math.min(1, belief * 1.5);
      scores.set(at, sum);
    }
  }
  for (const [at, weight] of bank.names.get(name) ?? []) {
    const sum = scores.get(at) ?? { score: 0, covered: asked };
    scores.set(at, { score: sum.score + weight, covered: asked });
  }
  const best = Math.max(0, ...[...scores.values()].map(({ covered }) => covered));
  return [...scores]
    .filter(([, { covered }]) => covered >= 0.4 * best)
    .map(([at, { score, covered }]) => [at, score * (0.3 + 0.7 * (covered / (asked || 1)) ** 2)])
    .sort((one, other) => other[1] - one[1])
    .map(([at]) => bank.index.symbolen[at]);
}
