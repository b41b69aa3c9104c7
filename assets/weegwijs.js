// Weegwijs works without this file. It makes six things pleasant: searching while you type,
// arriving at the heading of the next step of a case, passing an address on, what a term means when
// one points at it, where one is on a long page, and looking up where there is no network.

const PAUSE = 180;
const ON_START_PAGE = "6";

// A fragment is read as a document by XMLHttpRequest: it parses HTML without running anything in
// it, and without the text sinks that the Trusted Types policy of this site closes.
function load(address, onReady) {
  const request = new XMLHttpRequest();
  request.open("GET", address);
  request.responseType = "document";
  request.onload = () => {
    if (request.status === 200 && request.response) onReady(request.response);
  };
  request.send();
  return request;
}

// The line with role=status stays the same element, so that a screen reader hears only its new
// text and not the whole list.
function fill(target, fragment) {
  const status = target.querySelector("[role=status]");
  const next = fragment.querySelector("[role=status]");
  const nodes = [...fragment.body.childNodes];
  if (!status || !next || next.parentNode !== fragment.body || status.parentNode !== target) {
    const text = next?.textContent ?? "";
    next?.replaceChildren();
    target.replaceChildren(...nodes);
    // A live region speaks when it changes, not when it appears.
    if (next) setTimeout(() => next.replaceChildren(text), 50);
    return;
  }
  const at = nodes.indexOf(next);
  for (const node of [...target.childNodes]) if (node !== status) node.remove();
  status.before(...nodes.slice(0, at));
  status.after(...nodes.slice(at + 1));
  status.dataset.title = next.dataset.title;
  if (status.textContent !== next.textContent) status.textContent = next.textContent;
}

function fields(form) {
  const chosen = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    const text = String(value).trim();
    if (text) chosen.append(name, text);
  }
  return chosen;
}

function address(path, chosen) {
  const query = chosen.toString();
  return query ? `${path}?${query}` : path;
}

function enliven(form) {
  const target = document.querySelector(form.dataset.live);
  if (!target) return;
  const path = new URL(form.action).pathname;
  const isOwnPage = path === location.pathname;
  let timer = 0;
  let request = null;
  let shown = fields(form).toString();

  function search() {
    const chosen = fields(form);
    const text = chosen.toString();
    if (text === shown) return;
    if (!isOwnPage && !chosen.has("q")) {
      shown = text;
      target.replaceChildren();
      return;
    }
    const asked = new URLSearchParams(chosen);
    asked.set("fragment", "1");
    if (!isOwnPage) asked.set("aantal", ON_START_PAGE);
    request = load(address(path, asked), (fragment) => {
      shown = text;
      fill(target, fragment);
      if (!isOwnPage) return;
      history.replaceState(null, "", address(path, chosen));
      const title = target.querySelector("[role=status]")?.dataset.title ?? document.querySelector("h1").textContent;
      document.title = `${title} · Weegwijs`;
    });
  }

  form.addEventListener("input", () => {
    clearTimeout(timer);
    request?.abort();
    timer = setTimeout(search, PAUSE);
  });
}

for (const form of document.querySelectorAll("form[data-live]")) enliven(form);

// What is missing comes first, then the heading of the step.
const heading = document.querySelector("h1[data-focus-heading]");
if (heading && !location.hash) {
  const place = document.querySelector("main [role=alert]") ?? heading;
  place.tabIndex = -1;
  place.focus();
}

// The address stands there as text; the button hands it to the device, or copies it. It goes to
// nobody else.
function passOn(button) {
  const place = document.querySelector(button.dataset.share);
  const status = button.parentElement.querySelector("[role=status]");
  const url = new URL(place.textContent.trim(), location.href).href;
  const hands = typeof navigator.share === "function";

  async function copy() {
    await navigator.clipboard.writeText(url);
    status.textContent = "Het adres is gekopieerd.";
  }

  place.textContent = url;
  if (hands) button.textContent = "Deel";
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await (hands ? navigator.share({ title: document.title, url }) : copy());
    } catch (error) {
      // Whoever closed the device's own window chose to.
      if (error.name === "AbortError") return;
      getSelection().selectAllChildren(place);
      status.textContent = "Dat lukte niet. Het adres is gemarkeerd: kopieer het zelf.";
    }
  });
}

for (const button of document.querySelectorAll("button[data-share]")) passOn(button);

// A press shows what a term means, also without this file, and Escape takes it away. Here pointing at
// it and coming by with the keyboard do too. It stays while the pointer is on it.
const AWAY = 250;

function explain(button) {
  const meaning = document.getElementById(button.getAttribute("popovertarget"));
  if (!meaning?.showPopover) return;
  let timer = 0;
  let cameBySelf = false;

  const isOpen = () => meaning.matches(":popover-open");

  function show() {
    clearTimeout(timer);
    if (isOpen()) return;
    cameBySelf = true;
    meaning.showPopover({ source: button });
  }

  function leave() {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (cameBySelf && isOpen() && !meaning.contains(document.activeElement)) meaning.hidePopover();
    }, AWAY);
  }

  for (const place of [button, meaning]) {
    place.addEventListener("pointerenter", (event) => {
      if (event.pointerType === "mouse") show();
    });
    place.addEventListener("pointerleave", leave);
  }
  button.addEventListener("focus", () => {
    if (button.matches(":focus-visible")) show();
  });
  button.addEventListener("blur", leave);
  // A press on what came by itself keeps it.
  button.addEventListener("click", (event) => {
    if (!cameBySelf || !isOpen()) return;
    event.preventDefault();
    cameBySelf = false;
  });
}

for (const button of document.querySelectorAll(".begrip[popovertarget]")) explain(button);

// The list of contents is folded where it stands above the text, and open where it stands beside it.
// That is as wide as in the style.
const BESIDE = matchMedia("(min-width: 64rem)");

function unfold(contents) {
  const fold = contents.querySelector("details");
  const set = () => {
    fold.open = BESIDE.matches;
  };
  BESIDE.addEventListener("change", set);
  set();
}

// Marks in the list of contents where the reader is: the last heading that went past the upper part
// of the screen.
function follow(contents) {
  const links = [...contents.querySelectorAll("a[href^='#']")];
  const headings = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
  let isWaiting = false;

  function mark() {
    isWaiting = false;
    const line = innerHeight * 0.3;
    const past = headings.filter((place) => place && place.getBoundingClientRect().top <= line).length;
    links.forEach((link, at) => {
      if (at === past - 1) link.setAttribute("aria-current", "location");
      else link.removeAttribute("aria-current");
    });
  }

  function later() {
    if (isWaiting) return;
    isWaiting = true;
    requestAnimationFrame(mark);
  }

  addEventListener("scroll", later, { passive: true });
  addEventListener("resize", later, { passive: true });
  mark();
}

for (const contents of document.querySelectorAll("[data-follow]")) {
  unfold(contents);
  follow(contents);
}

// The worker keeps the public bank on the device. Browsers have workers on https and on this machine
// itself only. The one policy that the site allows makes its address, whatever it is asked.
function keepTheBank() {
  const policy = window.trustedTypes?.createPolicy("worker", { createScriptURL: () => "/sw.js" });
  navigator.serviceWorker.register(policy?.createScriptURL("") ?? "/sw.js").catch(() => {
    // Nothing is lost but looking up without a network.
  });
}

if ("serviceWorker" in navigator && isSecureContext) addEventListener("load", keepTheBank);
