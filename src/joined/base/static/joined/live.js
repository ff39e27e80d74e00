// A page that changes in place: `data-board="address of its stream"`. The server sends the parts (`data-live`) that
// differ from what the page has. Nothing that somebody is typing is replaced, nothing moves under a press, the focus
// stays where it is, and a page that nobody looks at asks for nothing. Where streams are forbidden it asks now and
// then (`data-else`).
import { waiting } from "./outbox.js";

const SILENCE = 25000; // milliseconds without a word from the stream until we say that the page is not live
const ASK_EVERY = 5000;
const GLOW = 2000;
const TAP = 50; // a finger's tap comes a little after the finger has left
const LONGEST_PRESS = 2000; // then the news comes all the same: who may not be seen any more is gone within five seconds
const WORDS = {
  timer: "", presence: "Who is here has changed", promises: "Promises have changed", agenda: "The agenda has changed",
  person: "", said: "Offers and views have changed", plan: "The plan has changed", wall: "",
};

const isTyping = (part) => part.contains(document.activeElement)
  && document.activeElement.matches("input:not([type=hidden]), textarea, select");

/** Whether somebody has typed here what is not sent. */
const hasWords = (part) => [...part.querySelectorAll("input:not([type=hidden]), textarea")]
  .some((field) => field.type !== "checkbox" && field.type !== "radio" && field.value !== field.defaultValue);

class Board {
  constructor(place) {
    this.place = place;
    this.stays = place.dataset.stays ?? "";
    this.item = place.dataset.item ?? "";
    this.held = new Map();
    this.heard = Date.now();
    this.source = null;
    this.timer = 0;
    this.pressed = false;
    this.lifting = 0;
    this.kept = []; // news that came during a press
    this.skew = Date.now() - Date.parse(place.dataset.now); // this clock beside the server's
    this.said = place.querySelector("[data-said]");
    this.line = place.querySelector("[data-line]");
  }

  begin() {
    document.addEventListener("visibilitychange", () => (document.hidden ? this.pause() : this.resume()));
    window.addEventListener("pagehide", () => this.pause());
    window.addEventListener("pageshow", (event) => { if (event.persisted) this.resume(); });
    window.addEventListener("online", () => this.resume());
    window.addEventListener("submit", (event) => { if (!event.defaultPrevented) this.leave(); });
    document.addEventListener("focusout", () => setTimeout(() => this.letGo(), 0));
    document.addEventListener("pointerdown", () => this.holdStill(LONGEST_PRESS));
    for (const end of ["pointerup", "pointercancel"]) document.addEventListener(end, () => this.holdStill(TAP));
    this.place.addEventListener("ask", () => { if (this.timer) this.ask(); });
    setInterval(() => this.watch(), 2500);
    if (!document.hidden) this.resume();
  }

  pause() {
    this.source?.close();
    this.source = null;
    clearTimeout(this.timer);
    this.timer = 0;
  }

  /** Somebody's own press takes them to another page: what comes meanwhile must not reload this one under it. */
  leave() {
    this.pause();
    this.timer = setTimeout(() => this.resume(), SILENCE);
  }

  resume() {
    this.pause();
    this.heard = Date.now();
    this.source = new EventSource(`${this.place.dataset.board}?${this.asked()}`);
    this.source.addEventListener("news", (event) => { this.hears(); this.take(JSON.parse(event.data)); });
    this.source.addEventListener("tick", () => this.hears());
    this.source.addEventListener("gone", () => location.reload());
    this.source.onerror = () => { if (this.source?.readyState === EventSource.CLOSED) this.later(); };
  }

  hears() {
    this.heard = Date.now();
    this.line.hidden = true;
  }

  watch() {
    if (document.hidden) return;
    const silent = Date.now() - this.heard > SILENCE;
    if (silent && this.line.hidden) {
      this.line.textContent = "Not live: no connection. What you see may be old.";
      this.line.hidden = false;
    }
    if (silent && !this.timer) this.later();
    this.count();
  }

