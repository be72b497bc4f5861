"""What notebooks call: open a chapter, then ask it for its text, questions, cards, charts and check, one a cell."""

from collections.abc import Callable
from datetime import date

from IPython.display import HTML

from .core.assessment import Assessment, assess
from .core.content import Content
from .core.loading import load
from .core.profile import clean
from .session import Session
from .ui.callbacks import guarded
from .ui.chart import Chart
from .ui.page_region import PageRegion
from .ui.question_form import QuestionForm, as_plain
from .view.card_text import card_text, cards_text
from .view.cards_page import cards_html, changed
from .view.chapter_html import check_html, section_html, step_html
from .view.compare_html import compare_html
from .view.compare_text import compare_text, compared
from .view.drawings import drawing_html
from .view.healing_picture import healing_picture
from .view.map_picture import map_picture
from .view.picture import Picture, notes_html, picture_text, title_html
from .view.record_html import claims_html, conflicts_html, gaps_html
from .view.record_text import claims_text, conflicts_text, gaps_text, glossary_text, notices_text, sources_text
from .view.reference_html import glossary_html, notices_html, sources_html
from .view.skin_types_picture import skin_types_picture
from .view.studies_picture import studies_picture
from .view.takeaway_html import takeaway_html
from .view.theme import style_sheet
from .view.values_html import values_html

_TEXTS = {"claims": claims_text, "conflicts": conflicts_text, "gaps": gaps_text, "glossary": glossary_text,
          "sources": sources_text, "notices": notices_text}
"""What a proof can print that depends on no answer."""

Part = Callable[[Assessment], None]


