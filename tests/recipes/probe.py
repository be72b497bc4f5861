"""Run in the copy, where `widgets` is the changed package: prints what its pages show, as one line of JSON."""

import contextlib
import io
import json
from pathlib import Path

from widgets.authoring.compiler import compile_content, write
from widgets.core.assessment import assess
from widgets.core.loading import COMPILED, build
from widgets.core.profile import Profile, certain, clean_answer, possible
from widgets.view.card.card_text import card_text
from widgets.view.form_html import form_html
from widgets.workbook import Page

raw, complaints = compile_content(Path("content"))
assert raw is not None, "\n".join(map(str, complaints))
write(raw, COMPILED)  # the notebook loads it from there
content = build(raw)

journey = Page("your-skin", content)
form, cards = journey.questions(), journey.cards()
form.set_state({"value": {"needle_fear": ["yes"]}, "asked": 1})

skin_type = content.questions["skin_type"]
doubted = clean_answer(skin_type, ["IV", skin_type.not_sure.id])

chart = journey.chart("advice")
nobody = assess(content, Profile())

parts = {}
notebook = json.loads(Path("notebooks/needle-day.ipynb").read_text(encoding="utf-8"))
for cell in notebook["cells"]:
    if cell["cell_type"] != "code":
        continue
    for line in "".join(cell["source"]).splitlines():
        with contextlib.redirect_stdout(io.StringIO()):
            if line.startswith("page."):
                parts[line] = str(eval(line))
            else:
                exec(line)

print(
    json.dumps(
        {
            "package": str(COMPILED),
            "cards": cards.html,
            "card_text": card_text(nobody.card("redness"), nobody, content),
            "titles": {
                "notebook": "".join(notebook["cells"][0]["source"]),
                "menu": content.menu("topics")[-1].title,
            },
            "shown": list(parts),
            "skin_type": form_html([skin_type], content),
            "possible": possible(skin_type, doubted),
            "certain": certain(skin_type, doubted),
            "chart": {"title": chart.title_html, "notes": chart.notes_html},
        }
    )
)
