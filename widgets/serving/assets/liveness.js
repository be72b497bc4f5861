// A page whose kernel is gone must say so: stale advice on screen is a danger.
(() => {
  const EVERY = 5000;
  const PATIENCE = 4000;
  const RELOAD = 8000;
  const alert = document.getElementById("lost");
  const reasons = new Set();
  let asked = -1;
  let answered = -1;
  let leaving = false;

  const kernelId = globalThis.workbookKernelId;

  // A reload may fail when the network has just changed: then the page checks again.
  const reload = () => {
    if (leaving) return;
    leaving = true;
    location.reload();
    setTimeout(() => { leaving = false; }, RELOAD);
  };

  const words = (id) => document.getElementById(id).content.cloneNode(true);

  // Notes and picks exist only on the page, so a page that has some is not reloaded unasked: it shows a button.
  const written = () => document.querySelector("main .mw-values :checked") !== null ||
    [...document.querySelectorAll("main textarea")].some((note) => note.value);

  // The button discards them, so the banner says so beside it. The line is added once, whatever is typed later:
  // a banner that changes is read aloud.
  const warn = () => {
    const button = alert.querySelector("button");
    const line = alert.querySelector(".page-alert-notes");
    if (!button || !written()) line?.remove();
    else if (!line) button.before(words("words-lost-notes"));
  };

  const show = () => {
    const reason = reasons.has("gone") || reasons.has("silent") ? "words-lost" : "words-offline";
    const wanted = reasons.size ? reason : "";
    if (alert.dataset.words !== wanted) {
      alert.dataset.words = wanted;
      alert.replaceChildren(...(wanted ? [words(wanted)] : []));
      alert.querySelector("button")?.addEventListener("click", reload);
    }
    warn();
  };

  const set = (reason, is) => {
    if (is) reasons.add(reason);
    else reasons.delete(reason);
    show();
  };

  const ask = async () => {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), PATIENCE);
    try {
      const url = `${document.body.dataset.root}alive/${kernelId()}`;
      return (await fetch(url, { cache: "no-store", signal: stop.signal })).status;
    } catch {
      return 0;
    } finally {
      clearTimeout(timer);
    }
  };

  // `returning`: the reader comes back to a page that could not check while it was hidden. There is nothing to
  // explain: just reload it.
  const look = async (returning) => {
    if (document.hidden || leaving || !kernelId()) return;
    const status = await ask();
    if (leaving || document.hidden) return;
    if (status === 410 && (returning || reasons.has("offline")) && !written()) return reload();
    set("gone", status === 410);
    set("offline", status !== 410 && status !== 204);
  };

  setInterval(() => look(false), EVERY);
  window.addEventListener("online", () => look(true));
  window.addEventListener("offline", () => look(false));
  window.addEventListener("pageshow", (event) => {
    leaving = false;
    look(event.persisted);
  });
  document.addEventListener("visibilitychange", () => look(true));
  window.addEventListener("pagehide", () => { leaving = true; });

  // An answer without a reply: the kernel may run and yet not respond.
  document.addEventListener("workbook:asked", (event) => {
    if (reasons.has("gone") && !written()) return reload();
    asked = Math.max(asked, event.detail?.revision ?? 0);
    const waitingFor = asked;
    setTimeout(() => { if (answered < waitingFor) set("silent", true); }, PATIENCE);
  });
  document.addEventListener("workbook:answered", (event) => {
    answered = Math.max(answered, event.detail?.revision ?? 0);
    if (answered >= asked) set("silent", false);
  });

  // The form has written the answer to the tab before this runs; the fresh page will show it. What is picked
  // or written elsewhere is kept by this page alone, and needs no kernel.
  document.addEventListener("change", (event) => {
    if (reasons.has("gone") && !written() && event.target.closest(".mw-form")) setTimeout(reload, 0);
  });
  document.addEventListener("input", warn);
})();
