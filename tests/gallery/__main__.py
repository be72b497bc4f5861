"""`make gallery`: write the gallery of all views to build/gallery.html, or to the path that is given."""

import sys
from pathlib import Path

from tests.gallery.examples import examples
from tests.gallery.page import gallery_html

PLACE = Path(__file__).parents[2] / "build" / "gallery.html"


def main(arguments: list[str]) -> int:
    """Write the page and print where it is."""
    out = Path(arguments[0]) if arguments else PLACE
    all_examples = list(examples())
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(gallery_html(all_examples), encoding="utf-8")
    views = len({example.view for example in all_examples})
    print(f"Written to {out}: {len(all_examples)} examples of {views} views. Open it in a browser.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
