// The bar at the thumb: the news after an answer with a way to the cards, and what can be done with the answers.
// What folds out over the page, here and in the header, closes with Escape and with a click elsewhere.
(() => {
  const bar = document.getElementById("bar");
  const news = document.getElementById("news");
  const status = document.getElementById("status");
  const answers = bar.querySelector(".page-answers");
  const cards = () => document.querySelector(".mw-cards");
  document.body.append(bar); // its stops come after those of the page
  new ResizeObserver(() => document.documentElement.style.setProperty("--page-bar", `${bar.offsetHeight}px`)).observe(bar);

  // --- news: in sight until the reader has reached the cards. Answers that the tab brought back are no news.

  let answered = false;
  document.addEventListener("change", ({ target }) => {
    answered ||= Boolean(target.closest(".mw-form"));
  });

  const show = (is) => {
    news.hidden = !is;
  };

  const inSight = new IntersectionObserver((seen) => {
    if (seen.some((one) => one.isIntersecting)) show(false);
  });

  document.addEventListener("workbook:changed", ({ detail }) => {
    const region = cards();
    document.getElementById("news-text").textContent = detail?.text ?? "";
    if (document.querySelector(".mw-now-list")) return; // the cards are in sight beside the questions
    if (!region || !detail?.text || !answered) return;
    inSight.disconnect();
    const { top, bottom } = region.getBoundingClientRect();
    if (top < innerHeight && bottom > 0) return; // on another step it is not laid out, and both are 0
    show(true);
    inSight.observe(region);
  });

  document.getElementById("to-cards").addEventListener("click", () => {
    const heading = document.querySelector(".mw-main-points h2, .mw-cards h2");
    if (!heading) return;
    show(false);
    document.dispatchEvent(new CustomEvent("workbook:reach", { detail: { node: heading } }));
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    heading.scrollIntoView();
  });

  // --- the answers

  const forget = () => {
    try {
      sessionStorage.clear();
    } catch {
      // a browser without storage keeps nothing anyway
    }
  };

  const folds = [answers, ...document.querySelectorAll(".page-chapters")];
  const close = () => {
    answers.open = false;
  };

  document.getElementById("clear-answers").addEventListener("click", ({ target }) => {
    forget();
    document.dispatchEvent(new CustomEvent("workbook:clear"));
    show(false);
    status.textContent = target.dataset.done;
    close();
    answers.querySelector("summary").focus();
  });

  // Start again with everything, including what was opened, ticked or written: for the next person, or a second try.
  document.getElementById("start-over").addEventListener("click", ({ target }) => {
    forget();
    const there = new URL(target.dataset.href, location.href);
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
})();
