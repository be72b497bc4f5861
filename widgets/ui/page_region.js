// A region that changes in place: what stays is the same node, open details stay open, focus stays put.

// JupyterLab would take the keys for itself; it looks for this mark on the focused element only.
const KEYS_KEPT = "data-lm-suppress-shortcuts";

/** Parse markup of our own views. Scripts do not run when parsed like this, and are dropped all the same. */
function parse(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  template.content.querySelectorAll("script").forEach((script) => script.remove());
  return template.content;
}

const keyOf = (node) => (node.nodeType === Node.ELEMENT_NODE ? node.dataset.key : undefined);

/** Return the elements whose key occurs once: those can be found again even under another parent. */
function byKey(root) {
  const found = new Map();
  for (const node of root.querySelectorAll("[data-key]")) {
    found.set(node.dataset.key, found.has(node.dataset.key) ? null : node);
  }
  return found;
}

/** Find for each new child the old node that it is: by key, then by the same text, then by order. */
function pair(parent, next, keyed, used) {
  const rest = [...parent.childNodes];
  const take = (fits) => {
    const node = rest.find((old) => !used.has(old) && fits(old));
    if (node) used.add(node);
    return node;
  };
  const fresh = [...next.childNodes];
  const pairs = new Map();
  for (const node of fresh.filter(keyOf)) {
    const same = (old) => old.nodeName === node.nodeName && keyOf(old) === keyOf(node);
    const old = take(same) ?? elsewhere(parent, node, keyed, used);
    if (old) pairs.set(node, old);
  }
  const loose = fresh.filter((node) => !keyOf(node));
  const alike = (node) => (old) => !keyOf(old) && old.nodeName === node.nodeName;
  for (const node of loose) {
    pairs.set(node, take((old) => alike(node)(old) && old.textContent === node.textContent));
  }
  for (const node of loose) if (!pairs.get(node)) pairs.set(node, take(alike(node)));
  return fresh.map((node) => [pairs.get(node), node]);
}

function elsewhere(parent, node, keyed, used) {
  const old = keyed.old.get(keyOf(node));
  const fits = old && keyed.next.get(keyOf(node)) && old.nodeName === node.nodeName;
  if (!fits || used.has(old) || old.contains(parent)) return undefined;
  used.add(old);
  return old;
}

/** An open state belongs to the reader; everything else to the new markup. */
function copyAttributes(node, next) {
  const theirs = (name) => (name === "open" && node.nodeName === "DETAILS") || name === KEYS_KEPT;
  for (const { name } of [...node.attributes]) {
    if (!next.hasAttribute(name) && !theirs(name)) node.removeAttribute(name);
  }
  for (const { name, value } of next.attributes) {
    if (node.getAttribute(name) !== value && !theirs(name)) node.setAttribute(name, value);
  }
}

/** For each element with a key, the markup that it shows. Most cards stay as they are when an answer changes. */
const shown = new WeakMap();

function isShown(node, next) {
  if (!keyOf(next)) return false;
  const same = next.isEqualNode(shown.get(node) ?? null);
  shown.set(node, next);
  return same;
}

function update(node, next, keyed, used, gone) {
  if (node.nodeType !== Node.ELEMENT_NODE) {
    if (node.data !== next.data) node.data = next.data;
    return;
  }
  if (isShown(node, next)) return;
  copyAttributes(node, next);
  fill(node, next, keyed, used, gone);
}

function fill(parent, next, keyed, used, gone) {
  const before = [...parent.childNodes];
  const pairs = pair(parent, next, keyed, used);
  let previous = null;
  for (const [old, fresh] of pairs) {
    const node = old ?? fresh.cloneNode(false);
    used.add(node);
    let place = previous ? previous.nextSibling : parent.firstChild;
    while (place && !used.has(place)) place = place.nextSibling; // goes later: nothing need move around it
    if (node !== place) parent.insertBefore(node, place);
    if (old || node.nodeType === Node.ELEMENT_NODE) update(node, fresh, keyed, used, gone);
    previous = node;
  }
  gone.push(...before);
}