class Page:
    """One open chapter and its session. Each method returns one thing to show."""

    def __init__(self, chapter: str, content: Content) -> None:
        self.content = content
        self.chapter = content.chapters[chapter]
        self.session = Session(content)
        self.session.watch(self._redraw)
        self._parts: list[tuple[Part, Callable[[Assessment], object]]] = []
        self._form: QuestionForm | None = None
        self._cards: PageRegion | None = None
        self._compare: PageRegion | None = None

    def text(self, *sections: str) -> HTML:
        """Return these sections of the chapter, each sentence with its sources; KeyError if there is none of a name."""
        known = {section.id: section for section in self.chapter.sections}
        return HTML("\n".join(section_html(known[id], self.content) for id in sections))

    def step(self, section: str) -> HTML:
        """Return the heading and the words of one step of a page in steps; KeyError if there is none of the name."""
        known = {item.id: item for item in self.chapter.sections}
        return HTML(step_html(self.chapter, known[section], self.content))

    def questions(self) -> QuestionForm:
        """Return the chapter's questions (all, if it names none); an answer redraws this page's cards and charts."""
        every = self.content.questions
        self._form = QuestionForm(
            questions=[as_plain(every[id]) for id in self.chapter.questions or every],
            known={id: list(question.answers) for id, question in every.items()},
            kinds={id: question.kind for id, question in every.items()},
            words=dict(self.content.words.under("form")),
        )
        take = guarded(self._take, self._say)
        self._form.observe(lambda change: take(), names=["value", "asked"])
        return self._form

    def cards(self) -> PageRegion:
        """Return the reader's cards, kept up to date."""
        self._cards = PageRegion(label=self.content.words("cards.region"))
        self._draw(lambda assessment: setattr(self._cards, "html", self._cards_html(assessment)))
        return self._cards

    def chart(self, name: str) -> Chart:
        """Return one chart, kept up to date: studies, skin_types, healing or map."""
        chart = Chart(words=dict(self.content.words.under("charts.widget")))

        def draw(assessment: Assessment) -> None:
            picture = self._picture(name, assessment)
            with chart.hold_sync():
                chart.figure, chart.alt = picture.figure, picture.alt
                chart.title_html, chart.notes_html = title_html(picture), notes_html(picture, self.content)

        self._draw(draw)
        return chart

    def compare(self) -> PageRegion:
        """Return the four options side by side for each concern, the reader's own first, kept up to date."""
        region = self._compare = PageRegion(label=self.content.words("compare.region"))

        def draw(assessment: Assessment) -> None:
            region.html = compare_html(assessment, self.content, date.today())

        self._draw(draw, lambda assessment: (assessment.concerns, assessment.skin_types))
        return region

    def values(self) -> PageRegion:
        """Return what may matter to the reader. What is picked stays on the page, and nothing follows from it."""
        return PageRegion(html=values_html(self.content))

    def takeaway(self) -> PageRegion:
        """Return the two pages to take along, kept up to date."""
        region = PageRegion(label=self.content.words("journey.takeaway.region"))
        self._draw(lambda assessment: setattr(region, "html", takeaway_html(assessment, self.content)))
        return region

    def check(self) -> HTML:
        """Return the short check of the chapter."""
        return HTML(check_html(self.chapter, self.content))

    def drawing(self, name: str) -> HTML:
        """Return one drawing, named as a drawing, with its words: layers, sun or healing."""
        return HTML(drawing_html(name, self.content))

    def claims(self) -> HTML:
        """Return every claim of the five articles with its answer, folded by subject."""
        return HTML(claims_html(self.content))

    def conflicts(self) -> HTML:
        """Return what the articles say against each other, and what is fair to say."""
        return HTML(conflicts_html(self.content))

    def gaps(self) -> HTML:
        """Return what all five articles leave out."""
        return HTML(gaps_html(self.content))

    def glossary(self) -> HTML:
        """Return the glossary, the plain word first."""
        return HTML(glossary_html(self.content))

    def sources(self) -> HTML:
        """Return every source, folded by kind of work."""
        return HTML(sources_html(self.content))

    def notices(self) -> HTML:
        """Return the safety notices of regulators."""
        return HTML(notices_html(self.content))

    def proof(self, show: str = "cards", **answers: list[str]) -> None:
        """Print cards, one card, a chart or a list as text for these answers, without touching the reader's session."""
        if show in _TEXTS:
            return print(_TEXTS[show](self.content))
        assessment = assess(self.content, clean(self.content.questions, answers))
        if show == "cards":
            print(cards_text(assessment, self.content))
        elif show == "compare":
            print(compare_text(assessment, self.content))
        elif card := assessment.card(show):
            print(card_text(card, self.content))
        else:
            print(picture_text(self._picture(show, assessment)))

    def _picture(self, name: str, assessment: Assessment) -> Picture:
        if name in ("studies", "map"):
            draw = studies_picture if name == "studies" else map_picture
            return draw(assessment, self.content, self.chapter.cards or None)
        return {"skin_types": skin_types_picture, "healing": healing_picture}[name](assessment, self.content)

    def _cards_html(self, assessment: Assessment) -> str:
        return cards_html(assessment, self.content, date.today(), self.chapter.cards or None)

    def _draw(self, part: Part, rests_on: Callable[[Assessment], object] = lambda assessment: assessment) -> None:
        """Draw a part now, and again whenever what it rests on has changed."""
        self._parts.append((part, rests_on))
        part(self.session.assessment)

    def _redraw(self, before: Assessment, after: Assessment) -> None:
        for part, rests_on in self._parts:
            if rests_on(before) != rests_on(after):
                part(after)
        self._say(self._news(before, after))

    def _news(self, before: Assessment, after: Assessment) -> str:
        """Say what an answer changed on this page: cards, or options, or both."""
        options = compared(before, after, self.content) if self._compare else ""
        if not self._cards:
            return options
        moved = f" {options}" if options and after.concerns and before.concerns != after.concerns else ""
        return changed(before, after, self.content) + moved

    def _say(self, text: str) -> None:
        region = self._cards or self._compare
        if region:
            region.say(text)

    def _take(self) -> None:
        if clean(self.content.questions, self._form.value) != self.session.profile:
            self.session.answer(self._form.value)
        self._form.answered = self._form.asked


def open_chapter(chapter: str) -> Page:
    """Open a chapter of the workbook; call it in a notebook's first cell."""
    return Page(chapter, load())


def style() -> HTML:
    """Return the look of the workbook, for notebooks that are not served by the app."""
    return HTML(f"<style>{style_sheet()}</style>")
