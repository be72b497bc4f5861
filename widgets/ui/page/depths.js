// Cards in short or in full.

import { putWords } from "./dom.js";

/** Two depths: `mw-short` on the region hides what is only for the whole card; a card may be opened up alone.
 *  Both belong to the reader and outlive every redraw. A region without a switch, of other things, hides nothing. */
export function depths(region) {
  const turned = new Set(); // the keys of the cards that differ from the rest
  const short = () => region.classList.contains("mw-short");

  function show() {
    if (!region.querySelector(".mw-depth-switch")) return region.classList.remove("mw-short");
    for (const input of region.querySelectorAll(".mw-depth-switch input")) {
      input.checked = (input.value === "short") === short();
    }
    for (const card of region.querySelectorAll("article[data-key]")) {
      const whole = short() === turned.has(card.dataset.key);
      if (card.classList.contains(whole ? "mw-whole" : "mw-brief")) continue; // a redraw takes it away
      card.classList.toggle("mw-whole", whole);
      card.classList.toggle("mw-brief", !whole);
      const button = card.querySelector(".mw-depth");
      button.setAttribute("aria-expanded", whole);
      putWords(button, whole ? button.dataset.less : button.dataset.more);
    }
  }

  region.classList.add("mw-short");
  region.addEventListener("change", ({ target }) => {
    if (!target.closest(".mw-depth-switch")) return;
    region.classList.toggle("mw-short", target.value === "short");
    turned.clear();
    show();
  });
  region.addEventListener("click", ({ target }) => {
    const card = target.closest(".mw-depth")?.closest("article");
    if (!card) return;
    if (!turned.delete(card.dataset.key)) turned.add(card.dataset.key);
    show();
  });
  return show;
}
