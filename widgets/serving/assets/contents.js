// The list of a chapter's parts follows the reader, and a link to a folded text, card or question opens it.
(() => {
  const PLACES = "[id^=part-], [id^=section-], [id^=term-], [id^=concern-], [id^=card-], [id^=ask-], [id^=case-]";
  const main = document.getElementById("main");
  const headings = () => [...main.querySelectorAll("h2[id^=part-]")].filter((heading) => heading.checkVisibility());

  // The part in sight is the last one whose heading has passed the upper third of the window.
  const mark = () => {
    const list = main.querySelector(".mw-contents");
    if (!list) return;
    const here = headings().findLast((heading) => heading.getBoundingClientRect().top < innerHeight / 3);
    for (const link of list.querySelectorAll("a")) {
      if (here && link.hash === `#${here.id}`) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    document.documentElement.style.setProperty("--page-contents", `${list.offsetHeight}px`);
  };
  let waiting = 0;
  const soon = () => {
    waiting ||= requestAnimationFrame(() => {
      waiting = 0;
      mark();
    });
  };
  addEventListener("scroll", soon, { passive: true });
  addEventListener("resize", soon);

  // Cells come one after another, after the browser has looked for the target of the address.
  const reach = () => {
    const place = location.hash && document.getElementById(location.hash.slice(1));
    if (!place?.matches(PLACES)) return;
    if (place.closest(".mw-deep")) place.closest(".mw-brief")?.querySelector(".mw-depth").click();
    for (let fold = place.querySelector(":scope > details") ?? place.closest("details"); fold; ) {
      fold.open = true;
      fold = fold.parentElement.closest("details");
    }
    place.scrollIntoView();
  };
  addEventListener("hashchange", reach);

  // What still comes above the target pushes it away: the page returns to it until the reader does something.
  const [visit] = performance.getEntriesByType("navigation");
  let leave = !location.hash || visit?.type !== "navigate";
  for (const act of ["wheel", "touchmove", "pointerdown", "click", "keydown"]) {
    addEventListener(act, () => (leave = true), { capture: true, passive: true });
  }
  const changed = () => {
    soon();
    if (!leave) reach();
  };
  new MutationObserver(changed).observe(main, { childList: true, subtree: true });
  if (globalThis.ResizeObserver) new ResizeObserver(changed).observe(main);
})();
