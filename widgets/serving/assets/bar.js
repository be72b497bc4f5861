// The bar at the thumb: what can be done with the answers. The ways onward in it are links.
// What folds out over the page, here and in the header, closes with Escape, with a click elsewhere, and when the Tab
// key leaves it.
(() => {
  const bar = document.getElementById("bar");
  const status = document.getElementById("status");
  const answers = bar.querySelector(".page-answers");
  document.body.append(bar); // its stops come after those of the page

  // Letters may be large for the window, by the reader's settings, which no media query knows. Then nothing stays fixed
  // over the text, and what is side by side goes below each other.
  const root = document.documentElement;
  // In the letters of presenter.css, two columns need a wider screen.
  const isCrowded = (rem) => root.classList.contains("page-presenting") && innerWidth < 64 * rem;
  const measure = () => {
    const rem = parseFloat(getComputedStyle(document.body).fontSize) / 1.0625;
    root.classList.toggle("page-tight", innerHeight < 30 * rem || innerWidth < 20 * rem || isCrowded(rem));
    root.style.setProperty("--page-bar", `${bar.offsetHeight}px`);
  };
  measure();
  addEventListener("resize", measure);
  if (globalThis.ResizeObserver) new ResizeObserver(measure).observe(bar);

  const folds = [answers, ...document.querySelectorAll(".page-chapters")];

  document.getElementById("clear-answers").addEventListener("click", ({ currentTarget: button }) => { // the target may be what a translator put into it
    globalThis.workbookTab?.forget();
    document.dispatchEvent(new CustomEvent("workbook:clear"));
    status.textContent = button.dataset.done;
    answers.open = false;
    answers.querySelector("summary").focus();
  });

  // Start again with everything, including what was opened, ticked or written: for the next person, or a second try.
  document.getElementById("start-over").addEventListener("click", ({ currentTarget: button }) => {
    globalThis.workbookTab?.forgetAll();
    const there = new URL(button.dataset.href, location.href);
    if (there.pathname !== location.pathname) return location.assign(there);
    history.replaceState(null, "", there.pathname);
    scrollTo(0, 0);
    location.reload();
  });

  document.addEventListener("keydown", (event) => {
    const fold = event.key === "Escape" && folds.find((one) => one.open);
    if (!fold) return;
    fold.open = false;
    fold.querySelector("summary").focus();
  });
  document.addEventListener("click", ({ target }) => {
    for (const one of folds) if (!one.contains(target)) one.open = false;
  });
  for (const one of folds) {
    one.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget && !one.contains(relatedTarget)) one.open = false;
    });
  }
})();
