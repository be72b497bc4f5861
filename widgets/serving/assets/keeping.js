// Where the answers of this tab are kept: in its session storage. A browser may refuse that, or have no room left. Then
// the page says so once, and keeps them in the state that the browser's Navigation API holds beside each address of the
// tab, where there is that API: it is no part of the address, and no other site can read it. The newest state counts.
(() => {
  const KEY = "answers";
  const line = document.getElementById("unkept");
  const visits = globalThis.navigation;
  let held = ""; // what the storage did not take
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
    if (refused) visits?.updateCurrentEntry({ state: { held, said, at: Date.now() } });
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

  globalThis.workbookTab = {
    /** Return the answers as text; empty if there are none. */
    read() {
      try {
        return held || (sessionStorage.getItem(KEY) ?? "");
      } catch {
        return held;
      }
    },
    /** Keep this text in place of the one before; empty text is forgotten. */
    keep(text) {
      const isKept = write(text);
      if (text) refused = !isKept; // a full storage still takes nothing away
      held = refused ? text : "";
      show();
      record();
    },
    /** Return the notes that a presenter has written on a page, as text; empty if there are none. */
    readNotes(key) {
      try {
        return sessionStorage.getItem(key) ?? "";
      } catch {
        return "";
      }
    },
    /** Keep such notes; where the browser keeps nothing, they last as long as the page. */
    keepNotes(key, text) {
      write(text, key);
    },
    /** Forget everything. */
    forget() {
      held = "";
      show();
      record();
      try {
        sessionStorage.clear();
      } catch {
        // what was never kept need not be cleared
      }
    },
  };

  const arrive = () => {
    if (refused) ({ held = "", said = false } = recorded() ?? {});
    show();
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
