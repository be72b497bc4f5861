// A region that changes in place.

import { askedSearch } from "./page/asked.js";
import { announcer } from "./page/announcer.js";
import { depths } from "./page/depths.js";
import { keepKeys } from "./page/dom.js";
import { morph } from "./page/morph.js";
import { nowStrip } from "./page/now.js";
import { joinedMarkup } from "./page/parts.js";
import { printAlone } from "./page/printing.js";
import { goToPlace } from "./page/reach.js";
import { showWishes } from "./page/wishes.js";

function render({ model, el }) {
  const region = document.createElement("div");
  region.className = "mw-region";
  region.addEventListener("focusin", keepKeys);
  if (model.get("label")) {
    region.setAttribute("role", "region");
    region.setAttribute("aria-label", model.get("label"));
  }
  region.addEventListener("click", goToPlace);
  region.addEventListener("click", printAlone);
  el.append(region);
  const announce = announcer(el);
  const showDepths = depths(region);
  const showNow = nowStrip(region);
  let drawn;
  const draw = () => {
    const html = joinedMarkup(model);
    if (html === undefined || html === drawn) return;
    drawn = html;
    morph(region, html);
    showDepths();
    showNow();
    showWishes(region);
    askedSearch(region);
  };
  draw();
  const hearWish = ({ target }) => { if (target.closest(".mw-values")) showWishes(region); };
  document.addEventListener("change", hearWish);
  model.on("change", draw);
  // One message may bring both: the line is announced once the cards have been redrawn.
  model.on("change:announce", () => queueMicrotask(() => announce(model.get("announce"))));
  return () => document.removeEventListener("change", hearWish);
}

export default { render };
