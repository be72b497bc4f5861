// Watches over a page from its first byte until all of it is there. When that fails, a sentence says what happened, what
// can still be read, and what to do. Written for any browser, since one that can run this may not run the rest.
(function () {
  var LIMIT = 15000; // milliseconds for the page to come
  var CONNECTED = 15000; // for its widgets, once the connection is open
  var EVERY = 1000;
  var AGAIN = "loaded-again";
  var begun = Date.now();
  var shown = "";
  var isReady = false;
  var scriptLost = false;
  var wholeSince = 0;
  var connectedSince = 0;

  function storage(act) {
    try {
      return act(window.sessionStorage);
    } catch (error) {
      return "refused"; // then nothing is loaded again unasked
    }
  }

  // What is picked or written is on this page alone.
  function isWritten() {
    var notes = document.querySelectorAll("main textarea");
    for (var at = 0; at < notes.length; at += 1) if (notes[at].value) return true;
    return document.querySelector("main .mw-values :checked") !== null;
  }

  // Jupyter's client now and then loses the state of a widget, and does not ask for it again. The answers are in the tab.
  function loadAgain() {
    if (isWritten() || storage(function (kept) { return kept.getItem(AGAIN); })) return false;
    storage(function (kept) { kept.setItem(AGAIN, "1"); });
    window.location.reload();
    return true;
  }

  function show(reason) {
    var place = document.getElementById("start");
    var words = document.getElementById("words-start-" + reason);
    if (shown === reason || !place || !words) return;
    shown = reason;
    document.documentElement.removeAttribute("data-arriving"); // page.css covers nothing any more
    place.textContent = "";
    place.appendChild(document.importNode(words.content, true));
    place.querySelector("button").addEventListener("click", function () { window.location.reload(); });
  }

  function end() {
    var place = document.getElementById("start");
    isReady = true;
    clearInterval(timer);
    if (place) place.textContent = "";
    storage(function (kept) { kept.removeItem(AGAIN); });
  }

  function isConnected() {
    var app = window.jupyterapp;
    var manager = app && app.widgetManager;
    return Boolean(manager && manager.kernel && manager.kernel.connectionStatus === "connected");
  }

  // Jupyter's own words in place of a widget: it has given up.
  function hasGivenUp() {
    var outputs = document.querySelectorAll("#main .jp-OutputArea-output.jupyter-widgets");
    for (var at = 0; at < outputs.length; at += 1) if (!outputs[at].childElementCount) return true;
    return false;
  }

  // Whether the page has its end; one that the connection cut off has none.
  function isWhole() {
    return document.querySelector(".page-footer") !== null;
  }

  function look() {
    var now = Date.now();
    if (isReady || document.hidden) return;
    if (document.querySelector(".page-failed")) return end(); // it says so itself
    connectedSince = isConnected() ? connectedSince || now : 0;
    wholeSince = isWhole() && document.readyState === "complete" ? wholeSince || now : 0;
    if (document.readyState !== "loading" && !isWhole()) return show("parts");
    if (hasGivenUp() || (connectedSince && now - connectedSince > CONNECTED)) return void (loadAgain() || show("parts"));
    if (scriptLost && document.readyState !== "loading") return show("parts");
    if (now - begun < LIMIT) return;
    show(wholeSince && now - wholeSince > LIMIT / 3 && !connectedSince ? "blocked" : "late");
  }

  // Not `plotly.js`: a chart says itself that it is not drawn.
  window.addEventListener("error", function (event) {
    var source = event.target && event.target.tagName === "SCRIPT" && event.target.src;
    if (source && /voila|labextensions/.test(source)) scriptLost = true;
  }, true);
  document.addEventListener("workbook:ready", end);
  var timer = setInterval(look, EVERY);
})();
