// Watches over a page from its first byte until all of it is there. When that fails, a sentence says what happened, what
// can still be read, and what to do. In words that old browsers know: one that runs this may not run the rest.
(() => {
  const LIMIT = 15000; // milliseconds for the page to come
  const CONNECTED = 30000; // for its widgets, once the connection is open
  const EVERY = 1000;
  const WORDS = { late: "words-start-late", parts: "words-start-parts", blocked: "words-start-blocked" };
  const begun = Date.now();
  let shown = "";
  let timer = 0;
  let scriptLost = false;
  let isLeaving = false;
  let connectedSince = 0;
  let wholeSince = 0;

  // What is picked or written is on this page alone.
  const isWritten = () => document.querySelector("main .mw-values :checked") !== null ||
    [...document.querySelectorAll("main textarea")].some((note) => note.value);

  // Jupyter's client may lose the state of a widget at the start, and does not ask for it again. One fresh page has it;
  // the answers are in the tab. That it has been loaded again is noted beside its address, as place.js does it.
  const loadAgain = () => {
    if (isWritten() || (history.state && history.state.again)) return false;
    history.replaceState({ ...history.state, again: true }, "");
    location.reload();
    return true;
  };

  // Whoever was in the words goes on where the page begins.
  const leave = (place) => {
    const wasInside = place.contains(document.activeElement);
    place.hidden = true;
    if (wasInside) document.getElementById("main").focus({ preventScroll: true });
  };

  // What is closed comes back only for another reason. Whoever goes on waiting keeps the way to load the page again,
  // beside the line that says what they wait for.
  const close = (place) => {
    const words = place.querySelector("p");
    const button = place.querySelectorAll("button")[1];
    if (shown !== "late") leave(place);
    if (shown !== "late" || !button) return;
    if (place.contains(document.activeElement)) document.getElementById("main").focus({ preventScroll: true });
    words.textContent = document.getElementById("status").textContent;
    button.remove();
  };

  const hasAnswers = () => Boolean(window.workbookTab && window.workbookTab.read());

  const show = (reason) => {
    const place = document.getElementById("start");
    const words = document.getElementById(WORDS[reason]);
    const failed = document.querySelector(".page-failed");
    if (shown === reason || !place || !(words || failed)) return;
    shown = reason;
    delete document.documentElement.dataset.arriving; // page.css covers nothing any more
    if (reason !== "late") document.getElementById("status").textContent = ""; // it said that the page gets ready
    // Questions whose widget will not come bring up no cards.
    if (reason !== "late") for (const early of [...document.querySelectorAll(".page-early")]) early.remove();
    place.hidden = false;
    place.textContent = "";
    if (reason === "failed") for (const part of [...failed.querySelectorAll("p, div")]) place.appendChild(part);
    else place.appendChild(words.content.cloneNode(true));
    const kept = place.querySelector(".page-if-kept");
    if (!hasAnswers()) kept.parentNode.removeChild(kept); // there is nothing to be kept
    const buttons = place.querySelectorAll("button");
    buttons[0].addEventListener("click", () => location.reload());
    buttons[1].addEventListener("click", () => close(place));
  };

  // The place that is kept for a widget goes where nothing that is read moves with it: below what is in sight.
  const dropPlaces = () => {
    for (const output of document.querySelectorAll("#main .jp-OutputArea-output:not(.page-missing)")) {
      if (!output.childElementCount && output.getBoundingClientRect().top >= innerHeight) output.classList.add("page-missing");
    }
  };

  const end = () => {
    clearInterval(timer);
    const place = document.getElementById("start");
    if (place) {
      leave(place);
      place.textContent = "";
    }
    if (history.state && history.state.again) history.replaceState({ ...history.state, again: false }, "");
  };

  const isConnected = () => {
    const manager = window.jupyterapp && window.jupyterapp.widgetManager;
    return Boolean(manager) && manager.kernel.connectionStatus === "connected";
  };

  // Jupyter's own words in the place of a widget: it has given up.
  const hasGivenUp = () => document.querySelector("#main .jupyter-widgets-error-widget") !== null ||
    [...document.querySelectorAll("#main .jp-OutputArea-output.jupyter-widgets")].some((output) => !output.childElementCount);

  const isPast = (since, limit) => since > 0 && Date.now() - since > limit;

  // What keeps the page, if it has had its time; the page that the connection has cut off has no foot.
  const reasonNow = () => {
    const hasFoot = document.querySelector(".page-footer") !== null;
    const isRead = document.readyState !== "loading";
    connectedSince = isConnected() ? connectedSince || Date.now() : 0;
    wholeSince = hasFoot && isRead ? wholeSince || Date.now() : 0;
    if (isRead && (!hasFoot || scriptLost)) return "parts";
    if ((hasGivenUp() || isPast(connectedSince, CONNECTED)) && !isLeaving) {
      isLeaving = loadAgain();
      return isLeaving ? "" : "parts";
    }
    if (!isPast(begun, LIMIT)) return "";
    return isPast(wholeSince, LIMIT / 2) && !connectedSince ? "blocked" : "late";
  };

  const hasFailed = () => document.querySelector(".page-failed") !== null;

  const look = () => {
    if (document.hidden) return;
    if (hasFailed()) {
      clearInterval(timer);
      show("failed");
      return;
    }
    const reason = reasonNow();
    if (!reason) return;
    show(reason);
    if (reason !== "late") dropPlaces(); // what is late may still come
  };

  // A chart says itself that it is not drawn, and what reads aloud or follows the reader stays away in silence.
  window.addEventListener("error", ({ target }) => {
    if (target instanceof HTMLScriptElement && target.src.includes("/voila/")) scriptLost = true;
  }, true);
  document.addEventListener("workbook:ready", () => {
    if (hasFailed()) look();
    else end();
  });
  // Escape closes what folds out over the page first, see bar.js.
  document.addEventListener("keydown", (event) => {
    const place = document.getElementById("start");
    const isFolded = document.querySelector(".page-answers[open], .page-chapters[open]") === null;
    if (event.key === "Escape" && !event.defaultPrevented && isFolded && place && place.firstChild) close(place);
  });
  timer = setInterval(look, EVERY);
})();
