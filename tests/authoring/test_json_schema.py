"""Laws of the schemas for editors: they are what the check itself uses."""

import json
from pathlib import Path

from widgets.authoring.schema.json_schema import schemas, write_schemas
from widgets.authoring.schema.kinds import KINDS

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
