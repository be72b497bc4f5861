// Turns the slides. A clicker sends Page Down: what is longer than the screen goes by first, then the next slide comes.
(() => {
  const { Reveal, RevealNotes } = globalThis;
  const OVERLAP = 0.85; // of what is in sight
  const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const ECHO = 3000; // ms in which the notes may still report a slide that has since been left
  const paper = () => Reveal.getCurrentSlide()?.querySelector(".page-slide");
  const left = (one) => one.scrollHeight - one.clientHeight - one.scrollTop;

  const scroll = (way) => {
    const one = paper();
    if (!one || (way > 0 ? left(one) : one.scrollTop) < 8) return false;
    one.scrollBy({ top: way * one.clientHeight * OVERLAP, behavior: isStill ? "instant" : "smooth" });
    return true;
  };
  const isDeep = () => Reveal.getIndices().v > 0;
  const forward = () => {
    if (scroll(1)) return;
    if (isDeep() && Reveal.availableRoutes().down) Reveal.down();
    else Reveal.right();
  };
  const backward = () => {
    if (scroll(-1)) return;
    if (isDeep()) Reveal.up();
    else Reveal.left();
  };
  const down = () => scroll(1) || Reveal.down();
  const up = () => scroll(-1) || Reveal.up();

  const bar = document.querySelector(".page-bar");
  const [more, back, next, count] = ["below", "back", "next", "count"].map((name) => bar.querySelector(`.page-${name}`));
  bar.hidden = location.search.includes("receiver"); // one of the two small copies beside the notes
  const tell = () => {
    const { down: hasBelow, left: hasBefore, right: hasAfter, up: hasAbove } = Reveal.availableRoutes();
    const one = paper();
    more.hidden = !(hasBelow || (one && left(one) >= 8));
    back.disabled = !(hasBefore || hasAbove || one?.scrollTop >= 8);
    next.disabled = !(hasAfter || (one && left(one) >= 8) || (isDeep() && hasBelow));
    const place = count.dataset.words.replace("{n}", Reveal.getIndices().h + 1).replace("{of}", Reveal.getHorizontalSlides().length);
    if (count.textContent !== place) count.textContent = place;
  };
  more.addEventListener("click", () => down());
  back.addEventListener("click", () => backward());
  next.addEventListener("click", () => forward());

  // Whoever has no mouse reaches a slide that is longer than the screen by the Tab key.
  const mark = () => {
    document.documentElement.style.setProperty("--page-bar", `${bar.offsetHeight}px`);
    for (const one of document.querySelectorAll(".page-slide")) {
      if (one.scrollHeight > one.clientHeight + 1) one.tabIndex = 0;
      else one.removeAttribute("tabindex");
    }
    tell();
  };

  // The notes send back each slide that their small copy turns to, up to a second late. Whoever turns slides quickly
  // would be thrown back by that, so it counts only when nothing has been turned here for a while: then it is a swipe there.
  let turnedAt = -ECHO;
  let isLed = false;
  addEventListener("message", (event) => {
    if (typeof event.data !== "string" || !event.data.includes('"setState"') || event.source === window) return;
    if (window !== top) return; // the small copies follow whatever they are told
    if (performance.now() - turnedAt < ECHO) {
      event.stopImmediatePropagation();
      return;
    }
    isLed = true;
    setTimeout(() => { isLed = false; });
  });

  Reveal.initialize({
    disableLayout: true,
    center: false,
    controls: false,
    hash: true,
    margin: 0,
    progress: true,
    scrollActivationWidth: 0,
    transition: "none",
    viewDistance: 3,
    keyboard: { 32: forward, 33: backward, 34: forward, 38: up, 40: down },
    plugins: [RevealNotes],
  }).then(() => {
    mark();
    Reveal.on("slidechanged", () => {
      if (!isLed) turnedAt = performance.now();
      paper()?.scrollTo(0, 0);
      mark();
    });
    addEventListener("resize", mark);
    document.addEventListener("scroll", tell, true);
    document.addEventListener("toggle", mark, true);
  });
})();
