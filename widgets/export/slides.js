// Turns the slides. A clicker sends Page Down: what is longer than the screen goes by first, then the next slide comes.
(() => {
  const { Reveal, RevealNotes } = globalThis;
  const OVERLAP = 0.85; // of what is in sight
  const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
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
      paper()?.scrollTo(0, 0);
      mark();
    });
    addEventListener("resize", mark);
    document.addEventListener("scroll", tell, true);
    document.addEventListener("toggle", mark, true);
  });
})();
