// The status line: "getting ready" until the widgets stand, then what the widgets have to say.
(() => {
  const status = document.getElementById("status");

  const say = (text) => {
    if (status.textContent !== text) status.textContent = text;
  };

  // Voila turns each output script into a widget, and each widget then fills itself; an empty one is coming.
  const isReady = () =>
    document.readyState !== "loading" &&
    document.getElementById("jupyter-config-data") &&
    !document.querySelector('#main script[type="application/vnd.voila.cell-output+json"]') &&
    ![...document.querySelectorAll("#main .jp-OutputArea-output > .lm-Widget")].some(
      (node) => !node.childElementCount);

  // Voila adds an empty frame of its own, also called "main". Ours keeps the name.
  const dropSecondMain = () => {
    const frame = document.querySelector("body > div#main");
    if (!frame) return;
    frame.id = "unused-frame";
    frame.hidden = true;
    for (const node of frame.querySelectorAll("[role]")) node.removeAttribute("role");
  };

  const watcher = new MutationObserver(() => {
    dropSecondMain();
    if (!isReady()) return;
    if (document.querySelector(".page-failed")) say("");
    else if (status.dataset.ready) say(status.dataset.ready);
    status.dataset.ready = "";
  });
  watcher.observe(document.documentElement, { childList: true, subtree: true });

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
