// The page for educators: a button puts the answers of a worked case into this tab, in place of those that are there,
// and goes to the cards; a link of a lesson plan does the same and goes to the page of its row; another button prints one
// sheet alone. Without this script the page is text: both buttons stay hidden, and the links lead to their pages.
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
  const answered = (fold) => ({
    text: said(fold.querySelector("summary")),
    answer: said(fold.querySelector(".mw-paragraph p")),
  });
  const NOTICED = ".mw-case-notice > li > p:has(strong), .mw-case-notice ~ p";
  const toSay = (sheet) => [...sheet.querySelectorAll(".mw-case-say")].map((part) => ({
    heading: said(part.querySelector("h4")),
    lines: [
      ...[...part.querySelectorAll(":scope > h4 ~ details")].map(answered),
      ...[...part.querySelectorAll(NOTICED)].map((node) => ({ text: said(node) })),
    ],
  }));

  // What loads a case is its own button, or the link of a plan, which names the sheet of the case.
  const LOADS = "[data-case], [data-case-of]";
  const sheetToLoad = (node) => (node.dataset.caseOf ? document.getElementById(node.dataset.caseOf) : sheetOf(node));
  const answersOf = (node) => sheetToLoad(node)?.querySelector("[data-case]").dataset.case; // a cell may still be to come

  // In the view for a room, too, which has put itself into the link.
  const go = (node) => location.assign(node.href || `${document.body.dataset.root}${PAGE}${location.search}#step-2`);

  /** The case that a node loads: its id, title and answers, and what to say about it; undefined if it loads none. */
  const caseOf = (node) => {
    const sheet = node.matches(LOADS) && answersOf(node) ? sheetToLoad(node) : null;
    if (!sheet) return undefined;
    const title = said(sheet.querySelector("h3"));
    return { id: sheet.id, title, answers: JSON.parse(answersOf(node)), notes: toSay(sheet) };
  };
  globalThis.workbookCases = { of: caseOf }; // presenter.js asks, to follow a plan

  const load = (node) => {
    const worked = caseOf(node);
    globalThis.workbookTab.keep(answersOf(node));
    globalThis.workbookTab.keepCase(worked);
    go(node);
  };

  const loaderOf = (node) => node.closest(".mw-case-load").querySelector(LOADS);
  const question = (node) => node.closest(".mw-case-load").querySelector(".mw-case-asks");

  const ask = (node) => {
    question(node).hidden = false;
    question(node).querySelector("button").focus();
  };

  const keep = (node) => {
    question(node).hidden = true;
    loaderOf(node).focus();
  };

  /** Whether the tab has this case as it is, so that its link may just be followed. */
  const isHeld = (node) => {
    const tab = globalThis.workbookTab;
    return tab.readCase()?.id === sheetToLoad(node).id && tab.holds(JSON.parse(answersOf(node)));
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

  main.addEventListener("click", (event) => {
    const { target } = event;
    const loader = target.closest(LOADS);
    const isElsewhere = event.ctrlKey || event.metaKey || event.shiftKey; // another tab has answers of its own
    const isFollowed = loader?.href && (isElsewhere || !answersOf(loader) || isHeld(loader));
    if (loader && !isFollowed) {
      event.preventDefault();
      return void (hasOwnAnswers() ? ask(loader) : load(loader));
    }
    if (target.closest(".mw-case-replace")) return void load(loaderOf(target));
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
