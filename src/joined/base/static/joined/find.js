// Search as you type: inputs with `data-find="/people/"` and `data-find-list="id"`.
// The server sends a list of links; here they become the options of a combobox. Stale answers are dropped.
const PAUSE = 180; // milliseconds

/** Make every such input a combobox. */
export function findWhileTyping() {
  document.querySelectorAll("[data-find]").forEach(make);
}

function make(input) {
  const place = document.getElementById(input.dataset.findList);
  if (!place) return;
  let asked = 0;
  let timer = 0;
  let at = -1;
  const isOver = place.classList.contains("ju-found--over");

  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-expanded", "false");
  input.setAttribute("aria-controls", place.id);

  const options = () => [...place.querySelectorAll("li > a")];
  const choose = (index) => {
    const all = options();
    at = all.length ? (index + all.length) % all.length : -1;
    all.forEach((option, n) => option.setAttribute("aria-selected", String(n === at)));
    if (at < 0) return input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-activedescendant", all[at].id);
    return all[at].scrollIntoView({ block: "nearest" });
  };
  const shut = () => {
    asked += 1;
    at = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
    if (isOver) place.replaceChildren();
  };
  const show = (html) => {
    const list = new DOMParser().parseFromString(html, "text/html").body.firstElementChild;
    place.replaceChildren(...(list ? list.childNodes : []));
    place.querySelector("ul")?.setAttribute("role", "listbox");
    place.querySelector("ul")?.setAttribute("aria-label", "People found");
    options().forEach((option, n) => {
      option.id = `${place.id}-${n}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.setAttribute("tabindex", "-1");
      option.parentElement.setAttribute("role", "none");
    });
    at = -1;
    input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-expanded", String(options().length > 0));
  };
  const ask = async () => {
    const words = input.value.trim();
    if (words.length < 2) return shut();
    const mine = ++asked;
    const query = new URLSearchParams(new FormData(input.form));
    query.set("fragment", "1");
    try {
      const response = await fetch(`${input.dataset.find}?${query}`, { headers: { "X-Requested-With": "fetch" } });
      const html = await response.text();
      if (mine === asked && response.ok) show(html);
    } catch { /* the button still asks */ }
    return undefined;
  };

  input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, PAUSE); });
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") { event.preventDefault(); choose(at + 1); }
    if (event.key === "ArrowUp") { event.preventDefault(); choose(at < 0 ? -1 : at - 1); }
    if (event.key === "Escape" && isOver) shut();
    if (event.key === "Enter" && at >= 0) { event.preventDefault(); options()[at].click(); }
  });
  if (isOver) {
    document.addEventListener("click", (event) => { if (!input.form.contains(event.target)) shut(); });
    input.form.addEventListener("focusout", (event) => {
      if (event.relatedTarget && !input.form.contains(event.relatedTarget)) shut();
    });
  }
}
