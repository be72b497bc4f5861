"""Finds unused content: sources that nothing cites, cards that no rule brings up, answers that nothing reads.

Unused content misleads no reader, so it fails the check but does not stop a compile.
"""

from collections.abc import Iterator

from ..reading.complaint import Complaint, one_of
from ..reading.content_folder import ContentFolder, Item
from ..reading.document import Where
from ..schema.kinds import CARD_KINDS
from ..schema.medicine import Finding, Situation
from ..schema.rules import Question, Rule
from ..schema.signs import Signs
from .finding_owners import shown_in_concerns
from .references import question_uses, references
from .signs import named_signs


def check_unused(folder: ContentFolder) -> list[Complaint]:
    """Return a complaint for everything that no reader can ever see."""
    return [
        *_orphan_sources(folder),
        *_cards_without_rule(folder),
        *_outcomes_apart(folder),
        *_options_unread(folder),
        *_findings_unseen(folder),
        *_signs_unnamed(folder),
    ]


def _complaint(item: Item, where: Where, wrong: str, remedy: str) -> Complaint:
    return item.complaint(where, wrong, "", remedy, about="idle")


def _orphan_sources(folder: ContentFolder) -> Iterator[Complaint]:
    cited = {link.id for link in references(folder, "source")}
    for item in folder.of("source"):
        if item.stem not in cited:
            yield _complaint(
                item,
                (),
                "nothing cites this source",
                "Add its id to the sources of what it supports, or delete the file.",
            )


def _cards_without_rule(folder: ContentFolder) -> Iterator[Complaint]:
    with_rule = {link.id for link in references(folder, *CARD_KINDS) if link.item.kind.name == "rule"}
    for item in folder.of("situation"):
        if item.stem not in with_rule:
            yield _complaint(
                item,
                (),
                "no rule brings up this card, so no one can ever see it",
                f"Add a file to content/rules with card: {item.stem}",
            )


def _outcomes_apart(folder: ContentFolder) -> Iterator[Complaint]:
    """A situation holds only outcomes that one of its own answers raises: other cards are about another matter."""
    answers = _answers_by_card(folder)
    outcomes = folder.ids("outcome")
    for item, situation in folder.models(Situation):
        own = answers.get(item.stem, set())
        raised = [id for id in sorted(outcomes) if own & answers.get(id, set())]
        for index, id in enumerate(situation.outcomes):
            if own and id in outcomes and id not in raised:
                yield item.complaint(
                    ("outcomes", index),
                    f'no answer both brings up this card and raises "{id}"',
                    one_of(raised) if raised else "none, for none is raised by an answer of this card",
                    f'Take it out, or add a rule for "{id}" that reads an answer of this card.',
                    about="idle",
                )


def _answers_by_card(folder: ContentFolder) -> dict[str, set[tuple[str, str]]]:
    """Return the answers, each with its question, that the rules of each card read."""
    cards = {item.stem: rule.card for item, rule in folder.models(Rule)}
    answers: dict[str, set[tuple[str, str]]] = {}
    for use in question_uses(folder):
        if use.item.kind.name == "rule" and use.item.stem in cards:
            answers.setdefault(cards[use.item.stem], set()).update(
                (use.question, option) for option in use.options
            )
    return answers


def _options_unread(folder: ContentFolder) -> Iterator[Complaint]:
    """A rule reads an answer for a card, and a concern for its table of options."""
    read = {
        (use.question, option)
        for use in question_uses(folder)
        if use.item.kind.name in ("rule", "concern")
        for option in use.options
    }
    for item, question in folder.models(Question):
        for index, option in enumerate(question.options):
            if (item.stem, option.id) not in read:
                yield _complaint(
                    item,
                    ("options", index),
                    f'no rule reads the answer "{option.id}", so picking it changes nothing',
                    f"Add a rule with {{question: {item.stem}, is: {option.id}}}, or take the answer out.",
                )


def _findings_unseen(folder: ContentFolder) -> Iterator[Complaint]:
    """A finding of a card is in the chart, named or not; that of a concern is seen only where an option names
    it."""
    in_concerns = shown_in_concerns(folder)
    for item, finding in folder.models(Finding):
        if finding.concern and item.stem not in in_concerns:
            yield _complaint(
                item,
                ("concern",),
                "no option of its concern shows this finding",
                f"Name it in content/concerns/{finding.concern}.yaml (benefit_findings or "
                "harm_findings), or delete the file.",
            )


def _signs_unnamed(folder: ContentFolder) -> Iterator[Complaint]:
    ids = {id for _, _, id in named_signs(folder)}
    for item, page in folder.models(Signs):
        for index, sign in enumerate(page.signs):
            if sign.id not in ids:
                yield _complaint(
                    item,
                    ("signs", index),
                    f'no card and no part of the help page names "{sign.id}"',
                    "Name it in warning_signs: of a card, or in signs: of content/help.yaml.",
                )
