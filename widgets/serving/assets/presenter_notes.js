// The presenter's own screen: what is shown now and comes next, what to say, one's own notes, and the time. It is one
// window with a name, which the next page finds again; the time goes on. All of it is kept in the tab, as answers are.
globalThis.workbookNotes = ({ words, aims, state, save, press, changed }) => {
  const NAME = "workbook-notes";
  const tab = globalThis.workbookTab;
  const KEY = `notes:${location.pathname}`;
  const own = tab?.readNotes(KEY) ?? {};
  const root = document.documentElement;
  let paper = null; // the window's document
  let second = null;

  const isThere = () => second !== null && !second.closed;
  const part = (id) => paper.getElementById(id);

  const tick = () => {
    if (!isThere()) return;
    const seconds = Math.floor((Date.now() - state.begun) / 1000);
    part("time").textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  };

  const add = (parent, tag, text, id) => {
    const one = paper.createElement(tag);
    one.textContent = text;
    if (id) one.id = id;
    parent.append(one);
    return one;
  };

  // Of the worked case in the tab, else of the page.
  const toSay = () => {
    const worked = tab?.readCase();
    if (worked?.notes?.length) return worked.notes;
    return aims.length ? [{ heading: words.aims, lines: aims }] : [];
  };
  const fill = () => {
    if (!isThere()) return;
    part("say").replaceChildren();
    for (const { heading, lines } of toSay()) {
      add(part("say"), "h2", heading);
      const list = add(part("say"), "ul", "");
      for (const line of lines) {
        const { text, answer } = typeof line === "string" ? { text: line } : line;
        const item = add(list, "li", "");
        add(item, "p", text);
        if (answer) add(item, "p", answer).className = "answer";
      }
    }
  };

  const SECOND = `body { max-width: 44rem; margin: 1rem auto; padding: 0 1rem; font: 1.125rem/1.5 system-ui, sans-serif; }
    h1 { margin: 0 0 0.5rem; font-size: 1.25rem; } h1 + p { font-size: 3rem; line-height: 1.1; margin: 0; font-variant-numeric: tabular-nums; }
    h2 { margin: 1rem 0 0; font-size: 1rem; } p { margin: 0; } ul { margin: 0; padding-inline-start: 1.25rem; } li .answer { margin: 0 0 0.5rem; padding-inline-start: 0.75rem; border-inline-start: 3px solid; } textarea { box-sizing: border-box; width: 100%; min-height: 9rem; font: inherit; }
    button { min-height: 2.75rem; padding: 0 1rem; font: inherit; }`;
  const write = () => {
    paper = second.document;
    paper.documentElement.lang = root.lang;
    paper.documentElement.style.colorScheme = "light dark";
    paper.title = `${words.notes} · ${document.title}`;
    const style = paper.createElement("style");
    style.textContent = SECOND;
    paper.head.replaceChildren(style);
    const { body } = paper;
    body.replaceChildren();
    add(body, "h1", words.notes);
    add(body, "p", "0:00", "time");
    add(body, "button", words.reset).addEventListener("click", () => {
      state.begun = Date.now();
      save();
      tick();
    });
    add(body, "h2", words.now);
    add(body, "p", "", "now");
    add(body, "h2", words.following);
    add(body, "p", "", "next");
    add(body, "div", "", "say");
    const label = add(add(body, "h2", ""), "label", words.own);
    label.htmlFor = "notes";
    add(body, "textarea", "", "notes").addEventListener("input", ({ target }) => {
      own[target.dataset.of] = target.value;
      tab?.keepNotes(KEY, own);
    });
    add(body, "p", words.keys);
    paper.onkeydown = press; // one at a time, whichever page has written it
    second.onpagehide = () => {
      state.isOpen = false; // closed by hand
      save();
    };
    fill();
    changed();
    tick();
  };

  const open = () => {
    if (isThere()) return second.focus();
    second = globalThis.open("", NAME, "width=640,height=720");
    if (!second) return; // the browser opens no window
    state.begun ??= Date.now();
    state.isOpen = true;
    save();
    write();
  };

  /** Take over the window of the page before. One that was closed meanwhile is not opened again. */
  const resume = () => {
    if (!state.isOpen) return;
    second = globalThis.open("", NAME);
    if (second?.document.querySelector("textarea")) return write();
    second?.close();
    second = null;
    state.isOpen = false;
    save();
  };

  setInterval(tick, 1000);
  document.addEventListener("workbook:kept", fill);
  addEventListener("pagehide", () => {
    if (!isThere()) return;
    second.onpagehide = null;
    part("now").textContent = words.away;
    part("next").textContent = "";
  });

  return {
    open,
    resume,
    /** Say what is on the screen, what follows, and show one's notes for this part. */
    tell(now, next, of) {
      if (!isThere()) return;
      part("now").textContent = now;
      part("next").textContent = next;
      const written = part("notes");
      if (paper.activeElement === written && written.dataset.of === String(of)) return;
      written.dataset.of = String(of);
      written.value = own[of] ?? "";
    },
    close() {
      if (isThere()) second.close();
      state.isOpen = false;
      save();
    },
  };
};