  /** The stream is refused or silent: ask now and then, and try the stream again. */
  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(async () => {
      this.timer = 0;
      await this.ask();
      if (navigator.onLine && Date.now() - this.heard < ASK_EVERY && Math.random() < 0.2) this.resume();
      else this.later();
    }, ASK_EVERY * (0.8 + Math.random() * 0.4));
  }

  async ask() {
    try {
      const response = await fetch(`${this.place.dataset.else}?${this.asked()}`, {
        headers: { "X-Requested-With": "fetch", "X-Background": "1" }, signal: AbortSignal.timeout(10000),
      });
      if (response.status === 401 || response.status === 404) return location.reload();
      if (!response.ok) return undefined;
      this.hears();
      this.take(await response.json());
    } catch { /* no connection: said by the line, asked again */ }
    return undefined;
  }

  asked() {
    const have = [...this.place.querySelectorAll("[data-live]")].map((part) => `${part.dataset.live}:${part.dataset.digest}`);
    return new URLSearchParams({ item: this.stays, view: this.place.dataset.view ?? "", have: have.join(",") });
  }

  take(news) {
    if (this.pressed) return void this.kept.push(news);
    if (news.writing) this.write(news.writing);
    if (news.item !== undefined && news.item !== this.item) {
      if (this.item && this.mayNotMove()) return this.stay();
      this.move(news.item);
    }
    const changed = [];
    for (const [name, html] of Object.entries(news.parts ?? {})) {
      const part = this.place.querySelector(`[data-live="${name}"]`);
      if (!part) return location.reload(); // the first person on an empty agenda: the page has no place for them
      this.held.delete(name);
      if (isTyping(part)) this.held.set(name, { html, digest: news.digests[name] });
      else this.put(part, html, news.digests[name]);
      if (WORDS[name]) changed.push(WORDS[name]);
    }
    if (changed.length) this.say(changed.join(". "));
    if (news.parts?.agenda && this.stays) this.sayWhere();
    if (news.parts?.timer) this.began();
    if (news.parts && "said" in news.parts) this.forgetAnswered();
    if (news.parts && ("said" in news.parts || "plan" in news.parts)) this.fetchForms();
    this.place.dispatchEvent(new CustomEvent("taken", { bubbles: true, detail: Object.keys(news.parts ?? {}) }));
    return undefined;
  }

  put(part, html, digest) {
    const focused = part.contains(document.activeElement) ? document.activeElement : null;
    const again = focused ? marks(focused) : [];
    const before = new Set([...part.querySelectorAll("li, article")].map((row) => row.textContent.trim()));
    const open = [...part.querySelectorAll("details")].map((one) => one.open);
    part.innerHTML = html;
    part.dataset.digest = digest;
    part.querySelectorAll("details").forEach((one, n) => { one.open = open[n] ?? one.open; });
    again.map((mark) => part.querySelector(mark)).find(Boolean)?.focus({ preventScroll: true });
    const rows = [...part.querySelectorAll("li, article")].filter((row) => !before.has(row.textContent.trim()));
    rows.forEach((row) => row.classList.add("is-new"));
    setTimeout(() => rows.forEach((row) => row.classList.remove("is-new")), GLOW);
    part.dispatchEvent(new CustomEvent("put", { bubbles: true }));
  }

  /** A button that moves between press and release is not pressed: what comes meanwhile is shown after that. */
  holdStill(milliseconds) {
    this.pressed = true;
    clearTimeout(this.lifting);
    this.lifting = setTimeout(() => this.lifted(), milliseconds);
  }

  lifted() {
    this.pressed = false;
    for (const news of this.kept.splice(0)) this.take(news);
    this.letGo();
  }

  letGo() {
    if (this.pressed) return;
    for (const [name, { html, digest }] of this.held) {
      const part = this.place.querySelector(`[data-live="${name}"]`);
      if (!part || isTyping(part)) continue;
      this.held.delete(name);
      this.put(part, html, digest);
    }
  }

  /** The room moves on while somebody here has words that are not sent: they stay, and are told. */
  mayNotMove() {
    const forms = this.place.querySelectorAll("[data-follows], [data-refetch]");
    return waiting() > 0 || [...forms].some((form) => isTyping(form) || hasWords(form));
  }

  stay() {
    this.stays = this.item;
    this.pointTo("The room has moved on. You stay here, with what you have written. ");
    this.resume();
  }

  /** Somebody who reads another item than the room talks about is told so, if they may see that one. */
  sayWhere() {
    const now = this.place.querySelector(".is-talking a");
    if (now && !now.href.endsWith(this.item)) this.pointTo("The room talks about somebody else now. ");
  }

  pointTo(words) {
    const link = document.createElement("a");
    link.href = this.place.dataset.address;
    link.textContent = "Go there";
    this.said.replaceChildren(words, link);
  }

  move(item) {
    const before = this.item;
    this.item = item;
    if (!before) return;
    for (const form of this.place.querySelectorAll("[data-follows] form")) {
      form.setAttribute("action", form.getAttribute("action").replace(before, item));
    }
    this.say("The room talks about the next person");
    this.fetchForms();
  }

  /** A question that somebody has answered meanwhile needs no line to answer it, unless words stand in it. */
  forgetAnswered() {
    for (const form of this.place.querySelectorAll("[data-answers]")) {
      const waits = this.place.querySelector(`[data-waits="${form.dataset.answers}"]`);
      if (!waits && !hasWords(form)) form.remove();
    }
  }

  /** Forms that belong to one looker alone come with a page of theirs, unless something is typed in them. */
  async fetchForms() {
    const forms = [...this.place.querySelectorAll("[data-refetch]")];
    const isAsked = this.place.querySelector("[data-waits]");
    if (!(isAsked || forms.some((form) => form.textContent.trim())) || forms.some((form) => isTyping(form) || hasWords(form))) return;
    const item = this.item;
    const response = await fetch(`${this.place.dataset.address}?item=${item}`, { headers: { "X-Requested-With": "fetch", "X-Background": "1" } }).catch(() => null);
    if (!response?.ok || item !== this.item) return;
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    for (const form of forms) {
      if (isTyping(form) || hasWords(form)) continue; // begun while we asked
      const fresh = page.querySelector(`[data-refetch="${form.dataset.refetch}"]`);
      form.replaceChildren(...(fresh?.childNodes ?? []));
    }
    this.place.dispatchEvent(new CustomEvent("forms", { bubbles: true }));
  }

  /** The sitting was opened or closed: what may be done here is another page. */
  began() {
    const state = this.place.querySelector("[data-state]")?.dataset.state;
    if (this.state && state !== this.state) {
      if (this.mayNotMove()) this.say(state === "closed" ? "The sitting is over" : "The sitting is open");
      else location.reload();
    }
    this.state = state;
  }

  write(name) {
    const place = this.place.querySelector("[data-writing]");
    if (!place) return;
    place.textContent = `${name} is writing`;
    clearTimeout(this.writes);
    this.writes = setTimeout(() => { place.textContent = ""; }, 6000);
  }

  say(words) { this.said.textContent = words; }

  /** Time left for the sitting, and for each who waits. */
  count() {
    const timer = this.place.querySelector("[data-ends]");
    if (!timer || timer.dataset.state !== "open") return;
    const left = Math.max(0, Math.floor((Date.parse(timer.dataset.ends) - Date.now() + this.skew) / 60000));
    const waits = Number(timer.dataset.waiting);
    const each = waits ? `, about ${Math.max(1, Math.floor(left / waits))} each for ${waits}` : "";
    const words = `${left} minute${left === 1 ? "" : "s"} left${each}`;
    const shown = timer.querySelector("b");
    if (shown.textContent !== words) shown.textContent = words;
  }
}

