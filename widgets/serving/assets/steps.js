// A page in steps shows one step at a time. The address names the step and nothing else, so that the
// browser's back button leads to the step before. On paper and in JupyterLab all steps follow one another.
(() => {
  const links = [...document.querySelectorAll(".page-steps a")];
  const back = document.getElementById("step-back");
  const next = document.getElementById("step-next");
  const title = document.title;
  const wanted = () => Number(/^#step-(\d+)$/.exec(location.hash)?.[1] ?? 1);
  const validStep = (n) => (n >= 1 && n <= links.length ? n : 1);
  const nameOf = (n) => links[n - 1]?.querySelector(".page-step-name").textContent.trim() ?? "";
  const now = () => Number(document.body.dataset.step);

  const turn = (link, n) => {
    link.hidden = n < 1 || n > links.length;
    link.href = `#step-${n}`;
    link.querySelector(".page-spoken").textContent = ` (${nameOf(n)})`;
  };

  const show = (n) => {
    document.body.dataset.step = n;
    links.forEach((link, at) => {
      if (at + 1 === n) link.setAttribute("aria-current", "step");
      else link.removeAttribute("aria-current");
    });
    turn(back, n - 1);
    turn(next, n + 1);
    document.title = n === 1 ? title : `${nameOf(n)} · ${title}`;
  };

  // Where a step begins, it is read out by moving there; before the widgets are there, the list of steps announces it.
  // The list itself is no place to scroll to: it sticks to the top, so the browser considers it in view.
  const arrive = () => {
    const heading = document.getElementById(`step-${now()}`);
    const place = heading ?? links[now() - 1];
    place.focus({ preventScroll: true });
    (heading ? document.getElementById("main") : document.body).scrollIntoView();
  };

  // Another address within the page, such as that of "skip to the main part", is not a step: our step stays in the address.
  window.addEventListener("hashchange", () => {
    if (location.hash && !/^#step-/.test(location.hash)) {
      return history.replaceState(null, "", `#step-${now()}`);
    }
    show(validStep(wanted()));
    arrive();
  });

  // The browser looks for the target of a link at once; ours may still be hidden, and a second press must work.
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#step-"]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (location.hash === link.hash || (!location.hash && link.hash === "#step-1")) return arrive();
    location.hash = link.hash;
  });

  // A link leads to something on another step: go there first. The event is heard before its sender goes on.
  document.addEventListener("workbook:reach", ({ detail }) => {
    const step = Number(detail.node.closest("[data-step]:not(body)")?.dataset.step);
    if (!step || step === now()) return;
    history.pushState(null, "", `#step-${step}`);
    show(step);
  });

  show(validStep(wanted()));
})();
