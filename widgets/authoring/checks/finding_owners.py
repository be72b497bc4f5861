"""Checks that a finding is shown where it belongs: on its card, or beside an option of its concern."""

from collections.abc import Iterator

from ..reading.complaint import Complaint
from ..reading.content_folder import ContentFolder
from ..schema.choices import Concern
from ..schema.medicine import Card, Finding


def check_owners(folder: ContentFolder) -> list[Complaint]:
    """Return the complaints about findings that are shown where something else was counted."""
    findings = {item.stem: finding for item, finding in folder.models(Finding)}
    return [*_on_cards(folder, findings), *_in_concerns(folder, findings)]


def shown_in_concerns(folder: ContentFolder) -> set[str]:
    """Return the ids of the findings that an option of some concern shows."""
    return {
        id
        for _, concern in folder.models(Concern)
        for _, option in concern.options
        for id in (*option.benefit_findings, *option.harm_findings)
    }


def _on_cards(folder: ContentFolder, findings: dict[str, Finding]) -> Iterator[Complaint]:
    for item, card in folder.models(Card):
        for index, id in enumerate(card.findings):
            if id in findings and findings[id].card != item.stem:
                yield item.complaint(
                    ("findings", index),
                    f'finding "{id}" belongs to {_owner(findings[id])}',
                    f"findings with card: {item.stem}",
                    "Show another finding, or change its card.",
                )


def _in_concerns(folder: ContentFolder, findings: dict[str, Finding]) -> Iterator[Complaint]:
    """A benefit was counted for this concern; a harm for a card,
    or for this concern under another treatment."""
    for item, concern in folder.models(Concern):
        for name, option in concern.options:
            for row, ids in (
                ("benefit_findings", option.benefit_findings),
                ("harm_findings", option.harm_findings),
            ):
                for index, id in enumerate(ids):
                    finding = findings.get(id)
                    if (
                        finding
                        and finding.concern != item.stem
                        and not (row == "harm_findings" and finding.card)
                    ):
                        yield item.complaint(
                            ("options", name, row, index),
                            f'finding "{id}" belongs to {_owner(finding)}',
                            f"findings with concern: {item.stem}"
                            + (", or of a card" if row == "harm_findings" else ""),
                            "Show another finding, or change its owner.",
                        )


def _owner(finding: Finding) -> str:
    return f'the card "{finding.card}"' if finding.card else f'the concern "{finding.concern}"'
