// Runs in each measured page before anything of its own. It finds controls, and tells by the page's own clock when
// the cards in the page became, to the letter, those that are expected, and when they were painted.
// Parts of a page may be in shadow trees, where a search or a watch from outside sees nothing.
(() => {
  const roots = [document];
  const watcher = new MutationObserver(() => look());
  const watch = (root) => watcher.observe(root, { childList: true, characterData: true, subtree: true });
  const { attachShadow } = Element.prototype;
  Element.prototype.attachShadow = function (options) {
    const root = attachShadow.call(this, options);
    roots.push(root);
    watch(root);
    return root;
  };

  const live = () => roots.filter((root) => root === document || root.host.isConnected);
  const all = (selector) => live().flatMap((root) => [...root.querySelectorAll(selector)]);

  let expected; // [key, text] of each card
  let control; // what is to be clicked
  let seen = { spent: 0 };
  let tell = () => {};

  const holds = () => {
    const cards = all("article.mw-card");
    return cards.length === expected.length && cards.every((card, at) => card.dataset.key === expected[at][0]) &&
      cards.every((card, at) => card.textContent === expected[at][1]);
  };

  // A message that is sent in a frame arrives when the frame has been drawn.
  const afterPaint = (then) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = then;
    port2.postMessage(0);
  });

  function look() {
    if (!expected || seen.dom !== undefined) return;
    const begun = performance.now();
    const is = holds();
    const now = performance.now();
    seen.spent += now - begun;
    if (!is) return;
    seen.dom = now;
    afterPaint(() => {
      seen.painted = performance.now();
      tell();
    });
  }

  addEventListener("click", (event) => {
    if (control && seen.clicked === undefined && event.isTrusted && event.composedPath().includes(control)) {
      seen.clicked = event.timeStamp;
    }
  }, true);

  /** Return where a control can be hit where it is; undefined where it is out of sight, or something lies above it. */
  const hit = (found) => {
    const { left, top, right, bottom, width, height } = found.getBoundingClientRect();
    if (!width || !height || top < 0 || left < 0 || bottom > innerHeight || right > innerWidth) return undefined;
    const [x, y] = [left + Math.min(width / 2, 12), top + height / 2];
    const there = found.getRootNode().elementFromPoint(x, y);
    return there && found.contains(there) ? { x, y } : undefined;
  };

  /** Return where a control can be clicked now, in the middle of the window where it could not be before. */
  const place = (found) => {
    if (!found?.isConnected) return undefined;
    const here = hit(found);
    if (here) return here;
    found.scrollIntoView({ block: "center", behavior: "instant" });
    return hit(found);
  };

  const timings = { layoutShift: 0, blocking: 0, longest: 0 };
  let session = { value: 0, from: 0, to: 0 };
  const observe = (type, take) => {
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  };
  observe("paint", ({ name, startTime }) => { if (name === "first-contentful-paint") timings.first = startTime; });
  observe("largest-contentful-paint", ({ startTime }) => { timings.largest = startTime; });
  observe("longtask", ({ duration }) => {
    timings.blocking += Math.max(0, duration - 50);
    timings.longest = Math.max(timings.longest, duration);
  });
  observe("layout-shift", ({ value, startTime, hadRecentInput }) => {
    if (hadRecentInput) return;
    const goesOn = startTime - session.to < 1000 && startTime - session.from < 5000;
    session = goesOn ? { ...session, value: session.value + value, to: startTime }
      : { value, from: startTime, to: startTime };
    timings.layoutShift = Math.max(timings.layoutShift, session.value);
  });

  watch(document);
  globalThis.pageClock = {
    all,
    timings,
    /** From now on these cards are expected; what was seen before is forgotten. */
    expect(cards) {
      [expected, control, seen] = [cards, undefined, { spent: 0 }];
    },
    /** Wait until a control can be clicked, and return where; or after so many milliseconds, why not. */
    reach: (find, patience) => new Promise((resolve) => {
      const end = performance.now() + patience;
      const look = () => {
        control = find();
        const at = place(control);
        if (at) resolve(at);
        else if (performance.now() > end) resolve({ why: control ? "is out of reach" : "is not in the page" });
        else requestAnimationFrame(look);
      };
      look();
    }),
    /** Say whether the last control is ticked. */
    isTicked: () => Boolean((control?.matches("input") ? control : control?.querySelector("input"))?.checked),
    /** Wait until the expected cards are painted, and return when all happened; less of it after so much patience. */
    followed: (patience) => new Promise((resolve) => {
      const timer = setTimeout(() => resolve(seen), patience);
      tell = () => {
        clearTimeout(timer);
        resolve(seen);
      };
      if (seen.painted !== undefined) tell();
      else look();
    }),
  };
})();
