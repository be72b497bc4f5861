"""The answers to the five articles as HTML: every claim with its answer, their conflicts, and their gaps."""

from collections import Counter

from widgets.core.articles import Answer, Claim, Conflict, Doubt, Gap
from widgets.core.content import Content
from widgets.core.shapes import Place

from ..base.folds import fold, list_fold
from ..base.markup import Html, html, tag
from ..base.places import place_link
from ..base.reading_time import with_length
from ..base.sources import sources, statements_in_a_row
from ..base.wording import join_words


def claims_html(content: Content) -> Html:
    """Return all claims, folded, in a fold for each subject; then those that looked wrong or could not be traced."""
    groups = [
        _list(
            content.words("record.group", title=group.title, n=len(group.claims)),
            f"claims-{group.id}",
            [_claim(claim, content) for claim in group.claims],
        )
        for group in content.articles.groups.values()
    ]
    doubtful = content.articles.doubtful
    doubts = _list(
        content.words("record.doubtful", n=len(doubtful)),
        "doubtful",
        [_doubt(doubt, content) for doubt in doubtful],
    )
    body = html(tag("p", answer_counts(content)), _meanings(content), groups, doubts)
    claims = sum(len(group.claims) for group in content.articles.groups.values())
    return _folded("claims", claims, body, content)


def conflicts_html(content: Content) -> Html:
    """Return where the articles contradict each other, folded, with a fold for each conflict."""
    texts = {conflict: _conflict(conflict, content) for conflict in content.articles.conflicts}
    folds = [
        fold(with_length(conflict.question, text, content), text, f"fold-{conflict.id}")
        for conflict, text in texts.items()
    ]
    return _folded("conflicts", len(folds), html(folds), content)


def gaps_html(content: Content) -> Html:
    """Return the gaps of the articles, folded: first those that this workbook fills, then what nobody knows."""
    folds = []
    for key, answered in (("told", True), ("not_known", False)):
        gaps = [gap for gap in content.articles.gaps if gap.told is answered]
        folds.append(
            _list(
                content.words(f"record.gaps.{key}", n=len(gaps)),
                f"gaps-{key}",
                [_gap(gap, content) for gap in gaps],
            )
        )
    return _folded("gaps", len(content.articles.gaps), html(folds), content)


def answer_counts(content: Content) -> str:
    """Return the sentence on how many claims got which answer."""
    counts = Counter(claim.answer for group in content.articles.groups.values() for claim in group.claims)
    return content.words(
        "record.counted", all=counts.total(), **{answer.value: counts[answer] for answer in Answer}
    )


def _folded(name: str, n: int, body: Html, content: Content) -> Html:
    return list_fold(content.words(f"record.{name}.heading", n=n), body, name)


def _meanings(content: Content) -> Html:
    words = content.words
    return tag(
        "dl",
        [
            html(
                tag("dt", words(f"record.answers.{answer.value}")),
                tag("dd", words(f"record.answer_meanings.{answer.value}")),
            )
            for answer in Answer
        ],
    )


def _list(label: str, key: str, entries: list[Html]) -> Html | None:
    return fold(label, tag("ul", entries), f"fold-{key}")


def _claim(claim: Claim, content: Content) -> Html:
    articles = join_words([content.words(f"record.articles.{id}") for id in claim.articles])
    said_by = content.words(
        f"record.said_by_{'one' if len(claim.articles) == 1 else 'many'}", articles=articles
    )
    answer = tag("strong", content.words(f"record.answers.{claim.answer.value}"), ":")
    return tag(
        "li",
        tag("p", claim.claim, class_="mw-claim"),
        tag("p", said_by, class_="mw-quiet"),
        tag("p", answer, " ", claim.reason),
        sources(claim.sources, content),
        _where(claim.where, content),
        id=claim.id,
    )


def _doubt(doubt: Doubt, content: Content) -> Html:
    return tag(
        "li",
        tag("p", doubt.said, class_="mw-claim"),
        tag("p", doubt.handled),
        sources(doubt.sources, content),
        _where(doubt.where, content),
        id=doubt.id,
    )


def _conflict(conflict: Conflict, content: Content) -> Html:
    words = content.words
    sides = [
        html(tag("dt", words(f"record.conflicts.{side}")), tag("dd", getattr(conflict, side)))
        for side in ("one_side", "other_side")
    ]
    return tag(
        "div",
        tag("dl", sides),
        tag("p", tag("strong", words("record.conflicts.summary"))),
        statements_in_a_row(conflict.summary, content),
        _where(conflict.where, content),
        class_="mw-conflict",
        id=conflict.id,
    )


def _gap(gap: Gap, content: Content) -> Html:
    return tag(
        "li",
        tag("p", gap.question, class_="mw-claim"),
        tag("p", gap.summary),
        _where(gap.where, content),
        id=gap.id,
    )


def _where(place: Place, content: Content) -> Html:
    return tag("p", content.words("record.where"), " ", place_link(place, content), class_="mw-quiet")
