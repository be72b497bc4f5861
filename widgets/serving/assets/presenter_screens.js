// Cuts a section that is longer than the screen into screens that begin and end where its parts do: a card, a question,
// a drawing, else a paragraph or an item of a list. Nothing of the page is changed: a screen is a place to scroll to,
// and where what belongs to the next one begins.
(() => {
  const OVERLAP = 0.85; // of the screen, where a single thing is longer than it
  const NEAR = 2; // pixels
  const MOST = 99; // screens
  const BIG = 0.25; // of the screen: what is smaller may share one
  const FULL = 0.6; // of the screen: less than that is shown only before another part
  const FINE = 0.3; // of the screen: the parts of what fits, but not with its heading
  const PARTS = "article, fieldset:not(fieldset *), figure, section, details[open], .mw-chart";
  const HEADS = "h1, h2, h3, h4, legend, figcaption, details[open] > summary, .mw-step, .mw-axis, .mw-time-scale, .mw-depth-switch"; // go with what follows
  const WHOLE = "p, h1, h2, h3, h4, legend, summary, tr, dl > div, label, button, svg, img, .mw-plot";
  const ASIDE = ["absolute", "fixed", "sticky"]; // is beside what goes by

  const isInLine = (node) => getComputedStyle(node).display.startsWith("inline");
  const hasNoBox = (node) => getComputedStyle(node).display === "contents";
  const isSeen = (node) =>
    hasNoBox(node) || (node.checkVisibility() && !ASIDE.includes(getComputedStyle(node).position));

  /** Add the largest things in `node` that fit the screen, each with its place on the page; and where parts begin. */
  const collect = (node, size, things, begins) => {
    if (!isSeen(node)) return;
    const { top, height } = node.getBoundingClientRect();
    if (height < NEAR && !hasNoBox(node)) return;
    const isPart = (one) =>
      one.matches(PARTS) && one.checkVisibility() && one.getBoundingClientRect().height > size * BIG;
    if (isPart(node)) begins.add(top + scrollY);
    const inside = [...node.children].filter((child) => !isInLine(child) && isSeen(child));
    if (!hasNoBox(node) && (height <= size || !inside.length || node.matches(WHOLE))) {
      if ([...node.children].some(isPart)) begins.add(top + scrollY);
      things.push({ node, top: top + scrollY, bottom: top + scrollY + height, isHead: node.matches(HEADS) });
    } else for (const child of inside) collect(child, size, things, begins);
  };

  /** Return where a screen may begin: at things that no other reaches over, and never after a heading alone. */
  const breaks = (things) => things.filter(({ top }, at) => {
    if (things.some((one) => one.top < top - NEAR && one.bottom > top + NEAR)) return false;
    const above = things.slice(0, at).filter((one) => one.top < top - NEAR);
    return above.length > 0 && !above.at(-1).isHead;
  });

  /** Return the screens of a section, from the top: where to scroll to, where the next one begins on the page (none for
   *  the last, and within what is longer than the screen), and the heading that it shows. `foot` is how much of the
   *  window is seen, and `lead` what stays at its top. */
  globalThis.workbookScreens = (pieces, foot, lead) => {
    const cut = (size) => {
      const [things, begins] = [[], new Set()];
      for (const piece of pieces) collect(piece, (foot - lead) * size, things, begins);
      things.sort((one, other) => one.top - other.top);
      return { things, places: breaks(things), begins: [...begins] };
    };
    const [coarse, fine] = [cut(1), cut(FINE)];
    if (!coarse.things.length) return [{ scroll: 0, end: null, things: [] }];
    const within = ({ things }, from, to) => things.filter(({ top }) => top >= from - NEAR && top < to - NEAR);
    // Two parts share a screen only if the second begins below no more than a heading of the first.
    const isOnePart = (grain, from, to) => {
      const own = within(grain, from, to).filter(({ isHead }) => !isHead);
      const begun = coarse.begins.filter((top) => top >= from - NEAR && top < to - NEAR);
      return new Set(begun.map((top) => own.find((one) => one.top >= top - NEAR)?.top)).size <= 1;
    };
    const fits = (grain, from, to, limit) =>
      within(grain, from, to).every(({ bottom }) => bottom <= limit) && isOnePart(grain, from, to);
    const screens = [];
    for (let scroll = 0, from = coarse.things[0].top; screens.length < MOST;) {
      const limit = scroll + foot;
      const isLast = fits(coarse, from, Infinity, limit);
      const ends = (grain) => grain.places.filter(({ top }) => top > from + NEAR && fits(grain, from, top, limit));
      const [good, better] = [ends(coarse).at(-1)?.top, ends(fine).at(-1)?.top ?? null];
      const isGood = good - scroll > foot * FULL || coarse.begins.some((top) => Math.abs(top - good) < NEAR);
      const end = isLast ? null : (isGood ? good : better);
      screens.push({ scroll, end, things: within(fine, from, end ?? limit) });
      if (isLast) break;
      if (end !== null) {
        [scroll, from] = [end - lead, end];
        continue;
      }
      // One thing is longer than the screen: on by most of a screen, but not beyond its end.
      const [long] = within(fine, from, Infinity).filter(({ bottom }) => bottom > limit);
      scroll = Math.min(scroll + (foot - lead) * OVERLAP, Math.max(long.bottom - foot, scroll + NEAR));
      from = long.top;
    }
    return screens;
  };
})();
