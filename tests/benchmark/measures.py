"""What is measured: each measure with its words for people, and how its samples become a figure."""

from dataclasses import dataclass

MEDIAN, P95 = "median", "p95"
BURSTS = (1, 10, 30, 50)


@dataclass(frozen=True)
class Measure:
    """One measure; less is better unless it says otherwise."""

    name: str
    title: str
    meaning: str
    statistics: tuple[str, ...] = (MEDIAN, P95)
    digits: int = 0
    more_is_better: bool = False
    is_compared: bool = True


@dataclass(frozen=True)
class Group:
    """Measures that stand in one table."""

    title: str
    measures: tuple[Measure, ...]


ONLY_MEDIAN = (MEDIAN,)

GROUPS = (
    Group(
        "Until a reader can do something",
        (
            Measure(
                "first", "First text, ms", "From the navigation until the first text or picture is painted."
            ),
            Measure(
                "largest",
                "Largest text, ms",
                "Until the largest piece in sight is painted, on a visit without any tick.",
            ),
            Measure(
                "interactive_first",
                "First visit, ms",
                "From the navigation until the cards of a tick are there, which is given as soon as its control can be "
                "clicked; nothing is in the browser's cache.",
            ),
            Measure("interactive_repeat", "Repeat visit, ms", "The same with what the browser has kept."),
            Measure(
                "blocking",
                "Blocked, ms",
                "How long tasks of the page kept it from reacting, over 50 ms each, until two seconds after its cards.",
            ),
            Measure(
                "layout_shift",
                "Layout shift",
                "How far the page moved under the reader, by the measure that browsers use.",
                digits=3,
            ),
        ),
    ),
    Group(
        "An answer",
        (
            Measure(
                "answer_dom",
                "Cards in the page, ms",
                "From the click until the page holds the cards that Python expects. Questions and cards are laid out "
                "on one page; on the whole page of the workbook, the step with the cards is shown below the questions.",
            ),
            Measure("answer_paint", "Cards painted, ms", "The same until they have been painted."),
        ),
    ),
    Group(
        "What travels",
        (
            Measure(
                "http_first",
                "HTTP, first visit, KB",
                "As transferred, both ways and with headers, until the cards of the first tick are there.",
                ONLY_MEDIAN,
            ),
            Measure("requests_first", "Requests, first visit", "Those that reach the server.", ONLY_MEDIAN),
            Measure(
                "http_repeat", "HTTP, repeat visit, KB", "With what the browser has kept.", ONLY_MEDIAN, 1
            ),
            Measure("requests_repeat", "Requests, repeat visit", "Those that reach the server.", ONLY_MEDIAN),
            Measure(
                "wire_repeat",
                "All bytes, repeat visit, KB",
                "HTTP and socket together, with the first tick.",
                ONLY_MEDIAN,
                1,
            ),
            Measure(
                "socket_ready",
                "Socket until then, KB",
                "Bytes of a web socket as they are packed, until the cards of the first tick are there.",
                ONLY_MEDIAN,
                is_compared=False,
            ),
            Measure(
                "socket_ready_unpacked",
                "… before packing",
                "The same messages as the page sees them.",
                ONLY_MEDIAN,
                is_compared=False,
            ),
            Measure("wire_answer", "All bytes of an answer, KB", "HTTP and socket together.", ONLY_MEDIAN, 1),
            Measure(
                "socket_answer",
                "Socket, an answer, KB",
                "Of these, what a web socket carries.",
                ONLY_MEDIAN,
                1,
                is_compared=False,
            ),
            Measure(
                "socket_answer_unpacked",
                "… before packing",
                "The same messages as the page sees them.",
                ONLY_MEDIAN,
                1,
                is_compared=False,
            ),
        ),
    ),
    Group(
        "A phone on a slow link",
        (
            Measure(
                "phone_text_first",
                "First text, ms",
                "390 × 844 pixels, a quarter of the processor, 1.6 megabits a second and 150 ms there and back.",
            ),
            Measure("phone_first", "First visit, ms", "Until the cards of a tick are there, as above."),
            Measure("phone_repeat", "Repeat visit, ms", "The same with what the browser has kept."),
            Measure(
                "phone_wire_first",
                "All bytes, first visit, KB",
                "What went over the slow link, packed.",
                ONLY_MEDIAN,
            ),
            Measure(
                "phone_wire_repeat",
                "All bytes, repeat visit, KB",
                "The same on the second visit.",
                ONLY_MEDIAN,
            ),
        ),
    ),
    Group(
        "Many visitors",
        (
            Measure(
                "memory_visitor",
                "A further visitor, MiB",
                "What the server and its processes grow by (PSS), the mean of the second to the sixth visitor.",
                ONLY_MEDIAN,
                1,
            ),
            Measure(
                "memory_one",
                "With one visitor, MiB",
                "The server and all its processes (PSS).",
                ONLY_MEDIAN,
            ),
            *(
                Measure(
                    f"burst_{number}",
                    f"{number} at once, s",
                    "Until a visit has its page, the files that it names and its cards, without a browser"
                    + (
                        "."
                        if number == BURSTS[0]
                        else "; all begin at the same moment and stay until all are there."
                    ),
                    digits=2,
                )
                for number in BURSTS
            ),
        ),
    ),
    Group(
        "The rules alone",
        tuple(
            Measure(
                f"assess_x{times}",
                f"Profiles a second, rules × {times}",
                "How many half-filled profiles are assessed in a second of the processor, in Python alone"
                + ("." if times == 1 else f", with each rule there {times} times."),
                ONLY_MEDIAN,
                more_is_better=True,
                is_compared=False,
            )
            for times in (1, 2, 4)
        ),
    ),
)
