// Answers that a worked case has put into this tab must not pass for the reader's own. As long as the tab has them, each
// page says so in one line, on paper too; it is said aloud once, when the case has come, and then only stands there.
(() => {
  const line = document.getElementById("worked-case");
  const tab = globalThis.workbookTab;
  const status = document.getElementById("status"); // Get help now has none, and no answers either

  const show = () => {
    const worked = tab.readCase();
    line.hidden = !worked;
    if (!worked) return;
    const { text, changed } = line.dataset;
    const said = (tab.holds(worked.answers) ? text : changed).replace("{title}", () => worked.title);
    const words = line.querySelector("p");
    if (words.textContent !== said) words.textContent = said;
  };

  // What has just been loaded is told to those who cannot see the line, in place of "Your page is ready".
  document.addEventListener("workbook:ready", () => {
    const worked = tab.readCase();
    if (!worked || worked.said || !status) return;
    status.textContent = line.querySelector("p").textContent;
    tab.keepCase({ ...worked, said: true });
  }, { once: true });

  // "Clear my answers" does the same, and says so; where a page has no such button, there is nothing else to clear.
  line.querySelector("button").addEventListener("click", () => {
    const button = document.getElementById("clear-answers");
    if (button) button.click();
    else tab.forget();
    document.getElementById("main").focus({ preventScroll: true });
  });

  document.addEventListener("workbook:kept", show);
  show();
})();
