// The page for educators: a button puts the answers of a worked case into this tab, in place of those that are there,
// and goes to the cards; another prints one sheet alone. Without this script the page is text, and both stay hidden.
(() => {
  const PAGE = "your-skin";
  const main = document.getElementById("main");
  const sheetOf = (node) => node.closest(".mw-sheet");

  /** Whether the tab has answers that are not those of a case. */
  const hasOwnAnswers = () => {
    const tab = globalThis.workbookTab;
    const isOfCase = ({ dataset }) => tab.holds(JSON.parse(dataset.case));
    return tab.read() !== "" && ![...main.querySelectorAll("[data-case]")].some(isOfCase);
  };

  // For the window with the notes of whoever presents: what to notice, and what to ask the room.
  const said = (node) => node.textContent.trim().replace(/\s+/g, " ");
  const toSay = (sheet) => [...sheet.querySelectorAll(".mw-case-say")].map((part) => ({
    heading: said(part.querySelector("h4")),
    lines: [...part.querySelectorAll("ol > li > p:has(strong), :scope > p, summary:not(.mw-source > *)")].map(said),
  }));

  const load = (button) => {
    const sheet = sheetOf(button);
    const title = said(sheet.querySelector("h3"));
    const answers = JSON.parse(button.dataset.case);
    globalThis.workbookTab.keep(button.dataset.case);
    globalThis.workbookTab.keepCase({ id: sheet.id, title, answers, notes: toSay(sheet) });
    location.assign(`${document.body.dataset.root}${PAGE}${location.search}#step-2`); // in the view for a room, too
  };

  const buttonOf = (node) => node.closest(".mw-case-load").querySelector("[data-case]");
  const question = (node) => node.closest(".mw-case-load").querySelector(".mw-case-asks");

  const ask = (button) => {
    question(button).hidden = false;
    question(button).querySelector("button").focus();
  };

  const keep = (node) => {
    question(node).hidden = true;
    buttonOf(node).focus();
  };

  // What paper shows of a sheet: all that it folds, but no sources that are not open.
  const print = (sheet) => {
    const closed = [...sheet.querySelectorAll("details:not([open], .mw-source)")];
    for (const fold of closed) fold.open = true;
    document.body.classList.add("mw-printing-sheet");
    sheet.classList.add("mw-printed");
    addEventListener("afterprint", () => {
      document.body.classList.remove("mw-printing-sheet");
      sheet.classList.remove("mw-printed");
      for (const fold of closed) fold.open = false;
    }, { once: true });
    globalThis.print();
  };

  main.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-case]");
    if (button) return void (hasOwnAnswers() ? ask(button) : load(button));
    if (target.closest(".mw-case-replace")) return void load(buttonOf(target));
    if (target.closest(".mw-case-keep")) return void keep(target);
    if (target.closest(".mw-print-sheet")) print(sheetOf(target));
  });
  main.addEventListener("keydown", (event) => {
    const asked = event.key === "Escape" && event.target.closest(".mw-case-asks");
    if (asked) keep(asked);
  });

  // The way back to the case in this tab. The address must not say which it is, so it is looked for here.
  const isWayBack = (address) => address.hash.slice(1) === "the-case";
  let isSought = isWayBack(location);
  const seek = () => {
    const sheet = isSought && document.getElementById(globalThis.workbookTab.readCase()?.id ?? "");
    if (!sheet) return;
    isSought = false;
    for (let fold = sheet.querySelector("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    sheet.querySelector("summary").focus({ preventScroll: true });
    sheet.scrollIntoView();
  };
  document.addEventListener("click", ({ target }) => {
    const link = target.closest("a[href]"); // a second press changes no address
    isSought ||= link !== null && isWayBack(link);
    if (isSought) setTimeout(seek);
  });
  addEventListener("hashchange", () => {
    isSought = isWayBack(location);
    seek();
  });

  // Cells come one after another.
  const wake = () => {
    for (const node of main.querySelectorAll(".mw-case-load[hidden], .mw-print-sheet[hidden]")) node.hidden = false;
    seek();
  };
  new MutationObserver(wake).observe(main, { childList: true, subtree: true });
  wake();
})();
