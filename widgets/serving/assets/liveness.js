// A page that does not answer must say so: stale advice on screen is a danger. Whoever only reads has nothing stale on
// screen, and hears nothing of a kernel that is gone. What can be mended from here is mended without a word.
(() => {
  const EVERY = 5000;
  const SOON = 2000; // while there is no connection
  const PATIENCE = 4000;
  const RELOAD = 8000;
  const FIRST = 15000; // for a socket to open, which takes longer when the page has just come
  const LONGEST = 60000;
  const alert = document.getElementById("lost");
  const reasons = new Set();
  let asked = -1;
  let answered = -1;
  let leaving = false;
  let misses = 0; // looks in a row that found no line

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

  const waits = () => answered < asked;

  // Without a line there is nothing to bring back: that comes first. Whoever only reads hears of no short gap in it.
  const wantedWords = () => {
    if (reasons.has("offline")) return waits() || misses > 1 ? "words-offline" : "";
    return reasons.has("silent") || (reasons.has("gone") && waits()) ? "words-lost" : "";
  };

  const show = () => {
    const wanted = wantedWords();
    if (alert.dataset.words !== wanted) {
      alert.dataset.words = wanted;
      alert.classList.toggle("page-calm", wanted === "words-offline");
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

  // Jupyter's own client waits up to two minutes before it tries a lost socket again, and gives up after seven tries.
  // Nor does it notice a socket that is open and carries nothing. It is asked for a new one at once when the connection
  // is back, and otherwise when the socket has not worked for a while, each time longer: what comes slowly must not be
  // begun again and again.
  const connection = () => globalThis.jupyterapp?.widgetManager?.kernel;
  let brokenSince = 0;
  let patience = FIRST;
  const mendSocket = (isBack) => {
    const kernel = connection();
    if (!kernel || kernel.isDisposed) return;
    const isOpen = kernel.connectionStatus === "connected";
    if (isOpen && !reasons.has("silent")) {
      brokenSince = 0;
      patience = EVERY;
      return;
    }
    brokenSince ||= Date.now();
    if (isBack) patience = EVERY;
    else if (Date.now() - brokenSince < patience) return;
    else patience = Math.min(2 * patience, LONGEST);
    brokenSince = Date.now();
    kernel.reconnect().catch(() => {}); // the next look tries again
  };

  // `returning`: the reader comes back to a page that could not check while it was hidden. There is nothing to
  // explain: just reload it.
  const look = async (returning) => {
    if (document.hidden || leaving || !kernelId()) return;
    const status = await ask();
    if (leaving || document.hidden) return;
    const wasOffline = reasons.has("offline");
    if (status === 410 && (returning || wasOffline) && !written()) return reload();
    misses = status === 410 || status === 204 ? 0 : misses + 1;
    set("gone", status === 410 || connection()?.isDisposed === true);
    set("offline", misses > 0);
    if (status === 204) mendSocket(wasOffline);
  };

  const keepLooking = async () => {
    await look(false);
    setTimeout(keepLooking, reasons.has("offline") ? SOON : EVERY);
  };
  setTimeout(keepLooking, EVERY);
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
    setTimeout(async () => {
      if (answered < waitingFor) await look(false); // is it the line?
      if (answered < waitingFor) set("silent", true);
    }, PATIENCE);
  });
  document.addEventListener("workbook:answered", (event) => {
    answered = Math.max(answered, event.detail?.revision ?? 0);
    if (!waits()) set("silent", false);
  });

  // The form has written the answer to the tab before this runs; the fresh page will show it. What is picked
  // or written elsewhere is kept by this page alone, and needs no kernel.
  document.addEventListener("change", (event) => {
    if (reasons.has("gone") && !written() && event.target.closest(".mw-form")) setTimeout(reload, 0);
  });
  document.addEventListener("input", warn);
})();
