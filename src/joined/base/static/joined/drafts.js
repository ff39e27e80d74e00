// Nothing typed is lost: forms with `data-draft="/drafts/<form>/"` save themselves and say so.
const PAUSE = 1500; // milliseconds after the last key

/** Keep a draft of every form that asks for it, and warn before leaving what is not saved. */
export function keepDrafts() {
  document.querySelectorAll("form[data-draft]").forEach(keep);
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
      if (response.status === 401) { say("You are signed out. Sign in again before you go on."); return; }
      if (!response.ok) { say("Not saved. Keep this page open."); return; }
      saved = upTo;
      say(`Saved ${time(new Date())}`);
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
    if (saved !== changes) event.preventDefault();
  });
}

/** `10:42am`, in London, as the pages write it. */
function time(moment) {
  const parts = new Intl.DateTimeFormat("en-GB", {
    hour: "numeric", minute: "2-digit", hour12: true, timeZone: "Europe/London",
  }).formatToParts(moment);
  const part = (type) => parts.find((one) => one.type === type).value;
  return `${Number(part("hour")) || 12}:${part("minute")}${part("dayPeriod").replace(/[. ]/g, "").toLowerCase()}`;
}
