"""What can be seen on a page, each as a JavaScript expression that any engine understands."""

SHOWN = "one.checkVisibility()"

H1 = "[...document.querySelectorAll('h1')].map((one) => one.textContent.trim())"
STATUS = "document.getElementById('status').textContent.trim()"
STEP = "document.body.dataset.step ?? null"
CONTROLS = (
    "[...document.querySelectorAll('a[href], button, input, summary, select, textarea')]"
    f".filter((one) => {SHOWN}).length"
)
CARDS = "[...document.querySelectorAll('article.mw-card h3')].map((one) => one.textContent.trim())"
ANSWERS = """Object.fromEntries([...document.querySelectorAll("fieldset.mw-question")].map((one) =>
    [one.id.slice(2), [...one.querySelectorAll(":checked")].map(({ value }) => value)]
  ).filter(([, chosen]) => chosen.length))"""
WORDS = """(() => {{ const words = [], walker = document.createTreeWalker({node}, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {{
    const text = walker.currentNode;
    if (text.parentElement.checkVisibility()) words.push(...text.data.split(/\\s+/).filter(Boolean));
  }}
  return words; }})()"""
CHART = "document.querySelector('.mw-chart')"
DRAWN = f"{CHART}.querySelector('.mw-plot svg.main-svg')?.checkVisibility() ? 'drawn' : 'not drawn'"
ROWS = f"[...{CHART}.querySelectorAll('.mw-mark')].map((one) => one.textContent.trim())"
OUTSIDE = """[...document.querySelectorAll(".mw-plot")].filter((plot) => plot.checkVisibility())
  .filter((plot) => plot.querySelector("svg.main-svg")?.getBoundingClientRect().width > plot.clientWidth + 1)
  .map((plot) => plot.closest("figure").querySelector("figcaption").textContent.trim())"""
LABELS = f"[...{CHART}.querySelectorAll('.mw-plot svg text')].map((one) => one.textContent).filter(Boolean)"
SIDEWAYS = """(() => {
  const own = (node) => node.closest(
    ".mw-scroll, .mw-plot, .page-skip, .page-spoken, .mw-spoken, .mw-announce, [hidden]");
  const out = [...document.querySelectorAll("body *")].filter((node) =>
    node.checkVisibility() && !own(node) && node.getBoundingClientRect().right > innerWidth + 1)
    .map((node) => node.outerHTML.slice(0, 80));
  const wide = document.documentElement.scrollWidth;
  return wide > innerWidth ? [`the page is ${wide} wide`, ...out] : out;
})()"""
