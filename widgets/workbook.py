"""What notebooks call: open a chapter, then get its text, questions, cards or charts, one in each cell."""

from collections.abc import Callable, Mapping
from datetime import date
from difflib import get_close_matches
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from IPython.display import HTML

from .core.assessment import assess
from .core.content import Content
from .core.loading import load
from .core.profile import Profile, given
from .core.shapes import Part, Section
from .live_parts import CHART, KINDS, Drawn, LiveParts
from .theme.style_sheet import lab_style
from .ui.boxes import Beside, Tabs, in_tabs, side_by_side
from .ui.boxes import Part as AnyPart
from .ui.callbacks import guarded
from .ui.chart import Chart
from .ui.markup_in_parts import MarkupInParts
from .ui.one_way import OneWay
from .ui.page_region import PageRegion
from .ui.plotly_figure import plotly_figure
from .ui.question_form import QuestionForm
from .view.card.cards_page import cards_html
from .view.chapter_html import (
    contents_html,
    folded_section_html,
    more_html,
    part_html,
    section_html,
    step_html,
)
from .view.charts.by_name import CHARTS, chart_by_name
from .view.charts.chart import notes_html
from .view.check_html import check_html
from .view.compare.compare_html import compare_html
from .view.drawings.by_name import drawing_html
from .view.form_html import LEVEL, form_html
from .view.proof_text import proof_text
from .view.reference.articles_html import claims_html, conflicts_html, gaps_html
from .view.reference.asked_html import asked_html, asked_link
from .view.reference.reference_html import glossary_html, notices_html, sources_html
from .view.takeaway.takeaway_html import takeaway_html
from .view.teaching.aims_html import aims_html
from .view.teaching.cases_html import case_html, cases_html
from .view.teaching.knowledge_html import knowledge_html
from .view.teaching.lessons_html import lessons_html
from .view.values_html import values_html

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

Piece = TypeVar("Piece")
Given = ParamSpec("Given")
Shown = TypeVar("Shown", bound=OneWay)


def follows(call: "Callable[Concatenate[Page, Given], Shown]") -> "Callable[Concatenate[Page, Given], Shown]":
    """Mark a call whose widget follows the answers. In a saved notebook it is as the cells alone would have it."""

    @wraps(call)
    def called(page: "Page", *args: Given.args, **kwargs: Given.kwargs) -> Shown:
        again = page._without_reader()  # pyright: ignore[reportPrivateUsage]
        widget = call(page, *args, **kwargs)
        widget.without_reader = lambda: call(again(), *args, **kwargs) if page.session.is_touched else None
        return widget

    return called


