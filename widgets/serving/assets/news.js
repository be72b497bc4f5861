// After an answer, the news stays in sight with a way to the cards, until the reader has reached them.
(() => {
  const button = document.getElementById("to-cards");
  const cards = () => document.querySelector(".mw-cards");

  const show = (is) => {
    button.hidden = !is;
    document.documentElement.classList.toggle("page-has-news", is);
  };

  const inSight = new IntersectionObserver((seen) => {
    if (seen.some((one) => one.isIntersecting)) show(false);
  });

  document.addEventListener("workbook:changed", () => {
    const region = cards();
    if (!region) return;
    inSight.disconnect();
    const { top, bottom } = region.getBoundingClientRect();
    if (top < innerHeight && bottom > 0) return;
    show(true);
    inSight.observe(region);
  });

  button.addEventListener("click", () => {
    const heading = document.querySelector(".mw-main-points h2, .mw-cards h2");
    if (!heading) return;
    show(false);
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    heading.scrollIntoView();
  });
})();
