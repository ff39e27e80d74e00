// How far a job is: `data-progress="address"` is asked again until the job is done, then the page is shown anew.
const PAUSE = 1200; // milliseconds

/** Follow every job that the page shows; the link for whoever has no script goes away. */
export function followProgress() {
  document.querySelectorAll("[data-progress]").forEach(follow);
}

function follow(place) {
  document.querySelectorAll("[data-no-script]").forEach((part) => { part.hidden = true; });
  const ask = async () => {
    try {
      const response = await fetch(place.dataset.progress, { headers: { "X-Requested-With": "fetch" } });
      if (!response.ok) return location.reload();
      const found = new DOMParser().parseFromString(await response.text(), "text/html").body.firstElementChild;
      if (!found || !("busy" in found.dataset)) return location.reload();
      const [said, bar] = [found.querySelector("[role=status]"), found.querySelector("progress")];
      place.querySelector("[role=status]").textContent = said.textContent;
      place.querySelector("progress").value = bar.value;
    } catch { /* no connection: asked again */ }
    return setTimeout(ask, PAUSE);
  };
  setTimeout(ask, PAUSE);
}
