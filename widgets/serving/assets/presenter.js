// The page for a room: large letters, one section on the screen, and the next by key, clicker, swipe or button. It is
// fetched only where the address says ?view=presenter, which says nothing of anybody's answers. Questions and cards
// stay live. After the last comes the next page. Notes and the time are in a second window: presenter_notes.js.
(() => {
  const root = document.documentElement;
  const { words, aims } = JSON.parse(document.getElementById("present").dataset.present);
  const main = document.getElementById("main");
  const worked = document.getElementById("worked-case");
  const NEAR = 8; // pixels
  const SWIPE = 60; // pixels

  // What outlives the page: the time, whether the notes are open, the plan that is followed, and which end to begin at.
  const tab = globalThis.workbookTab;
  const state = tab?.readNotes("presenter") ?? {};
  const save = () => tab?.keepNotes("presenter", state);

  // A section begins where a heading, questions, cards, a chart or a picture does; text that follows belongs to it.
  // The list of parts belongs to the title. Where the reader's own cards are a strip, they are beside the questions.
  const BEGINS = "h2, .mw-form, .mw-region, .mw-chart, .mw-values, figure";
  const STRIP = ".mw-now-list, [id='cell-id=now']";
  const STEP = ".mw-step"; // where a step begins: one heading, and what it is about follows
  // A page of folded sections is opened, and each of them is a screen; so is a check that is folded by itself.
  const FOLDED = ".mw-text:has(> .mw-section-fold > summary h2)";
  const TO_OPEN = ".mw-text > .mw-section-fold:has(> summary h2), .mw-check > details";
  const opened = new WeakSet();
  const unfold = () => {
    for (const fold of main.querySelectorAll(TO_OPEN)) {
      if (!opened.has(fold)) fold.open = true;
      opened.add(fold); // whoever closes it means it
    }
  };
  const inParts = (cell) => {
    const folds = [...cell.querySelectorAll(FOLDED)];
    return folds.length > 1 ? folds : [cell];
  };
  const isEmpty = (one) => !one.textContent.trim() && !one.querySelector("img, svg");
  const FRAMES = "article, fieldset, figure, details"; // what has an edge around it
  const begins = (one) => one.matches(BEGINS) || one.querySelector(BEGINS) !== null;
  const cut = () => {
    const opening = document.querySelector(".page-opening");
    const sections = [opening ? [opening] : []];
    const strips = [];
    const cells = main.querySelector(".page-cell") ? [...main.querySelectorAll(".page-cell")] : [...main.children];
    const pieces = cells.flatMap(inParts);
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

  // The pages in their order, or those of the lesson plan that is followed.
  const journey = [...document.querySelectorAll(".page-header nav li a")]
    .map((link) => ({ path: link.pathname, name: link.textContent.trim() }));
  const isHere = ({ path }) => path === location.pathname;
  if (!state.plan?.pages?.length || isHere(state.plan.pages[0])) delete state.plan; // back where it began
  const neighbours = () => {
    const { plan } = state;
    const at = plan && isHere(plan.pages[plan.at]) ? plan.at : plan?.pages.findIndex(isHere) ?? -1;
    if (at > 0) return { at, back: plan.pages[at - 1], next: plan.pages[at + 1] };
    const own = journey.findIndex(isHere);
    return own < 0 ? {} : { back: journey[own - 1], next: journey[own + 1] };
  };
  // A row of a plan may have a worked case. It takes the place of another case, but never of somebody's own answers.
  const bring = (ofRow) => {
    if (!ofRow || (tab.read() && !tab.readCase())) return;
    tab.keep(JSON.stringify(ofRow.answers));
    tab.keepCase(ofRow);
  };
  const leap = (way) => {
    const { at, [way]: there } = neighbours();
    if (!there) return;
    if (at) state.plan.at = at + (way === "next" ? 1 : -1);
    state.isFromEnd = way === "back";
    save();
    bring(there.case);
    location.assign(`${there.path}${location.search}`);
  };

  const controls = {};
  const curtain = document.createElement("div"); // over what belongs to the next screen
  curtain.className = "page-curtain";
  const clear = (node) => (node && !node.hidden ? node.offsetHeight : 0);
  const scrollTop = (top) => scrollTo({ top, behavior: "instant" });
  let screens = [];
  let waiting = 0;
  let count = 0;
  const screenAt = () => screens.findIndex(({ scroll }) => Math.abs(scroll - scrollY) < NEAR);

  const headed = (things) => {
    const heading = things.map(({ node }) => node).map((node) =>
      (node.matches("h1, h2, h3, legend") ? node : node.querySelector("h1, h2, h3, legend"))).find(Boolean);
    return heading?.textContent.trim().replace(/\s+/g, " ") ?? "";
  };
  const label = (button, text) => {
    if (button.textContent !== text) button.textContent = text;
  };

  // A drawing is as large as the screen lets it be, but its letters stay as large as those of the page: they grow where
  // it shrinks. What its second part shows stands at the side of the first, where there is room.
  const LETTERS = 24; // pixels
  const LARGEST = 19; // of a letter, in units of the drawing: larger ones would not fit their places
  const GROUND = 320; // units, the width of every drawing
  const stacked = new WeakMap();
  const layOut = (svg) => {
    const second = svg.querySelector(".mw-closer");
    if (!second) return;
    if (!stacked.has(svg)) stacked.set(svg, svg.viewBox.baseVal.height);
    const isWide = svg.closest(".mw-drawing").clientWidth >= 3 * GROUND;
    svg.closest(".mw-drawing").classList.toggle("page-drawing-wide", isWide);
    second.removeAttribute("transform");
    const box = second.getBBox();
    const shift = GROUND - box.x + 2 * NEAR;
    const size = isWide ? [box.x + box.width + shift + NEAR, Math.max(box.y, box.height + 2 * NEAR)] : [GROUND, stacked.get(svg)];
    if (isWide) second.setAttribute("transform", `translate(${shift} ${NEAR - box.y})`);
    svg.setAttribute("viewBox", `0 0 ${size.map(Math.ceil).join(" ")}`);
    for (const [at, name] of ["width", "height"].entries()) svg.querySelector("rect").setAttribute(name, Math.ceil(size[at]));
  };
  const fit = (room) => {
    for (const svg of current.flatMap((piece) => [...piece.querySelectorAll(".mw-drawing > svg")])) {
      layOut(svg);
      const figure = svg.closest(".mw-drawing");
      const above = svg.getBoundingClientRect().top - figure.getBoundingClientRect().top;
      const { width, height } = svg.viewBox.baseVal;
      const scale = Math.max(LETTERS / LARGEST, Math.min(figure.clientWidth / width, (room - above) / height));
      const isSmaller = scale < LETTERS / 16;
      svg.style.width = width > GROUND || isSmaller ? `${Math.floor(scale * width)}px` : "";
      svg.style.fontSize = isSmaller ? `${(LETTERS * width / Math.floor(scale * width) + 0.01).toFixed(2)}px` : "";
      svg.style.letterSpacing = isSmaller ? "-0.02em" : "";
    }
  };

  const beginning = (section) => section?.map((piece) => piece.textContent.trim().replace(/\s+/g, " ").slice(0, 60)).find(Boolean);

  const notes = globalThis.workbookNotes({ words, aims, state, save, press, changed: show });
  const tellNotes = (at, page) => {
    const { sections } = cut();
    const now = (at > 0 && headed(screens[at].things)) || titleOf(current);
    const then = screens[at + 1] && at >= 0 ? headed(screens[at + 1].things) : titleOf(sections[here + 1]);
    const following = page ? page.name : then || (screens[at + 1] ? now : beginning(sections[here + 1]) || words.last);
    notes.tell(now, following, here);
  };

  /** Say where the screen is, what the two ways lead to, and cover what is not whole. */
  const place = () => {
    const at = screenAt();
    const many = screens.length > 1 && at >= 0;
    const shown = words[many ? "count_screens" : "count"].replace("{n}", here + 1).replace("{of}", count)
      .replace("{screen}", at + 1).replace("{screens}", screens.length);
    label(controls.count, shown);
    const { back, next } = neighbours();
    const isFirst = here === 0 && scrollY < NEAR;
    const isLast = here === count - 1 && screens.every(({ scroll }) => scroll <= scrollY + NEAR);
    label(controls.back, isFirst && back ? words.back_to.replace("{page}", back.name) : words.back);
    label(controls.next, isLast && next ? words.next_to.replace("{page}", next.name) : words.next);
    controls.back.disabled = isFirst && !back;
    controls.next.disabled = isLast && !next;
    const { end } = screens[at] ?? { end: null };
    curtain.hidden = end === null;
    if (end !== null) {
      // Only over that: what is at its side stays.
      const later = screens.slice(at + 1).flatMap(({ things }) => things);
      const edges = later.flatMap(({ node }) => [node.closest(FRAMES), node.closest("ul, ol"), node]); // a list's has its bullets
      const boxes = edges.filter(Boolean).map((node) => node.getBoundingClientRect());
      const left = Math.min(...boxes.map((box) => box.left));
      const right = Math.max(...boxes.map((box) => box.right));
      Object.assign(curtain.style, {
        top: `${end - scrollY - 4}px`, left: `${left - 8}px`, width: `${right - left + 16}px`,
      });
    }
    if (measure()) again(); // more or less is seen
    tellNotes(at, isLast ? next : null);
  };
  function show() {
    unfold();
    const { sections, pieces } = cut();
    count = sections.length;
    here = Math.min(wanted, count - 1);
    current = sections[here];
    for (const piece of pieces) piece.classList.toggle("page-off-screen", !current.includes(piece));
    const foot = innerHeight - bar.offsetHeight;
    fit(foot - clear(worked) - 4 * NEAR);
    screens = globalThis.workbookScreens(current, foot - NEAR, clear(worked) + NEAR);
    // The last screen can be brought to the top, too.
    const end = Math.max(...[...current].map((piece) => piece.getBoundingClientRect().bottom + scrollY));
    const rest = Math.max(0, screens.at(-1).scroll + innerHeight - end);
    root.style.setProperty("--page-rest", `${Math.ceil(rest)}px`);
    place();
  }
  const want = (section) => {
    wanted = section;
    history.replaceState({ ...history.state, section }, "");
    show();
  };
  const go = (to, isFromEnd = false) => {
    const { sections } = cut();
    if (to < 0 || to >= sections.length) return;
    turnTo(sections[to]);
    want(to);
    scrollTop(isFromEnd ? screens.at(-1).scroll : 0);
    place();
  };

  let ticked = null; // the question that was answered last, until the next turn

  const forward = () => {
    ticked = null;
    const next = screens.find(({ scroll }) => scroll > scrollY + NEAR);
    if (next) scrollTop(next.scroll);
    else if (here < count - 1) go(here + 1);
    else leap("next");
    place();
  };
  const backward = () => {
    ticked = null;
    const back = screens.filter(({ scroll }) => scroll < scrollY - NEAR).at(-1);
    if (back) scrollTop(back.scroll);
    else if (here > 0) go(here - 1, true);
    else leap("back");
    place();
  };
  const blank = () => root.classList.toggle("page-blank");

  // What has the focus is on the screen, and not below its end.
  const reveal = (node) => {
    const { top, bottom } = node.getBoundingClientRect();
    const end = curtain.hidden ? innerHeight - bar.offsetHeight : curtain.getBoundingClientRect().top;
    if (top >= clear(worked) && bottom <= end) return;
    const own = screens.filter(({ scroll }) => scroll <= scrollY + top - clear(worked)).at(-1);
    if (own) scrollTop(own.scroll);
    place();
  };

  // What somebody is led to by a link, a card or the Tab key is shown, on whatever screen it is.
  const follow = (node) => {
    const { sections } = cut();
    const there = sections.findIndex((section) => section.some((piece) => piece.contains(node)));
    if (there >= 0 && there !== here) want(there);
  };
  document.addEventListener("workbook:reach", ({ detail }) => follow(detail.node));
  document.addEventListener("focusin", ({ target }) => {
    if (!main.contains(target) || target === main) return;
    follow(target);
    reveal(target);
  });
  addEventListener("hashchange", () => {
    const node = location.hash && document.getElementById(location.hash.slice(1));
    if (!node) return;
    follow(node);
    node.scrollIntoView();
    reveal(node);
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
  function press(event) {
    const act = KEYS[event.key];
    const { target } = event;
    if (!act || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (target.matches?.(WRITTEN) || (OWN[event.key] && target.matches?.(OWN[event.key]))) return;
    event.preventDefault();
    act();
  }
  document.addEventListener("keydown", press);

  // Whoever ticks with a mouse or a finger means the page by the next key, not the question: it lets go of the focus.
  let isPointed = false;
  document.addEventListener("click", ({ detail }) => { isPointed ||= detail > 0; }, true); // a key's click counts none
  document.addEventListener("keydown", () => { isPointed = false; }, true);
  document.addEventListener("change", ({ target }) => {
    ticked = target.closest("fieldset");
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
    if (isOn) forward();
    else backward();
  }, { passive: true });

  // The other pages open in the same view. A page that a lesson plan shows is followed by the next one of the plan.
  const planned = (link) => {
    const table = link.closest(".mw-sheet table");
    if (!table) return;
    const begin = { path: location.pathname, name: document.querySelector(".page-footer a[aria-current]").textContent.trim() };
    const pages = [begin];
    let at = 0;
    for (const one of table.querySelectorAll("a[href]")) {
      const ofRow = globalThis.workbookCases?.of(one);
      const before = pages.at(-1);
      if ((one.pathname !== before.path || ofRow?.id !== before.case?.id) && !isHere({ path: one.pathname })) {
        pages.push({ path: one.pathname, name: one.textContent.trim(), case: ofRow });
      }
      if (one === link) at = pages.length - 1;
    }
    state.plan = { pages: [...pages, begin], at };
    save();
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link || link.id === "present" || link.origin !== location.origin || link.search) return;
    if (link.pathname === location.pathname && link.hash) return;
    planned(link);
    link.search = location.search;
  }, true);

  controls.back = make("back", words.back, backward);
  controls.count = document.createElement("p");
  controls.count.setAttribute("role", "status");
  bar.append(controls.count);
  controls.next = make("next", words.next, forward);
  make("notes", words.notes, notes.open);
  const help = document.querySelector(".page-bar-help, .page-help")?.cloneNode(true);
  if (help) {
    help.className = "page-presenter-help";
    bar.append(help);
  }
  make("leave", words.leave, () => {
    notes.close();
    location.assign(`${location.pathname}${location.hash}`);
  });
  document.body.append(curtain, bar);
  /** Note how high the bar is, which grows with the name of the next page; return whether that has changed. */
  function measure() {
    const before = root.style.getPropertyValue("--page-bar");
    root.style.setProperty("--page-bar", `${bar.offsetHeight}px`);
    return before !== root.style.getPropertyValue("--page-bar");
  }
  addEventListener("scroll", place, { passive: true });

  // What the kernel sends fills a section, or empties it; what is opened makes it longer.
  function again() {
    waiting ||= requestAnimationFrame(() => {
      waiting = 0;
      show();
      if (ticked?.isConnected) reveal(ticked); // a card that has come above it would push it out of sight
    });
  }
  new MutationObserver(again).observe(main, { childList: true, subtree: true });
  if (globalThis.ResizeObserver) new ResizeObserver(again).observe(main);
  addEventListener("resize", again);
  document.addEventListener("workbook:kept", again);

  // A page that was gone back to begins at its end; one that an address leads into, there.
  const { isFromEnd } = state;
  delete state.isFromEnd;
  save();
  const begin = () => {
    const node = history.state?.section === undefined && location.hash && document.getElementById(location.hash.slice(1));
    if (isFromEnd && history.state?.section === undefined) go(cut().sections.length - 1, true);
    else if (node) follow(node);
    else go(wanted);
  };
  document.addEventListener("workbook:ready", begin, { once: true });
  notes.resume();
  show();
  if (!document.getElementById("status")) begin(); // Get help now comes whole
})();
