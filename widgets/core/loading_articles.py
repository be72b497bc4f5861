"""Turns the compiled record of the five articles into shapes: claims, conflicts, doubtful claims and gaps."""

from collections.abc import Mapping

from .articles import Answer, Articles, Claim, ClaimGroup, Conflict, Doubt, Gap
from .loading_medicine import in_order, statements
from .loading_pages import place


def articles(raw: Mapping) -> Articles:
    """Return the record of the five articles of content as its shape."""
    return Articles(
        groups={item["id"]: _claim_group(item) for item in in_order(raw["claims"])},
        conflicts=tuple(
            Conflict(
                item["id"],
                item["question"],
                item["one_side"],
                item["other_side"],
                tuple(item["claims"]),
                statements(item["summary"]),
                place(item["where"]),
            )
            for item in raw["conflicts"]["conflicts"]
        ),
        doubtful=tuple(
            Doubt(
                item["id"],
                tuple(item["claims"]),
                item["said"],
                item["handled"],
                tuple(item["sources"]),
                place(item["where"]),
            )
            for item in raw["doubtful"]["doubtful"]
        ),
        gaps=tuple(
            Gap(item["id"], item["question"], item["answer"] == "told", item["summary"], place(item["where"]))
            for item in raw["gaps"]["gaps"]
        ),
    )


def _claim_group(raw: Mapping) -> ClaimGroup:
    claims = (
        Claim(
            item["id"],
            item["claim"],
            tuple(item["articles"]),
            Answer(item["answer"]),
            item["reason"],
            tuple(item["sources"]),
            place(item["where"]),
        )
        for item in raw["claims"]
    )
    return ClaimGroup(raw["id"], raw["title"], raw["order"], tuple(claims))
