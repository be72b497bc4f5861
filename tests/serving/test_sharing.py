"""How places and turns are shared out, and who gets neither because no reader is behind the request."""

import asyncio
import os
from pathlib import Path
from types import SimpleNamespace

import pytest
from tornado.httputil import HTTPHeaders

from widgets.serving import capacity
from widgets.serving import turns as turns_module
from widgets.serving.capacity import MEBIBYTE, room, room_here
from widgets.serving.clients import client_of
from widgets.serving.places import Places
from widgets.serving.settings import BadSetting, Settings
from widgets.serving.turns import NoTurn, Turns
from widgets.serving.unattended import is_fetched_ahead, is_robot

SOON = 0.01


def request(remote_ip: str = "192.0.2.1", **headers: str) -> SimpleNamespace:
    """Make what is looked at of a request; header names are written with underscores."""
    fields = {name.replace("_", "-"): value for name, value in headers.items()}
    return SimpleNamespace(remote_ip=remote_ip, headers=HTTPHeaders(fields))


def test_one_client_holds_a_share_and_leaves_the_rest() -> None:
    """Whoever has all of theirs waits, whoever has none gets one; a place given back twice counts once."""
    places = Places(limit=4, share=2)
    first = [places.take("a") for _ in range(3)]
    others = [places.take(client) for client in "bcd"]

    assert [True, True, False] == [place is not None for place in first]
    assert [True, True, False] == [place is not None for place in others]
    places.give_back(first[0])
    places.give_back(first[0])
    assert 3 == len(places)
    assert places.take("a") is not None


def test_a_few_clients_cannot_hold_every_place() -> None:
    """Each takes what it can get, and there is a place for who comes after them."""
    places = Places(limit=40, share=20)
    for client in ("a", "b", "c"):
        while places.take(client):
            pass

    assert [20, 11, 5] == [sum(place.client == client for place in places._held) for client in "abc"]
    assert all(places.take(client) for client in ("d", "e", "f", "g"))


def test_only_a_sent_page_without_a_browser_is_unused() -> None:
    """A page that is still rendered has no socket either, and keeps its place; the oldest unused one goes first."""
    places = Places(limit=4, share=4)
    rendered, connected, newer, older = (places.take("a") for _ in range(4))
    for place in (connected, newer, older):
        place.is_sent = True
    connected.connections = 1
    older.changed_at -= 100
    newer.changed_at -= 50

    assert [older, newer] == places.unused(30)
    assert [] == places.unused(30, "b")
    assert rendered in places


