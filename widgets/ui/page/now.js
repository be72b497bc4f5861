// The reader's cards beside the questions: on a small screen a strip at the foot, which opens to the list.

import { observer } from "./dom.js";

/** Wire the strip. Whether the list is open belongs to the reader and outlives every redraw; it closes when the
 *  focus moves on, since it would cover what comes next. The page scrolls clear of the strip by its height. */
export function nowStrip(region) {
  let open = false;
  const height = observer("ResizeObserver", ([{ target }]) =>
    document.documentElement.style.setProperty("--page-now", `${target.offsetHeight}px`));
  const show = () => {
    const strip = region.querySelector(".mw-now-strip");
    if (!strip) return;
    height.observe(strip);
    strip.setAttribute("aria-expanded", open);
    region.classList.toggle("mw-now-open", open);
  };
  region.addEventListener("click", ({ target }) => {
    if (target.closest(".mw-now-strip")) open = !open;
    else if (target.closest("a[data-card], .mw-onward")) open = false;
    else return;
    show();
  });
  region.addEventListener("focusout", ({ relatedTarget }) => {
    if (!relatedTarget || region.contains(relatedTarget)) return;
    open = false;
    show();
  });
  region.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !open) return;
    open = false;
    show();
    region.querySelector(".mw-now-strip").focus();
  });
  return show;
}
