// Lines of an agenda (`data-order="address"`) can be dragged before another; the buttons in them do the same.
/** Listen for drags. */
export function keepOrder() {
  let dragged = null;
  const line = (event) => event.target.closest?.("[data-order]");
  document.addEventListener("dragstart", (event) => { dragged = line(event); });
  document.addEventListener("dragover", (event) => {
    if (dragged && line(event)?.parentElement === dragged.parentElement) event.preventDefault();
  });
  document.addEventListener("drop", (event) => {
    const before = line(event);
    const form = document.getElementById("act");
    if (!dragged || !before || before === dragged || !form) return;
    event.preventDefault();
    const body = new URLSearchParams(new FormData(form));
    body.set("form_key", crypto.randomUUID());
    body.set("before", before.id.replace("line-", ""));
    fetch(dragged.dataset.order, { method: "POST", body, redirect: "manual", headers: { "X-Requested-With": "fetch" } })
      .catch(() => {});
    dragged = null;
  });
}
