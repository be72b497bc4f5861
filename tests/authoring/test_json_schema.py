"""Laws of the schemas for editors: they are what the check itself uses."""

import json
from pathlib import Path

from widgets.authoring.schema.field_tables import field_table, with_tables
from widgets.authoring.schema.json_schema import schemas, write_schemas
from widgets.authoring.schema.kinds import KINDS
from widgets.authoring.schema.medicine import Outcome

SCHEMAS = Path(__file__).parents[2] / "content" / "schema"


def test_committed_schemas_are_up_to_date() -> None:
    """The schemas in content/schema are those of today (else: python -m widgets.authoring schema)."""
    committed = {path.name: path.read_text(encoding="utf-8") for path in SCHEMAS.glob("*")}

    assert schemas() == committed


def test_one_schema_a_kind(tmp_path: Path) -> None:
    """Each kind of content has its schema, which knows its keys and no others."""
    write_schemas(tmp_path)

    assert {f"{kind.name}.json" for kind in KINDS} == {path.name for path in tmp_path.iterdir()}
    rule = json.loads((tmp_path / "rule.json").read_text())
    assert rule["additionalProperties"] is False
    assert "usually_put_off" in rule["properties"]["urgency"]["enum"]


def test_the_tables_of_the_readme_are_up_to_date() -> None:
    """The tables of fields in content/README.md are those of today (else: python -m widgets.authoring schema)."""
    text = (SCHEMAS.parent / "README.md").read_text(encoding="utf-8")

    assert 12 == text.count("<!-- fields of ")
    assert with_tables(text) == text


def test_a_table_says_what_a_field_is_for() -> None:
    """A row has the key, who reads the field or what it refers to, and what to write."""
    rows = field_table(Outcome).splitlines()

    assert "| `title` | patients | what the card is about, in a few words |" in rows
    assert any(row.startswith("| `findings` (may be left out) | id of a finding |") for row in rows)
    assert any(row.startswith("| `clinical` | clinicians |") for row in rows)


def test_an_editor_sees_what_a_field_is_for() -> None:
    """The description that an editor shows says who reads the field."""
    title = json.loads(schemas()["outcome.json"])["properties"]["title"]

    assert "what the card is about, in a few words [patients]" == title["description"]
