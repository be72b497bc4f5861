"""The settings of the documentation site. `make docs` runs Sphinx with them; nothing here needs a network."""

import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))  # for `docs.site`: the application itself is read, never imported

project = "Microneedling and your skin"
copyright = "the workbook's contributors: code MIT, content CC BY 4.0"
language = "en-GB"
extensions = ["myst_parser", "docs.site.extension"]

# The texts stay where a forge shows them and where other texts link to them: the site assembles them.
root_doc = "docs/index"
include_patterns = ["*.md", "docs/**.md", "content/README.md"]
exclude_patterns = [
    ".*",
    "node_modules",
    "build",
    "tests",
    "widgets",
    "notebooks",
    "deploy",
    "binder",
    "content/*/**",
]

myst_enable_extensions = ["html_image"]
myst_heading_anchors = 4
# The menu: below a page, parts with a caption and their pages. It is here so that a forge, which knows nothing of it,
# shows texts only. A name is a pattern; one that matches nothing adds nothing.
menu = {
    "docs/index": {
        "For patients": ["patients"],
        "For educators": ["educators", "notebooks"],
        "For clinicians who write": [
            "clinician-authors",
            "../content/README",
            "recipes/new-card",
            "recipes/new-page",
            "report-a-medical-error",
        ],
        "For operators": [
            "operators",
            "operating",
            "plain-files",
            "running-elsewhere",
            "capacity",
            "benchmark",
            "threat-model",
            "browsers",
            "../SECURITY",
        ],
        "For developers": [
            "developers",
            "../README",
            "../CONTRIBUTING",
            "recipes/README",
            "gallery",
            "notebook-runs",
            "reference/index",
            "decisions/README",
            "releasing",
            "../CHANGELOG",
        ],
        "What it rests on": [
            "how-it-was-made",
            "audit/ipdas",
            "audit/pemat",
            "audit/cdc-index",
            "audit/wcag",
            "field-test/README",
        ],
    },
    "docs/decisions/README": {"": ["2*"]},
    "docs/field-test/README": {"": ["protocol", "consent", "knowledge-items", "sure", "sample-size"]},
    "docs/recipes/README": {"": ["new-field", "new-question-kind", "new-chart"]},
    "docs/reference/index": {"": ["workbook", "core", "view", "ui", "authoring", "serving", "commands"]},
}

html_theme = "furo"
html_title = "Microneedling and your skin: documentation"
html_static_path = ["static", "../../widgets/serving/assets/fonts"]
html_css_files = ["site.css"]
html_extra_path = ["first_page"]
html_favicon = "../../widgets/serving/assets/favicon.ico"
html_show_sphinx = False
html_copy_source = False
html_theme_options = {"sidebar_hide_name": False}
