// What makes pages quicker. Everything works without it: it only adds to what the server sent.
import { keepDrafts } from "./drafts.js";
import { findWhileTyping } from "./find.js";
import { listenForKeys } from "./keys.js";
import { keepLive } from "./live.js";
import { keepOrder } from "./order.js";
import { keepOutbox } from "./outbox.js";
import { followProgress } from "./progress.js";

const all = (selector) => [...document.querySelectorAll(selector)];

/** `data-shown-by="field=value|value"`: shown only while one of these is chosen in the same form. */
function showWhatIsAskedFor() {
  for (const part of all("[data-shown-by]")) {
    const [name, values] = part.dataset.shownBy.split("=");
    const form = part.closest("form");
    if (!form) continue;
    const wanted = values.split("|");
    const look = () => {
      const chosen = new FormData(form).getAll(name);
      part.hidden = !chosen.some((value) => wanted.includes(value));
    };
    form.addEventListener("change", look);
    look();
  }
}

/** `data-says="field=value:words"`: a button says these words while that is chosen in its form. */
function sayWhatHappens() {
  for (const button of all("[data-says]")) {
    const [, name, value, words] = button.dataset.says.match(/^([^=]+)=([^:]+):(.*)$/);
    const before = button.textContent;
    const look = () => {
      const now = new FormData(button.form).getAll(name).includes(value) ? words : before;
      if (button.textContent !== now) button.textContent = now; // words that change under a press would swallow it
    };
    button.form.addEventListener("change", look);
    look();
  }
}

/** `data-copy="id"`: copies the text of that element and says so. */
function copy(event) {
  const button = event.target.closest("[data-copy]");
  const source = button && document.getElementById(button.dataset.copy);
  if (!source) return;
  event.preventDefault();
  navigator.clipboard.writeText(source.value ?? source.innerText).then(
    () => say(button, "Copied"),
    () => say(button, "Not copied: select the text and copy it"),
  );
}

function say(button, words) {
  const before = button.dataset.words ?? button.textContent;
  button.dataset.words = before;
  button.textContent = words;
  setTimeout(() => { button.textContent = before; }, 4000);
}

/** `data-until="moment"`: counts down in words and in the bar; when it is over, Undo goes away. */
function countDown(part) {
  const words = part.querySelector("[data-until-words]");
  const bar = part.querySelector("progress");
  const button = part.querySelector("button");
  const began = Date.now();
  const lasts = Number(bar.getAttribute("value"));
  const tick = () => {
    const left = Math.max(0, Math.round(lasts - (Date.now() - began) / 1000));
    bar.value = left;
    if (words) words.textContent = left ? `, in ${left} second${left === 1 ? "" : "s"}` : ". It is on its way";
    if (left) return;
    clearInterval(timer);
    if (button) button.hidden = true;
  };
  const timer = setInterval(tick, 1000);
  part.setAttribute("aria-live", "off");
}

/** A public page left at once: no trace of it in "back". */
function leaveQuickly(event) {
  const link = event.target.closest("[data-leave]");
  if (!link) return;
  event.preventDefault();
  location.replace(link.href);
}

document.documentElement.classList.add("has-script");
showWhatIsAskedFor();
sayWhatHappens();
keepDrafts();
findWhileTyping();
listenForKeys();
followProgress();
keepLive();
keepOrder();
keepOutbox();
all("[data-until]").forEach(countDown);
document.addEventListener("click", copy);
document.addEventListener("click", leaveQuickly);
document.querySelector("[data-takes-focus]")?.focus();
