// Where the answers of this tab are kept: in its session storage. A browser may refuse that, or have no room left. Then
// the page says so once, and keeps them in the state that the browser's Navigation API holds beside each address of the
// tab, where there is that API: it is no part of the address, and no other site can read it. The newest state counts.
(() => {
  const KEY = "answers";
  const CASE = "case"; // the worked case that the answers are, or began as: they are not the reader's own
  const line = document.getElementById("unkept");
  const visits = globalThis.navigation;
  let held = ""; // what the storage did not take
  let heldCase = "";
  let said = false;
  let refused = false;

  /** Write to the tab, and return whether it is there. What was there before is stale in either case. */
  const write = (text, key = KEY) => {
    try {
      sessionStorage.removeItem(key);
      if (text) sessionStorage.setItem(key, text);
      return (sessionStorage.getItem(key) ?? "") === text;
    } catch {
      return false;
    }
  };

  const record = () => {
    if (refused) visits?.updateCurrentEntry({ state: { held, heldCase, said, at: Date.now() } });
  };
  const recorded = () => (visits?.entries() ?? []).map((visit) => visit.getState())
    .filter((state) => state?.at).sort((one, other) => other.at - one.at)[0];

  /** Let the page claim that it keeps the answers, or say once that it does not. */
  const show = () => {
    document.documentElement.classList.toggle("page-keeps", !refused);
    if (!held) line?.replaceChildren();
    if (!line || said || !held) return;
    said = true;
    line.append(document.getElementById("words-unkept").content.cloneNode(true));
    line.querySelector("button").addEventListener("click", () => line.replaceChildren());
  };

  const readKept = (key, instead) => {
    try {
      return instead || (sessionStorage.getItem(key) ?? "");
    } catch {
      return instead;
    }
  };
  const parsed = (text) => {
    try {
      return JSON.parse(text);
    } catch {
      return null; // nothing, or nothing that we wrote
    }
  };
  const keepCase = (text) => {
    heldCase = write(text, CASE) ? "" : text;
    record();
  };
  const tell = () => document.dispatchEvent(new CustomEvent("workbook:kept"));

  globalThis.workbookTab = {
    /** Return the answers as text; empty if there are none. */
    read() {
      return readKept(KEY, held);
    },
    /** Keep this text in place of the one before; empty text is forgotten, and with it the case that it began as. */
    keep(text) {
      const isKept = write(text);
      if (text) refused = !isKept; // a full storage still takes nothing away
      held = refused ? text : "";
      if (!text) keepCase("");
      show();
      record();
      tell();
    },
    /** Return the worked case in this tab: its id, its title and its answers; null if there is none. */
    readCase() {
      const worked = parsed(readKept(CASE, heldCase));
      return typeof worked?.title === "string" && worked.answers ? worked : null;
    },
    /** Keep which worked case the answers in this tab are. */
    keepCase(worked) {
      keepCase(JSON.stringify(worked));
      tell();
    },
    /** Return whether the answers in this tab are these, in whatever order they were given. */
    holds(answers) {
      const sorted = (given) => JSON.stringify(Object.keys(given).sort().map((id) => [id, [...given[id]].sort()]));
      try {
        return sorted(JSON.parse(this.read())) === sorted(answers);
      } catch {
        return false; // answers that nobody can read are someone's, too
      }
    },
    /** Return what a presenter has noted under a key; empty if there is nothing, or nothing that we wrote. */
    readNotes(key) {
      const noted = parsed(readKept(key, ""));
      return noted?.constructor === Object ? noted : {};
    },
    /** Keep such notes; where the browser keeps nothing, they last as long as the page. */
    keepNotes(key, notes) {
      write(JSON.stringify(notes), key);
    },
    /** Forget the answers, and that they were a case's. What a presenter has noted stays. */
    forget() {
      this.keep("");
    },
    /** Forget everything. */
    forgetAll() {
      this.forget();
      try {
        sessionStorage.clear();
      } catch {
        // what was never kept need not be cleared
      }
    },
  };

  const arrive = () => {
    if (refused) ({ held = "", heldCase = "", said = false } = recorded() ?? {});
    show();
    tell();
    record(); // also where nothing is asked: the way back may lead over this page, and what came after it is cut off then
  };
  refused = !write("?", "probe") || !write("", "probe");
  arrive();
  window.addEventListener("pageshow", ({ persisted }) => {
    if (persisted) arrive(); // out of the browser's cache: since then the answers may have been cleared
  });
  // After place.js, which empties the state when it notes the place, and before leaving.js, which ends the event.
  for (const end of ["beforeunload", "pagehide"]) window.addEventListener(end, record);
})();
