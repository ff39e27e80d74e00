/* Passkeys: a form with data-passkey="get" or "create" asks the browser for one and sends it.
   Options stand in data-options, or are fetched from data-options-from when they are needed. */
(() => {
  "use strict";

  if (!window.PublicKeyCredential || !window.webauthnJSON) return;

  const say = (form, words) => {
    const place = form.querySelector("[data-passkey-says]");
    if (place) place.textContent = words;
  };

  const optionsOf = async (form) => {
    if (!form.dataset.optionsFrom) return JSON.parse(form.dataset.options);
    const response = await fetch(form.dataset.optionsFrom, { headers: { Accept: "application/json" } });
    if (!response.ok) throw new Error(String(response.status));
    return (await response.json()).request_options;
  };

  const ask = async (form) => {
    const options = await optionsOf(form);
    if (form.dataset.passkey === "get") return window.webauthnJSON.get(options);
    Object.assign(options.publicKey.authenticatorSelection, {
      residentKey: "required",
      requireResidentKey: true,
      userVerification: "required",
    });
    return window.webauthnJSON.create(options);
  };

  const send = async (event) => {
    event.preventDefault();
    const form = event.currentTarget;
    const button = form.querySelector("button");
    button.disabled = true;
    say(form, "Follow what your device asks.");
    try {
      form.elements.credential.value = JSON.stringify(await ask(form));
      form.submit();
    } catch {
      say(form, "The passkey was not used. Try again, or use another way.");
      button.disabled = false;
    }
  };

  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.closest("section").hidden = false;
    form.addEventListener("submit", send);
  }
})();