class Page:
    """One open chapter and its session. Each method returns one thing to show."""

    def __init__(self, chapter: str, content: Content) -> None:
        self.content = content
        if chapter not in content.chapters:
            near = get_close_matches(chapter, content.chapters, n=1)
            meant = f", did you mean {near[0]!r}? There are" if near else ": there are"
            raise KeyError(f"There is no chapter {chapter!r}{meant} {', '.join(content.chapters)}")
        self.chapter = content.chapters[chapter]
        self._parts = LiveParts(self.chapter, content, self._say)
        self.session = self._parts.session
        self._regions: dict[str, PageRegion] = {}
        self._live: list[MarkupInParts] = []
        self._forms: list[QuestionForm] = []
        self._has_section = False  # before what is shown next

    if not TYPE_CHECKING:  # which knows every call, and would take any other for one

        def __getattr__(self, name: str) -> None:
            """Name the calls that there are, where somebody has mistyped one."""
            calls = [call for call in dir(type(self)) if not call.startswith("_")]
            near = get_close_matches(name, calls, n=1)
            meant = f", did you mean {near[0]!r}? There are" if near else ": there are"
            raise AttributeError(
                f"A page has no call {name!r}{meant} {', '.join(calls)}", name=name, obj=self
            )

    def text(self, *sections: str, folded: bool = False) -> HTML:
        """Return these sections of the chapter, each sentence with its sources, or `folded` under their headings;
        KeyError for one that it does not have."""
        drawn = folded_section_html if folded else section_html
        self._has_section = True
        return HTML("\n".join(drawn(self._section(id), self.content) for id in sections))

    def step(self, section: str) -> HTML:
        """Return the heading and the words of one step of a page in steps;
        KeyError for one that it does not have."""
        self._has_section = True
        return HTML(step_html(self.chapter, self._section(section, "step"), self.content))

    def contents(self, beside: bool = True) -> HTML:
        """Return the list of the chapter's parts, each a link to it. It follows the text beside it where there is
        room, unless something on the page needs the whole width."""
        return HTML(contents_html(self.chapter, self.content, beside))

    def part(self, id: str) -> HTML:
        """Return the question and the short answer of one part of the chapter;
        KeyError for one that it does not have."""
        self._has_section = True
        return HTML(part_html(self._part(id), self.content))

    def more(self, part: str) -> HTML:
        """Return the sections of a part, folded; KeyError for a part that the chapter does not have."""
        return HTML(more_html(self.chapter, self._part(part), self.content))

    @follows
    def questions(self, folded: bool = False) -> QuestionForm:
        """Return the form with the chapter's questions (all, if it names none), a few of them `folded` behind one
        line; an answer redraws the page's cards and charts."""
        every = self.content.questions
        own_questions = [every[id] for id in self.chapter.questions or every]
        form = QuestionForm(
            html=form_html(
                own_questions,
                self.content,
                self.chapter.begins_with_picks,
                LEVEL if self._has_section else LEVEL - 1,
                folded,
            ),
            questions=dict(every),
            take=guarded(self._take, self._say),
            value=self.session.profile,  # answers that were given before
        )
        self._forms.append(form)
        return form

    def answer(self, **answers: list[str]) -> None:
        """Give these answers for the reader, as a worked case: every form, card and chart of the page follows.
        None at all clears the page. InvalidAnswer for a question or an option that there is not, and for two that
        exclude each other."""
        profile = given(self.content.questions, answers)
        if not QuestionForm.heard:
            self.session.keep(profile)
        for form in self._forms:
            form.value = profile
        self._answer(profile)

    @follows
    def now(self) -> PageRegion:
        """Return the reader's cards in a line each, to stand beside the questions, kept up to date."""
        return self._region("now")

    @follows
    def cards(self) -> PageRegion:
        """Return the reader's cards, kept up to date."""
        return self._region("cards")

    @follows
    def chart(self, name: str) -> Chart:
        """Return one chart, kept up to date; `view/charts/by_name.py` lists the names."""
        chart = Chart(words=dict(self.content.words.under("charts.widget")))
        self._live.append(chart)

        def show(drawn: Drawn) -> None:
            with chart.hold_sync():
                for trait, value in drawn.items():
                    setattr(chart, trait, value)

        self._parts.add(CHART, show, name)
        return chart

    def figure(self, name: str) -> "Figure":
        """Return one chart as it is now as `plotly.graph_objects.Figure`, to restyle or to save. It follows no answer
        that comes later; KeyError for a chart that there is not."""
        chart = chart_by_name(name, self.session.assessment, self.content, self._own_cards)
        return plotly_figure(chart, self.content.words("charts.studies.axis"))

    @follows
    def compare(self) -> PageRegion:
        """Return the four options side by side for each concern, the reader's own first, kept up to date."""
        return self._region("compare")

    def values(self) -> PageRegion:
        """Return what may matter to the reader. Picks stay on the page, and nothing follows from them."""
        return PageRegion(html=values_html(self.content))

    @follows
    def takeaway(self) -> PageRegion:
        """Return the two pages to take along, kept up to date."""
        return self._region("takeaway")

    def check(self) -> PageRegion:
        """Return the short check of the chapter. Nothing is stored."""
        html = check_html(self.chapter, self.content)
        return PageRegion(html=html, label=self.content.words("check.region"))

    @follows
    def own_check(self) -> PageRegion:
        """Return three to five questions on the reader's own cards, kept up to date. Nothing is stored."""
        return self._region("own_check")

    def drawing(self, name: str) -> HTML:
        """Return one drawing with its words: layers, sun or healing. Its caption says that it is a drawing."""
        return HTML(drawing_html(name, self.content))

    def claims(self) -> HTML:
        """Return every claim of the five articles with its answer, folded by subject."""
        return HTML(claims_html(self.content))

    def conflicts(self) -> HTML:
        """Return where the articles contradict each other, and what is fair to say."""
        return HTML(conflicts_html(self.content))

    def gaps(self) -> HTML:
        """Return what all five articles leave out."""
        return HTML(gaps_html(self.content))

    def questions_asked(self) -> PageRegion:
        """Return what people ask in public, each question with our answer in short, and the search in it."""
        label = self.content.words("asked.region")
        return PageRegion(html=asked_html(self.content), label=label)

    def another_question(self) -> HTML:
        """Return the way to the page of questions that people ask."""
        return HTML(asked_link(self.content))

    def glossary(self) -> HTML:
        """Return the glossary, the plain word first."""
        return HTML(glossary_html(self.content))

    def sources(self) -> HTML:
        """Return every source, folded by kind of work."""
        return HTML(sources_html(self.content))

    def notices(self) -> HTML:
        """Return the safety notices of regulators."""
        return HTML(notices_html(self.content))

    def aims(self) -> HTML:
        """Return what people know or can do after each page, for educators."""
        return HTML(aims_html(self.content))

    def lessons(self) -> HTML:
        """Return the lesson plans, minute by minute."""
        return HTML(lessons_html(self.content))

    def cases(self) -> HTML:
        """Return every worked case, folded; in the app each has a button that loads it."""
        return HTML(cases_html(self.content))

    def knowledge_check(self, first: int | None = None, answers: bool = True) -> HTML:
        """Return the questions to ask before and after, all or the `first` few, with their answers or without them.
        Nothing is stored. ValueError for a number of questions that there is not."""
        return HTML(knowledge_html(self.content, first, answers))

    def case(self, id: str) -> HTML:
        """Load a worked case: put its answers into this page's questions in place of those that are there, and return
        what to notice; KeyError names the cases that there are."""
        cases = self.content.teaching.cases
        if id not in cases:
            raise KeyError(f"There is no case {id!r}: there are {', '.join(cases)}")
        self.answer(**{question: list(chosen) for question, chosen in cases[id].answers.items()})
        return HTML(case_html(cases[id], self.content))

    def proof(self, show: str = "cards", **answers: list[str]) -> None:
        """Print cards, one card, a chart or a list as text, for these answers rather than the reader's."""
        assessment = assess(self.content, given(self.content.questions, answers))
        print(proof_text(show, assessment, self.content, self._own_cards))

    def _section(self, id: str, kind: str = "section") -> Section:
        return self._of_chapter(kind, id, {section.id: section for section in self.chapter.sections})

    def _part(self, id: str) -> Part:
        return self._of_chapter("part", id, {part.id: part for part in self.chapter.parts})

    def _of_chapter(self, kind: str, id: str, pieces: Mapping[str, Piece]) -> Piece:
        if id not in pieces:
            raise KeyError(f"There is no {kind} {id!r} in {self.chapter.id}: there are {', '.join(pieces)}")
        return pieces[id]

    @property
    def _own_cards(self) -> tuple[str, ...] | None:
        """The ids of the cards that belong to the chapter; None: all cards."""
        return self.chapter.cards or None

    def _region(self, kind: str) -> PageRegion:
        """Return a region that is kept up to date."""
        region = self._regions[kind] = PageRegion(label=self.content.words(KINDS[kind].label))
        region.rest = self.content.words("cards.rest")
        self._live.append(region)

        def show(drawn: Drawn) -> None:
            region.html = drawn["html"]

        self._parts.add(kind, show)
        return region

    def _say(self, text: str) -> None:
        if self._parts.voice:
            self._regions[self._parts.voice].say(text)

    def _answer(self, profile: Profile) -> None:
        self.session.answer(profile, by_reader=bool(QuestionForm.heard))

    def _without_reader(self) -> "Callable[[], Page]":
        """Return what opens the chapter again as it is at this place of the page, with the answers that cells gave."""
        has_section = self._has_section

        def again() -> Page:
            page = Page(self.chapter.id, self.content)
            page._has_section = has_section
            for profile in self.session.kept:
                page.session.answer(profile)
            return page

        return again

    def _take(self, form: QuestionForm) -> None:
        self._answer(form.value)
        self._parts.update()  # what failed after an earlier answer is tried again
        if form.missed:
            for widget in self._live:
                widget.send_state()
        form.answered = form.asked


def open_chapter(chapter: str) -> Page:
    """Open a chapter of the workbook; call it in a notebook's first cell. KeyError for one that there is not."""
    return Page(chapter, load())


def draw_ahead(content: Content) -> None:
    """Draw once what pages show before anything is answered. Python is quicker at what it has done before, and
    a kernel that is forked afterwards has that, too."""
    nothing, today = assess(content, Profile()), date.today()
    cards_html(nothing, content, today)
    compare_html(nothing, content, today)
    takeaway_html(nothing, content)
    for name in CHARTS:
        view = chart_by_name(name, nothing, content, None)
        notes_html(view, content)


def style() -> HTML:
    """Return the style sheet of the workbook, for notebooks that are not served by the app."""
    return HTML(lab_style())


def beside(*parts: AnyPart) -> Beside:
    """Return parts of a page side by side, such as questions and cards. A saved notebook and an export show them one
    below the other."""
    return side_by_side(parts)


def tabs(titled: Mapping[str, AnyPart]) -> Tabs:
    """Return parts of a page in tabs, each under the title that is given with it. A saved notebook and an export show
    all of them."""
    return in_tabs(titled)
