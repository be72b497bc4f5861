// The page that says how busy it is looks for room by itself, and then opens what its reader came for: the same
// address, with its query and the part after #, at the place where it was left (see place.js).
(() => {
  const OFTEN = 10000;
  const SELDOM = 60000;
  const SLOWER = 1.25;
  const line = document.getElementById("again");
  let pause = OFTEN;
  let timer;

  const open = () => {
    line.textContent = line.dataset.room;
    location.reload();
  };

  // Not all pages that wait should ask in the same moment.
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(look, pause * (0.75 + Math.random() / 2));
    pause = Math.min(pause * SLOWER, SELDOM);
  };

  const look = async () => {
    if (document.hidden) return;
    try {
      if ((await fetch(location.href, { method: "HEAD", cache: "no-store" })).ok) return open();
    } catch {
      // no network just now
    }
    if (!document.hidden) later();
  };

  // Out of sight it does not ask; whoever comes back does not wait.
  document.addEventListener("visibilitychange", () => {
    clearTimeout(timer);
    if (!document.hidden) look();
  });

  // A link to "" would lose the part after #.
  document.querySelector('main a[href=""]')?.addEventListener("click", (event) => {
    event.preventDefault();
    open();
  });

  line.textContent = line.dataset.looking;
  later();
})();
