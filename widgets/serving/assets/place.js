// A page that is loaded again, or come back to, shows the place where it was left. The browser would look for that
// place while the page is still short, and stay where it got to.
(() => {
  const left = history.scrollRestoration === "manual" ? history.state?.top : 0;

  // On `pagehide` alone it would be too late for a reload, and not every browser has `beforeunload`, which leaving.js stops.
  const keep = () => {
    history.scrollRestoration = "manual";
    history.replaceState({ ...history.state, top: scrollY }, "");
  };
  window.addEventListener("beforeunload", keep);
  window.addEventListener("pagehide", keep);
  window.addEventListener("pageshow", ({ persisted }) => {
    if (persisted) history.scrollRestoration = "auto"; // out of the browser's cache, as it was left
  });

  const goBack = () => {
    if (!scrollY) scrollTo(0, left); // unless the reader has scrolled meanwhile
  };
  document.addEventListener("workbook:ready", () => {
    history.scrollRestoration = "auto";
    if (left) requestAnimationFrame(() => requestAnimationFrame(goBack)); // what has just come is painted first
  }, { once: true });
})();