/** By what the focused one is found again, the closest first: the button beside it where it is gone itself. */
function marks(focused) {
  if (focused.id) return [`#${CSS.escape(focused.id)}`];
  const name = focused.hasAttribute("href") ? "href" : "formaction";
  if (!focused.hasAttribute(name)) return [];
  const address = `[${name}="${CSS.escape(focused.getAttribute(name))}"]`;
  return [`${address}[value="${CSS.escape(focused.value ?? "")}"]`, address];
}

/** The tabs of a phone turn the pane without asking for the page again. */
function turnPanes(place) {
  const [tabs, panes] = [[...place.querySelectorAll("[data-to]")], place.querySelector("[data-pane]")];
  for (const tab of tabs) {
    tab.addEventListener("click", (event) => {
      event.preventDefault();
      panes.dataset.pane = tab.dataset.to;
      tabs.forEach((one) => one.toggleAttribute("aria-current", false));
      tab.setAttribute("aria-current", "page");
      history.replaceState(null, "", tab.href);
    });
  }
}

/** Keep every board of this page up to date. */
export function keepLive() {
  document.querySelectorAll("[data-board]").forEach((place) => {
    const board = new Board(place);
    board.state = place.querySelector("[data-state]")?.dataset.state;
    board.begin();
    turnPanes(place);
  });
}
