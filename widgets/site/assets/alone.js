// What a page does by itself: it tells by the reader's own clock what is out of date, and says so when its scripts may not
// run, as on a page from a file.
(() => {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  const today = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  for (const late of document.querySelectorAll("[data-due]")) late.hidden = late.dataset.due >= today;
  for (const due of document.querySelectorAll("[data-until]")) due.hidden = due.dataset.until < today;

  const isFile = location.protocol === "file:";
  const inFile = (address) => address.replace(/(^|\/)([\w-]+)\/(#|$)/, "$1$2/index.html$3");
  // A file has no server that would find the page in a folder.
  if (isFile) document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='../']");
    if (link) link.setAttribute("href", inFile(link.getAttribute("href")));
  }, true);

  addEventListener("load", () => setTimeout(() => {
    const note = document.getElementById("site-words");
    if (globalThis.workbookAlive || !note) return;
    const words = JSON.parse(note.textContent);
    delete document.documentElement.dataset.arriving; // what would jump is covered until then
    document.getElementById("status").textContent = "";
    if (globalThis.workbookTab?.read()) document.body.dataset.waiting = "failed"; // what is there is not for these answers
    for (const form of document.querySelectorAll(".page-early")) form.remove(); // it would bring up nothing
    const line = document.createElement("p");
    line.textContent = `${isFile ? words.failed.file : words.failed.text} `;
    const cards = document.createElement("a");
    cards.href = words.cards;
    cards.textContent = words.failed.cards;
    line.append(cards);
    document.getElementById("start").replaceChildren(line);
  }));
})();
