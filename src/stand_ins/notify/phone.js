// Looks every two seconds whether something has arrived, and says so; what is being typed stays.
const live = document.getElementById("live");
const news = document.getElementById("news");
const texts = (part) => part.querySelectorAll(".bubble, .note").length;

async function look() {
  try {
    const answer = await fetch(location.href, { cache: "no-store" });
    const found = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("live");
    if (found && found.innerHTML !== live.innerHTML) {
      const more = texts(found) > texts(live);
      live.replaceChildren(...found.childNodes);
      if (more) news.textContent = "A text has arrived.";
    }
  } catch {
    news.textContent = "The phone has lost its network.";
  }
}

if (live) setInterval(look, 2000);
