// Short forms of a live page (`data-send="Your view"`) are sent without leaving it. What could not be sent waits in
// memory alone and goes in order, each with its own form key, so that nothing is lost and nothing is done twice. The
// page never says "saved" before the server has. When the server has an objection, its own page says which.
const PAUSES = [1000, 2000, 5000, 10000]; // milliseconds between tries
const line = [];
let sending = false;

/** How many wait to be sent. */
export const waiting = () => line.length;

/** Send such forms without leaving the page. */
export function keepOutbox() {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.dataset?.send || form.dataset.plain) return;
    event.preventDefault();
    line.push({ form, what: form.dataset.send, address: form.action, body: new URLSearchParams(new FormData(form)), tries: 0 });
    say("Sending …");
    form.reset();
    form.querySelector("[name=form_key]").value = crypto.randomUUID();
    form.closest("details")?.removeAttribute("open");
    run();
  });
  window.addEventListener("beforeunload", (event) => { if (line.length) event.preventDefault(); });
  window.addEventListener("online", run);
  document.addEventListener("input", tellWriting);
}

async function run() {
  if (sending) return;
  sending = true;
  while (line.length) {
    const next = line[0];
    const answer = await send(next);
    if (answer === "later") {
      say(`Not saved yet: no connection. ${count()} will be sent as soon as it is back. Keep this page open.`);
      await new Promise((done) => { setTimeout(done, PAUSES[Math.min(next.tries++, PAUSES.length - 1)]); });
      continue;
    }
    line.shift();
    if (answer === "refused") { hand(next); break; }
    say(line.length ? `${next.what}: saved. ${count()} to go.` : `${next.what}: saved`);
  }
  sending = false;
}

async function send(next) {
  try {
    const response = await fetch(next.address, {
      method: "POST", body: next.body, redirect: "manual",
      headers: { "X-Requested-With": "fetch" }, signal: AbortSignal.timeout(15000),
    });
    if (response.type === "opaqueredirect" || response.ok) return "done";
    return response.status >= 500 ? "later" : "refused";
  } catch {
    return "later";
  }
}

/** The server said no, or somebody must sign in again: let its own page say so, with what was typed. */
function hand(next) {
  const form = document.createElement("form");
  form.method = "post";
  form.action = next.address;
  form.dataset.plain = "1";
  form.hidden = true;
  for (const [name, value] of next.body) {
    const field = document.createElement("input");
    field.type = "hidden";
    field.name = name;
    field.value = value;
    form.append(field);
  }
  document.body.append(form);
  line.length = 0;
  form.submit();
}

const count = () => `${line.length} ${line.length === 1 ? "thing" : "things"}`;

function say(words) {
  const place = document.querySelector("[data-said]");
  if (place) place.textContent = words;
}

let told = 0;
/** Whoever types a view lets the others know that they are writing; not more than every four seconds. */
function tellWriting(event) {
  const form = event.target.closest?.("[data-writes]") && event.target.form;
  if (!form || Date.now() - told < 4000) return;
  told = Date.now();
  fetch(form.action.replace(/view\/$/, "writing/"), {
    method: "POST", body: new URLSearchParams({ csrfmiddlewaretoken: form.querySelector("[name=csrfmiddlewaretoken]").value }),
    headers: { "X-Requested-With": "fetch" },
  }).catch(() => {});
}
