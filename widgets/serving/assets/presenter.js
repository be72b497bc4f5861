// The page for a room: large letters, one section on the screen, and the next by key, clicker, swipe or button. It is
// fetched only where the address says ?view=presenter, which says nothing of anybody's answers. Questions and cards
// stay live. Notes and the time are in a second window, for the presenter's own screen.
(() => {
  const root = document.documentElement;
  const { words } = JSON.parse(document.getElementById("present").dataset.present);
  const main = document.getElementById("main");
  const OVERLAP = 0.85; // of what is in sight, when a section is longer than the screen
  const SWIPE = 60; // pixels
  const NOTES = `notes:${location.pathname}`;

  // A section begins where a heading, questions, cards, a chart or a picture does; text that follows belongs to it.
  // The list of parts belongs to the title. Where the reader's own cards are a strip, they are beside the questions.
  const BEGINS = "h2, .mw-form, .mw-region, .mw-chart, .mw-values, figure";
  const STRIP = ".mw-now-list, [id='cell-id=now']";
  const STEP = ".mw-step"; // where a step begins: one heading, and what it is about follows
  const isEmpty = (one) => !one.textContent.trim() && !one.querySelector("img, svg");
  const begins = (one) => one.matches(BEGINS) || one.querySelector(BEGINS) !== null;
  const cut = () => {
    const opening = document.querySelector(".page-opening");
    const sections = [opening ? [opening] : []];
    const strips = [];
    const pieces = main.querySelector(".page-cell") ? main.querySelectorAll(".page-cell") : main.children;
    for (const piece of pieces) {
      if (piece.querySelector(STRIP)) strips.push(piece);
      else if (isEmpty(piece)) continue;
      else if (begins(piece) && !sections.at(-1).every((one) => one.querySelector(STEP))) sections.push([piece]);
      else sections.at(-1).push(piece);
    }
    const asked = sections.find((section) => section.some((piece) => piece.querySelector(".mw-form")));
    asked?.push(...strips);
    return { sections, pieces: [opening, ...pieces].filter(Boolean) };
  };

  // A page that is loaded again goes on where it was, which may come only with the kernel.
  let wanted = Number(history.state?.section ?? 0);
  let here = 0;
  let current = [];

  const titleOf = (section) => {
    const heading = section?.map((piece) => piece.querySelector("h1, h2, legend, figcaption h3, h3")).find(Boolean);
    return heading?.textContent.trim().replace(/\s+/g, " ") ?? "";
  };

  const bar = document.createElement("div");
  bar.className = "page-presenter";
  bar.setAttribute("role", "region");
  bar.setAttribute("aria-label", words.label);
  const make = (name, text, act) => {
    const one = document.createElement("button");
    one.type = "button";
    one.className = `page-presenter-${name}`;
    one.textContent = text;
    one.addEventListener("click", act);
    bar.append(one);
    return one;
  };

  // Another step is turned to as a link would do it, and the address keeps its ?view=presenter.
  const turnTo = (section) => {
    const step = section.find((piece) => piece.dataset.step)?.dataset.step;
    if (step && document.body.dataset.step !== step) {
      document.dispatchEvent(new CustomEvent("workbook:reach", { detail: { node: section[0] } }));
    }
  };

  const controls = {};
  const show = () => {
    const { sections, pieces } = cut();
    here = Math.min(wanted, sections.length - 1);
    current = sections[here];
    for (const piece of pieces) piece.classList.toggle("page-off-screen", !current.includes(piece));
    const place = words.count.replace("{n}", here + 1).replace("{of}", sections.length);
    if (controls.count.textContent !== place) controls.count.textContent = place;
    controls.back.disabled = here === 0;
    controls.next.disabled = here === sections.length - 1;
    tell(sections);
  };
  const want = (section) => {
    wanted = section;
    history.replaceState({ ...history.state, section }, "");
    show();
  };
  const go = (to) => {
    const { sections } = cut();
    if (to < 0 || to >= sections.length) return;
    turnTo(sections[to]);
    want(to);
    scrollTo(0, 0);
  };

  const room = () => innerHeight - bar.offsetHeight;
  const forward = () => {
    const isLonger = root.scrollHeight - scrollY - innerHeight > 8;
    if (isLonger) scrollBy({ top: room() * OVERLAP, behavior: "instant" });
    else go(here + 1);
  };
  const backward = () => {
    if (scrollY > 8) scrollBy({ top: -room() * OVERLAP, behavior: "instant" });
    else go(here - 1);
  };
  const blank = () => root.classList.toggle("page-blank");

  // What somebody is led to by a link, a card or the Tab key is shown, on whatever screen it is.
  const follow = (node) => {
    const { sections } = cut();
    const there = sections.findIndex((section) => section.some((piece) => piece.contains(node)));
    if (there < 0 || there === here) return;
    want(there);
  };
  document.addEventListener("workbook:reach", ({ detail }) => follow(detail.node));
  document.addEventListener("focusin", ({ target }) => {
    if (target !== main) follow(target);
  });
  addEventListener("hashchange", () => {
    const node = location.hash && document.getElementById(location.hash.slice(1));
    if (!node) return;
    follow(node);
    node.scrollIntoView();
  });

  // A clicker sends Page Up and Page Down, and "." or "b" for a dark screen. What a control does with a key stays its own.
  const KEYS = {
    PageDown: forward, ArrowRight: forward, " ": forward,
    PageUp: backward, ArrowLeft: backward,
    Home: () => go(0), End: () => go(cut().sections.length - 1),
    b: blank, ".": blank,
  };
  const WRITTEN = "textarea, select, [contenteditable], input:not([type=radio], [type=checkbox], [type=button])";
  const OWN = { " ": "button, summary, a, input", ArrowLeft: "input", ArrowRight: "input", Home: "input", End: "input" };
  const press = (event) => {
    const act = KEYS[event.key];
    const { target } = event;
    if (!act || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (target.matches?.(WRITTEN) || (OWN[event.key] && target.matches?.(OWN[event.key]))) return;
    event.preventDefault();
    act();
  };
  document.addEventListener("keydown", press);

  // Whoever ticks with a mouse or a finger means the page by the next key, not the question: it lets go of the focus.
  let isPointed = false;
  document.addEventListener("click", ({ detail }) => { isPointed ||= detail > 0; }, true); // a key's click counts none
  document.addEventListener("keydown", () => { isPointed = false; }, true);
  document.addEventListener("change", ({ target }) => {
    if (isPointed && target.matches("input[type=radio], input[type=checkbox]")) target.blur();
  });

  let touched = null;
  document.addEventListener("touchstart", ({ touches, target }) => {
    const isOwn = target.closest("input[type=range], textarea, table, .mw-plot");
    touched = touches.length === 1 && !isOwn ? touches[0] : null;
  }, { passive: true });
  document.addEventListener("touchend", ({ changedTouches: [end] }) => {
    if (!touched) return;
    const [across, along] = [end.clientX - touched.clientX, end.clientY - touched.clientY];
    touched = null;
    if (Math.abs(across) < SWIPE || Math.abs(across) < 2 * Math.abs(along)) return;
    const isOn = (across < 0) === (getComputedStyle(root).direction === "ltr");
    if (isOn) go(here + 1);
    else go(here - 1);
  }, { passive: true });

  // The other pages open in the same view.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link || link.id === "present" || link.origin !== location.origin || link.search) return;
    if (link.pathname === location.pathname && link.hash) return;
    link.search = location.search;
  }, true);

  // The second window: what comes next, one's own notes, the time. Notes are kept in the tab, as answers are.
  const notes = JSON.parse(globalThis.workbookTab?.readNotes(NOTES) || "{}");
  let second = null;
  let begun = Date.now();
  const part = (id) => second?.document.getElementById(id);
  function tell(sections) {
    if (!second || second.closed) return;
    part("now").textContent = titleOf(sections[here]);
    part("next").textContent = titleOf(sections[here + 1]) || words.last;
    const written = part("notes");
    if (second.document.activeElement !== written || written.dataset.of !== String(here)) {
      written.dataset.of = String(here);
      written.value = notes[here] ?? "";
    }
  }
  const tick = () => {
    if (!second || second.closed) return;
    const seconds = Math.floor((Date.now() - begun) / 1000);
    const two = (number) => String(number).padStart(2, "0");
    part("time").textContent = `${Math.floor(seconds / 60)}:${two(seconds % 60)}`;
  };
  setInterval(tick, 1000);

  const SECOND = `body { max-width: 44rem; margin: 1rem auto; padding: 0 1rem; font: 1.125rem/1.5 system-ui, sans-serif; }
    h1 { margin: 0 0 0.5rem; font-size: 1.25rem; } h1 + p { font-size: 3rem; line-height: 1.1; margin: 0; font-variant-numeric: tabular-nums; }
    h2 { margin: 1rem 0 0; font-size: 1rem; } p { margin: 0; } textarea { box-sizing: border-box; width: 100%; min-height: 14rem; font: inherit; }
    button { min-height: 2.75rem; padding: 0 1rem; font: inherit; }`;
  const openNotes = () => {
    if (second && !second.closed) return second.focus();
    second = open("", "workbook-notes", "width=640,height=720");
    if (!second) return; // the browser opens no window
    const { document: paper } = second;
    const add = (tag, text, id) => {
      const one = paper.createElement(tag);
      one.textContent = text;
      if (id) one.id = id;
      paper.body.append(one);
      return one;
    };
    paper.documentElement.lang = root.lang;
    paper.documentElement.style.colorScheme = "light dark";
    paper.title = `${words.notes} · ${document.title}`;
    paper.body.replaceChildren();
    const style = paper.createElement("style");
    style.textContent = SECOND;
    paper.head.replaceChildren(style);
    add("h1", words.notes);
    add("p", "0:00", "time");
    add("button", words.reset).addEventListener("click", () => {
      begun = Date.now();
      tick();
    });
    add("h2", words.now);
    add("p", "", "now");
    add("h2", words.following);
    add("p", "", "next");
    const label = add("h2", "");
    const of = paper.createElement("label");
    of.htmlFor = "notes";
    of.textContent = words.own;
    label.append(of);
    add("textarea", "", "notes").addEventListener("input", ({ target }) => {
      notes[here] = target.value;
      globalThis.workbookTab?.keepNotes(NOTES, JSON.stringify(notes));
    });
    add("p", words.keys);
    paper.addEventListener("keydown", press);
    begun = Date.now();
    show();
    return second;
  };

  controls.back = make("back", words.back, backward);
  controls.count = document.createElement("p");
  controls.count.setAttribute("role", "status");
  bar.append(controls.count);
  controls.next = make("next", words.next, forward);
  make("notes", words.notes, openNotes);
  const help = document.querySelector(".page-bar-help, .page-help")?.cloneNode(true);
  if (help) {
    help.className = "page-presenter-help";
    bar.append(help);
  }
  make("leave", words.leave, () => location.assign(`${location.pathname}${location.hash}`));
  document.body.append(bar);
  const measure = () => root.style.setProperty("--page-bar", `${bar.offsetHeight}px`);
  measure();
  addEventListener("resize", measure);

  // What the kernel sends fills a section, or empties it.
  let waiting = 0;
  new MutationObserver(() => {
    waiting ||= requestAnimationFrame(() => {
      waiting = 0;
      show();
    });
  }).observe(main, { childList: true, subtree: true });
  document.addEventListener("workbook:ready", () => {
    measure();
    go(wanted);
  }, { once: true });
  show();
})();
