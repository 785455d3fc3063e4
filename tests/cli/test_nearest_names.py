"""Whatever is named wrongly, the message says what may have been meant."""

from pathlib import Path

import pytest

from tests.cli.conftest import RunHere
from tests.conftest import ROOT

EXAMPLE = str(ROOT / "timeline/examples/titanic/data")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("show colision", "Did you mean collision?"),
        ("show --follow colision", "Did you mean collision?"),
        ("show letter", "That is a source: timeline sources letter"),
        ("show letter/foundering", "That is a claim on an event: timeline show foundering"),
        ("show --from 1912-04-15 --to 1912-04-14", "Turn them round: --from 1912-04-14 --to 1912-04-15"),
        ("show b6178b", "That is a conflict: timeline explain b6178b"),
        ("show --source leter", "Did you mean letter?"),
        ("show --tag shp", "Did you mean ship?"),
        ("show --status disputd", "Did you mean disputed?"),
        ("explain b6179", "Did you mean b6178b?"),
        ("explain B6178B7BB6BE", "Did you mean b6178b7bb6bf?"),
        ("explain collision", "That is an event: timeline show collision"),
        ("explain 0a0a0a", "If TL303 named it, that line says all. If a diff named it: what it finds"),
        ("explain zz", "List what there is: timeline reconcile"),
        ("resolve f137fe --accept --reason x", "Did you mean f137fd?"),
        ("resolve f88a2b --set-aside evening-paper/boat --reason x", "evening-paper/boats"),
        ("extract leter.yaml", "titanic/seeds/letter.yaml?"),
        ("extract nothing", "Name a YAML file, or none for all of seeds/."),
        ("sources leter", "Did you mean letter?"),
        ("diff leter inquiries", "Did you mean letter?"),
        ("diff inquiries letter --only conflic", "Did you mean conflict?"),
        ("match leter inquiries", "Did you mean letter?"),
        ("match --accept resuce=foundering", "Did you mean rescue?"),
        ("rule TL3001", "Did you mean TL301?"),
        ("rule date-conflikt", "Did you mean date-conflict?"),
        ("schema clams", "Did you mean claims?"),
        ("export --format markdwn", "Did you mean markdown?"),
        ("check --format jsn", "Did you mean json?"),
        ("check --select TL30x", "Did you mean TL305?"),
    ],
)
def test_what_may_have_been_meant_is_said(run_here: RunHere, typed: str, meant: str) -> None:
    result = run_here("--store", EXAMPLE, *typed.split())
    assert (result.exit_code, result.stdout) == (2, "")
    assert meant in result.stderr


def test_a_command_that_is_none_is_guessed_once(run_here: RunHere, tmp_path: Path) -> None:
    assert run_here("--store", str(tmp_path), "shwo").stderr.count("Did you mean 'show'?") == 1
