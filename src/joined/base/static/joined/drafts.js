// Nothing typed is lost: forms with `data-draft="/drafts/<form>/"` save themselves and say so.
const PAUSE = 1500; // milliseconds after the last key

/** Keep a draft of every form that asks for it, also of those that come later, and warn before leaving what is not saved. */
export function keepDrafts() {
  const kept = new WeakSet();
  const keepAll = () => document.querySelectorAll("form[data-draft]").forEach((form) => {
    if (!kept.has(form)) keep(form);
    kept.add(form);
  });
  keepAll();
  document.addEventListener("forms", keepAll);
}

function keep(form) {
  const status = form.querySelector("[data-save-status]");
  let timer = 0;
  let changes = 0;
  let saved = 0;
  let sending = false;

  const say = (words) => { if (status) status.textContent = words; };
  const save = async () => {
    clearTimeout(timer);
    if (sending || saved === changes) return;
    const upTo = changes;
    sending = true;
    try {
      const response = await fetch(form.dataset.draft, {
        method: "POST",
        body: new URLSearchParams(new FormData(form)),
        headers: { "X-Requested-With": "fetch" },
      });
      if (response.status === 401) { sayWhere(status, await response.text(), response.headers.get("X-Go-To")); return; }
      if (!response.ok) { say("Not saved. Keep this page open."); return; }
      saved = upTo;
      say(`Saved ${response.headers.get("X-Saved-At")}`);
    } catch {
      say("Not saved: no connection. Keep this page open.");
    } finally {
      sending = false;
      if (saved !== changes) timer = setTimeout(save, PAUSE * 3);
    }
  };

  form.addEventListener("input", () => {
    changes += 1;
    clearTimeout(timer);
    timer = setTimeout(save, PAUSE);
  });
  form.addEventListener("submit", () => { clearTimeout(timer); saved = changes; });
  document.addEventListener("visibilitychange", () => { if (document.hidden) save(); });
  window.addEventListener("beforeunload", (event) => {
    if (saved !== changes && form.isConnected) event.preventDefault();
  });
}

/** The session has locked or ended: what to do, and the way there; it leads back to this page. */
function sayWhere(status, words, address) {
  if (!status) return;
  const link = document.createElement("a");
  link.href = address;
  link.textContent = "Go on";
  status.replaceChildren(`${words} `, link);
}
