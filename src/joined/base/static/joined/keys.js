// Keys: `/` goes to the search box everywhere. Inside `data-keys`, a letter presses what has `data-key`
// with that letter (j k v o d on the board), and `?` shows which letters there are.

const isTyping = (target) => target.closest("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]");

/** Listen for single keys; never while somebody types, never together with Ctrl, Alt or Meta. */
export function listenForKeys() {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target)) return;
    if (event.key === "/") press(event, document.getElementById("search") ?? document.getElementById("find"));
    const board = document.querySelector("[data-keys]");
    if (!board) return;
    if (event.key === "?") help(event);
    else if (/^[a-z]$/.test(event.key)) press(event, board.querySelector(`[data-key="${event.key}"]`));
  });
}

function press(event, target) {
  if (!target) return;
  event.preventDefault();
  if (target.matches("input, textarea, select")) { target.focus(); target.select?.(); } else target.click();
}

function help(event) {
  const dialog = document.querySelector("dialog[data-key-help]");
  if (!dialog) return;
  event.preventDefault();
  if (dialog.open) dialog.close(); else dialog.showModal();
}
