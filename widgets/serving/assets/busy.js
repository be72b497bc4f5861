// The page that says how busy it is looks for room by itself, and then opens what its reader came for: the same
// address, with its query and the part after #, at the place where it was left (see place.js).
(() => {
  const OFTEN = 10000;
  const SELDOM = 60000;
  const SLOWER = 1.25;
  const line = document.getElementById("again");
  let pause = OFTEN;
  let timer;

  // Not all pages that wait should ask in the same moment.
  const later = (what) => {
    clearTimeout(timer);
    timer = setTimeout(what, pause * (0.75 + Math.random() / 2));
    pause = Math.min(pause * SLOWER, SELDOM);
  };

  const open = () => {
    line.textContent = line.dataset.room;
    location.reload();
  };

  const hasRoom = async () => {
    try {
      return (await fetch(location.href, { method: "HEAD", cache: "no-store" })).ok;
    } catch {
      return false; // no network just now
    }
  };

  const look = async () => {
    clearTimeout(timer);
    if (document.hidden) return;
    const room = await hasRoom();
    if (document.hidden) return;
    if (room) open();
    else later(look);
  };

  // Out of sight it does not ask; whoever comes back does not wait.
  document.addEventListener("visibilitychange", look);

  // A link to "" would lose the part after #.
  document.querySelector('main a[href=""]')?.addEventListener("click", (event) => {
    event.preventDefault();
    open();
  });

  line.textContent = line.dataset.looking;
  later(look);
})();
