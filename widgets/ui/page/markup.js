// Turns markup of our own views into nodes, in this one place.

/** Scripts do not run when parsed like this, and are dropped all the same. */
export function parse(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  template.content.querySelectorAll("script").forEach((script) => script.remove());
  return template.content;
}
