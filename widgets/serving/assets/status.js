// The status line: "getting ready" until the widgets are there, then what they announce.
(() => {
  const status = document.getElementById("status");

  const say = (text) => {
    if (status.textContent !== text) status.textContent = text;
  };

  // Voila takes all output scripts away at once, and on a slow link their widgets appear only much later. So the
  // widgets to come are counted when the page has been read, before any script of Voila's runs.
  const OUTPUTS = '#main script[type="application/vnd.voila.cell-output+json"]';
  const FAULTY = "#main .jupyter-widgets-error-widget";
  const VIEW = "application/vnd.jupyter.widget-view+json";
  let toCome = 0;
  document.addEventListener("readystatechange", () => {
    toCome = [...document.querySelectorAll(OUTPUTS)].filter((node) => node.textContent.includes(VIEW)).length;
  }, { once: true });

  // Each widget fills itself; an empty one is coming. Jupyter may put its own words of an error in its place.
  const isReady = () => {
    if (document.readyState === "loading" || !document.getElementById("jupyter-config-data")) return false;
    const widgets = [...document.querySelectorAll("#main .jp-OutputArea-output > .lm-Widget")];
    return !document.querySelector(`${OUTPUTS}, ${FAULTY}`) && widgets.length >= toCome &&
      widgets.every((node) => node.childElementCount);
  };

  // Voila adds an empty frame of its own, also called "main". Ours keeps the name.
  const dropSecondMain = () => {
    const frame = document.querySelector("body > div#main");
    if (!frame) return;
    frame.id = "unused-frame";
    frame.hidden = true;
    for (const node of frame.querySelectorAll("[role]")) node.removeAttribute("role");
  };

  // Cards and charts come as they are without an answer, and are drawn again with the answers that the tab brings back:
  // until then page.css covers what would jump, but never the questions. A page that fails, has lost its kernel or
  // waits too long for one of its widgets shows what it has.
  const root = document.documentElement;
  root.dataset.arriving = "";
  const uncover = () => {
    delete root.dataset.arriving;
  };
  const PATIENCE = 8000; // milliseconds from the first widget
  const FIRST = "#main .jp-OutputArea-output > .lm-Widget:not(:empty)";
  const FAILED = "#lost:not(:empty), #start:not(:empty), .page-failed";
  let limit;
  let asked = -1;
  let answered = -1;
  document.addEventListener("workbook:asked", ({ detail }) => {
    asked = Math.max(asked, detail.revision);
  });

  let whole = false;
  const update = () => {
    dropSecondMain();
    if (document.querySelector(FAILED)) uncover();
    if (document.querySelector(FIRST)) limit ??= setTimeout(uncover, PATIENCE);
    if (!isReady() || (root.dataset.arriving === "" && answered < asked)) return;
    uncover();
    if (document.querySelector(".page-failed")) say("");
    else if (status.dataset.ready) say(status.dataset.ready);
    status.dataset.ready = "";
    if (whole) return;
    whole = true;
    document.dispatchEvent(new CustomEvent("workbook:ready"));
  };
  new MutationObserver(update).observe(document.documentElement, { childList: true, subtree: true });
  document.addEventListener("workbook:answered", ({ detail }) => {
    answered = Math.max(answered, detail.revision);
    update();
  });

  // A tick before the widgets are there is kept, and counts when they are.
  document.addEventListener("workbook:early", () => {
    if (!whole && status.dataset.ready) say(status.dataset.early);
  });

  // What follows from answers that the tab brought back is no news: the page is just ready.
  let recalled = false;
  document.addEventListener("workbook:recalled", () => {
    recalled = true;
  });

  document.addEventListener("workbook:changed", (event) => {
    if (recalled) {
      recalled = false;
      return;
    }
    status.dataset.ready = "";
    say(event.detail?.text ?? "");
  });
})();
