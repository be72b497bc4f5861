// What every widget's page side uses to make and mark elements.

/** JupyterLab would take the keys for itself; it looks for this mark on the focused element only. */
export const KEYS_KEPT = "data-lm-suppress-shortcuts";

export const keepKeys = ({ target }) => target.setAttribute(KEYS_KEPT, "true");

/** Saving is the notebook's own all the same: JupyterLab gets that key, before it looks for the mark. */
globalThis.addEventListener?.("keydown", ({ key, ctrlKey, metaKey, target }) => {
  if (key.toLowerCase() !== "s" || !(ctrlKey || metaKey) || !target.hasAttribute?.(KEYS_KEPT)) return;
  target.removeAttribute(KEYS_KEPT);
  setTimeout(() => { if (document.activeElement === target) target.setAttribute(KEYS_KEPT, "true"); });
}, true);

/** Make an observer of this kind; where the browser has none, one that sees nothing. */
export function observer(kind, callback, options) {
  const Kind = globalThis[kind];
  return Kind ? new Kind(callback, options) : { observe() {}, disconnect() {} };
}

/** Change the words of a button; what else it says, for screen readers, is in a span after them. A translator may have
 *  wrapped or split the words that were there. */
export function putWords(button, words) {
  const rest = button.querySelector(":scope > span");
  while (button.firstChild !== rest) button.firstChild.remove();
  button.prepend(words);
}

export function make(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children.filter(Boolean));
  return node;
}
