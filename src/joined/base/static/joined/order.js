// Lines of an agenda (`data-order="address"`) are moved by dragging or by the buttons in them, without leaving the page.
// The page shows the new order when the server says it; the focus stays with the line, and its new place is read out.
const rows = (line) => [...line.parentElement.querySelectorAll(":scope > [data-order]")];
const lineOf = (target) => target.closest?.("[data-order]");
let moved = null;

/** Listen for drags, for the buttons, and for the new order. */
export function keepOrder() {
  let dragged = null;
  const isPlace = (line) => dragged && line && line !== dragged && line.parentElement === dragged.parentElement;
  document.addEventListener("dragstart", (event) => { dragged = lineOf(event.target); });
  document.addEventListener("dragend", () => { dragged = null; mark(null); });
  document.addEventListener("dragover", (event) => {
    const line = lineOf(event.target);
    mark(isPlace(line) ? line : null, dragged);
    if (isPlace(line)) event.preventDefault();
  });
  document.addEventListener("drop", (event) => {
    const line = lineOf(event.target);
    if (!isPlace(line)) return;
    event.preventDefault();
    move(dragged, placeAt(line, dragged), "");
  });
  document.addEventListener("submit", (event) => {
    const button = event.submitter;
    const line = button?.name === "to" && lineOf(button);
    if (!line) return;
    event.preventDefault();
    move(line, { to: button.value }, button.value);
  });
  document.addEventListener("taken", show);
}

/** Upwards one is dropped before a line, downwards after it. */
const isDown = (line, dragged) => rows(line).indexOf(dragged) < rows(line).indexOf(line);
function placeAt(line, dragged) {
  const before = isDown(line, dragged) ? rows(line)[rows(line).indexOf(line) + 1] : line;
  return before ? { before: before.id.replace("line-", "") } : { to: "end" };
}

function mark(line, dragged) {
  document.querySelectorAll("[data-drop]").forEach((one) => one.removeAttribute("data-drop"));
  if (line) line.dataset.drop = isDown(line, dragged) ? "after" : "before";
}

async function move(line, where, pressed) {
  moved = { id: line.id, pressed };
  const body = new URLSearchParams(new FormData(document.getElementById("act")));
  body.set("form_key", crypto.randomUUID());
  Object.entries(where).forEach(([name, value]) => body.set(name, value));
  const answer = await fetch(line.dataset.order, {
    method: "POST", body, redirect: "manual", headers: { "X-Requested-With": "fetch" }, signal: AbortSignal.timeout(15000),
  }).catch(() => null);
  if (answer?.type === "opaqueredirect") line.dispatchEvent(new CustomEvent("ask", { bubbles: true }));
  else say(answer ? "Not moved. Load this page again and try once more." : "Not moved: no connection.");
}

/** The new order stands there: back to the line that was moved, and say where it is now. */
function show(event) {
  const line = moved && event.detail.includes("agenda") && document.getElementById(moved.id);
  if (!line) return;
  const { pressed } = moved;
  moved = null;
  if (pressed) (line.querySelector(`[value="${pressed}"]`) ?? line.querySelector("[name=to]"))?.focus();
  say(`${line.querySelector("a, b").textContent}: now ${rows(line).indexOf(line) + 1} of ${rows(line).length}`);
}

function say(words) {
  const place = document.querySelector("[data-said]");
  if (place) place.textContent = words;
}