@pytest.mark.parametrize(
    ("address", "client"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:aaaa::1", "2001:db8:1::/56"),
        ("2001:db8:1:2:bbbb::2", "2001:db8:1::/56"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("fe80::1%eth0", "fe80::/56"),
        ("", ""),
        ("socket", ""),
    ],
)
def test_a_client_is_an_address_or_a_network_of_the_sixth_version(address: str, client: str) -> None:
    """Whoever has one address of a /56 has them all."""
    assert client == client_of(request(address))


def test_clients_who_wait_get_a_turn_each_before_anyone_gets_two() -> None:
    """A hundred pages of one delay the page of the next by no more than the one that runs and the one before it."""

    async def serve() -> list[str]:
        turns, served = Turns(1), []

        async def page(client: str) -> None:
            await turns.take(client, 5)
            served.append(client)
            await asyncio.sleep(0)
            turns.give_back()

        await asyncio.gather(*map(page, [*["many"] * 100, "one", "other"]))
        assert (0, 0) == (turns.taken, turns.waiting)
        return served

    served = asyncio.run(serve())

    assert 102 == len(served)
    assert served.index("one") <= 2 and served.index("other") <= 4


def test_no_turn_is_lost_when_pages_go_while_they_wait() -> None:
    """Cut off, out of patience, or gone in the very moment of its turn: the next one is served all the same."""

    async def wait() -> None:
        turns = Turns(1)
        await turns.take("a", 5)
        left, impatient, at_once, next_ = (
            asyncio.ensure_future(turns.take(client, patience))
            for client, patience in (("b", 5), ("c", SOON), ("d", 5), ("e", 5))
        )
        await asyncio.sleep(0)
        left.cancel()
        with pytest.raises(NoTurn):
            await impatient
        turns.give_back()  # to d, who leaves before it can begin
        at_once.cancel()
        await next_
        assert (1, 0) == (turns.taken, turns.waiting)
        turns.give_back()
        assert 0 == turns.taken

    asyncio.run(wait())


def test_a_page_that_hangs_keeps_its_turn_for_a_while_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """A kernel that never comes holds the next page up for a moment; that it ends in the end frees nothing twice."""
    monkeypatch.setattr(turns_module, "LONGEST_TURN", SOON)

    async def wait() -> None:
        turns = Turns(1)
        await turns.take("hangs", 5)
        hanging = turns.begin()
        await turns.take("next", 5)
        hanging.end()
        assert 1 == turns.taken
        turns.give_back()
        assert 0 == turns.taken

    asyncio.run(wait())


@pytest.mark.parametrize(
    ("gibibytes", "files", "pages"),
    [
        (1, None, 7),
        (4, None, 46),
        (24, None, 302),
        (24, 1024, 38),
        (24, 256, 6),
        (0.25, None, 1),
        (24, 64, 1),
    ],
)
def test_the_room_follows_from_memory_and_descriptors(
    gibibytes: float, files: int | None, pages: int
) -> None:
    """400 MiB for the server and 80 for each page; 100 descriptors and 24; never less than one page."""
    assert pages == room(int(gibibytes * 1024 * MEBIBYTE), files)


@pytest.mark.parametrize(
    ("groups", "file"),
    [
        ("0::/box\n", "box/memory.max"),
        ("0::/elsewhere\n", "memory.max"),
        ("4:cpu,memory:/a\n", "memory/a/memory.limit_in_bytes"),
    ],
)
def test_a_container_counts_with_the_memory_that_it_may_have(
    groups: str, file: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In both versions of control groups, and where a container sees its own group as the root."""
    (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / file).write_text(f"{720 * MEBIBYTE}\n")
    (tmp_path / "groups").write_text(groups)
    monkeypatch.setattr(capacity, "CONTROL_GROUPS", tmp_path)
    monkeypatch.setattr(capacity, "OWN_GROUPS", tmp_path / "groups")

    assert 4 == room_here()


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec_Purpose": "prefetch"},
        {"Sec_Purpose": "prefetch;prerender"},
        {"Purpose": "prefetch"},
        {"X_Purpose": "preview"},
        {"X_Moz": "prefetch"},
    ],
)
def test_a_page_fetched_in_advance_is_known(headers: dict[str, str]) -> None:
    """In the words of every browser that does so."""
    assert is_fetched_ahead(request(**headers))
    assert not is_fetched_ahead(request(Sec_Fetch_Dest="document"))


@pytest.mark.parametrize(
    ("agent", "expected"),
    [
        ("Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", True),
        (
            "Mozilla/5.0 AppleWebKit/537.36 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm) Chrome/1",
            True,
        ),
        ("facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)", True),
        ("WhatsApp/2.23.20.0 A", True),
        ("TelegramBot (like TwitterBot)", True),
        ("Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)", True),
        ("Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5", True),
        ("Mozilla/5.0 (compatible; Yahoo! Slurp; http://help.yahoo.com/help/us/ysearch/slurp)", True),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit Version/17.5 Mobile Safari/604.1",
            False,
        ),
        (
            "Mozilla/5.0 (Linux; Android 10; CUBOT X18 Plus) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36",
            False,
        ),
        (
            "Mozilla/5.0 (Linux; Android 9; Cubot_Note) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36",
            False,
        ),
        ("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/130.0 Safari/537.36", False),
        ("", False),
    ],
)
def test_a_robot_is_known_by_what_it_calls_itself(agent: str, expected: bool) -> None:
    """Search engines and previews of links; no telephone, and nobody who says nothing."""
    assert expected == is_robot(request(User_Agent=agent))


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"port": 70000}, "Port 70000 does not exist"),
        ({"port": -1}, "Port -1 does not exist"),
        ({"max_kernels": 0}, "--kernels 0 cannot be used: choose 1 or more."),
        ({"max_kernels": -5}, "--kernels -5 cannot be used"),
        ({"per_client": -1}, "--per-client -1 cannot be used"),
        ({"idle_seconds": -1}, "--idle -1 cannot be used"),
        ({"sweep_seconds": 0}, "--sweep 0 cannot be used"),
        ({"render_seconds": float("nan")}, "--render nan cannot be used"),
        ({"connect_seconds": 0}, "--connect 0 cannot be used"),
        ({"drain_seconds": -1}, "--drain -1 cannot be used"),
        ({"notebooks": Path("/nope")}, "There is no folder /nope"),
        ({"notebooks": Path(os.sep)}, "has no welcome.ipynb"),
    ],
)
def test_a_setting_with_which_no_page_could_be_served_gets_one_sentence(options: dict, sentence: str) -> None:
    """The server does not start as if all were well."""
    with pytest.raises(BadSetting) as fault:
        Settings(**options)

    assert sentence in str(fault.value)
    assert "\n" not in str(fault.value)
