// Links that lead to a place on the same page.

/** "Change this answer" leads to the question on this page, and the name of a card to that card, opened, or to its part
 *  of a card; to the questions, if it takes an answer to bring that card up and no other page has it. The address and the
 *  history stay as they are. */
export function goToPlace(event) {
  const link = event.target.closest("a[data-question], a[data-card]");
  const { card, question } = link?.dataset ?? {};
  const shown = link && document.getElementById(card ? `card-${card}` : `q-${question}`);
  const here = link?.getAttribute("href").startsWith("#"); // any other address is a page that has the place
  const place = shown ?? (card && here ? document.querySelector(".mw-form") : null);
  if (!place || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  document.dispatchEvent(new CustomEvent("workbook:reach", { detail: { node: place } }));
  if (place.closest(".mw-deep")) place.closest(".mw-brief")?.querySelector(".mw-depth").click();
  const whole = card && place.querySelector(":scope > details");
  for (let part = whole || place.closest("details"); part; part = part.parentElement.closest("details")) {
    part.open = true;
  }
  const first = whole?.querySelector("summary") ?? (shown ? place : place.querySelector("input"));
  first?.focus({ preventScroll: true });
  place.scrollIntoView();
}
