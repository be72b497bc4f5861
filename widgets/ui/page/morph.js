// Changes an element to new markup in place: what stays is the same node, open details stay open, focus stays put.

import { KEYS_KEPT } from "./dom.js";
import { parse } from "./markup.js";

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
    const old = take(same) ?? elsewhere(node, keyed, used);
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

/** Return the old node of a key that occurs once, under whichever parent; undefined if it has its place already. */
function elsewhere(node, keyed, used) {
  const old = keyed.old.get(keyOf(node));
  const fits = old && keyed.next.get(keyOf(node)) && old.nodeName === node.nodeName;
  return fits && !used.has(old) ? old : undefined;
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
