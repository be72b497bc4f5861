// A region that changes in place.

import { announcer } from "./page/announcer.js";
import { depths } from "./page/depths.js";
import { keepKeys } from "./page/dom.js";
import { morph } from "./page/morph.js";
import { printAlone } from "./page/printing.js";
import { goToPlace } from "./page/reach.js";
import { showWishes } from "./page/wishes.js";

/** Put the markup together from its parts; undefined when one is not here in the version that `order` names. */
function markupOf(model) {
  const parts = model.get("order").map(([name, version]) => {
    const [here, markup] = model.get(`part:${name}`) ?? [];
    return here === version ? markup : undefined;
  });
  return parts.includes(undefined) ? undefined : parts.join("");
}

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
  let drawn;
  const draw = () => {
    const html = markupOf(model);
    if (html === undefined) return model.send({ want: "all parts" }); // a message was lost on the way
    if (html === drawn) return;
    drawn = html;
    morph(region, html);
    showDepths();
    showWishes(region);
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