/** Make `root` show `html`. What goes is removed last: a card may outlive the group that it was in. */
export function morph(root, html) {
  const next = parse(html);
  const keyed = { old: byKey(root), next: byKey(next) };
  const used = new Set();
  const gone = [];
  const focused = root.contains(document.activeElement) ? document.activeElement : null;
  fill(root, next, keyed, used, gone);
  for (const node of gone) if (!used.has(node)) node.remove();
  if (focused?.isConnected && focused !== document.activeElement) focused.focus({ preventScroll: true });
}

/** "Change this answer" leads to the question on this page, "go to" to a row of options below, and the name of a card
 *  to that card, opened; the address and the history stay as they are. */
function goToPlace(event) {
  const link = event.target.closest("a[data-question], a[data-row], a[data-card]");
  const { row, card, question } = link?.dataset ?? {};
  const place = link && document.getElementById(row ?? (card ? `card-${card}` : `q-${question}`));
  if (!place || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  document.dispatchEvent(new CustomEvent("workbook:reach", { detail: { node: place } }));
  const whole = card && place.querySelector(":scope > details");
  for (let part = whole || place.closest("details"); part; part = part.parentElement.closest("details")) {
    part.open = true;
  }
  ((whole && whole.querySelector("summary")) || place).focus({ preventScroll: true });
  place.scrollIntoView();
}

/** The wishes that were picked stand on the page to take along as well. They go from page to page and nowhere else. */
function showWishes(region) {
  const place = region.querySelector(".mw-wishes");
  if (!place) return;
  const picked = [...document.querySelectorAll(".mw-values .mw-wish :checked")];
  place.hidden = !picked.length;
  place.querySelector("ul").replaceChildren(...picked.map((input) => {
    const line = document.createElement("li");
    line.textContent = input.closest("label").textContent.trim();
    return line;
  }));
}

/** Print what this region holds, and nothing else of the page. */
function printAlone({ target }) {
  if (!target.closest(".mw-print")) return;
  document.body.classList.add("mw-printing");
  window.addEventListener("afterprint", () => document.body.classList.remove("mw-printing"), { once: true });
  window.print();
}

/** The app's page has one status line for all. JupyterLab has none, so there the region brings its own. */
function announcer(el) {
  const own = document.createElement("p");
  own.className = "mw-announce";
  own.setAttribute("role", "status");
  if (!document.getElementById("status")) el.append(own);
  return (text) => {
    if (own.isConnected) own.textContent = text;
    document.dispatchEvent(new CustomEvent("workbook:changed", { detail: { text } }));
  };
}

/** Two depths: `mw-short` on the region hides what is only for the whole card; a card may be opened up alone.
 *  Both belong to the reader and outlive every redraw. A region without a switch, of other things, hides nothing. */
function depths(region) {
  const turned = new Set(); // the keys of the cards that differ from the rest
  const short = () => region.classList.contains("mw-short");

  function show() {
    if (!region.querySelector(".mw-depth-switch")) return region.classList.remove("mw-short");
    for (const input of region.querySelectorAll(".mw-depth-switch input")) {
      input.checked = (input.value === "short") === short();
    }
    for (const card of region.querySelectorAll("article[data-key]")) {
      const whole = short() === turned.has(card.dataset.key);
      card.classList.toggle("mw-whole", whole);
      card.classList.toggle("mw-brief", !whole);
      const button = card.querySelector(".mw-depth");
      button.setAttribute("aria-expanded", whole);
      button.firstChild.data = whole ? button.dataset.less : button.dataset.more;
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
  region.addEventListener("focusin", ({ target }) => target.setAttribute(KEYS_KEPT, "true"));
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
  // One message may bring both: the line is said when the cards are already new.
  model.on("change:announce", () => queueMicrotask(() => announce(model.get("announce"))));
  return () => document.removeEventListener("change", hearWish);
}

export default { render };
