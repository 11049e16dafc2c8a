from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dateline.rdf.origins import Print, origins
from dateline.rdf.signature import POSITIONS, decoded, encoded, resemblance, signature

_EVENTS = yaml.safe_load(
    (Path(__file__).parents[1] / "fixtures" / "origins.yaml").read_text(encoding="utf-8")
)
_WORDS = "league envoy border troops signed left harbour treaty radar talks fuel court".split()


def count_origins(prints: Iterable[Print]) -> int:
    return len(set(origins(prints)))


def _print(text: str, agency: str | None = None) -> Print:
    return Print(text_hash=text, signature=signature(text), agency=agency)


def _edited(paragraphs: Sequence[str], edits: Sequence[tuple[str, str]]) -> Sequence[str]:
    text = "\n\n".join(paragraphs)
    for old, new in edits:
        text = text.replace(old, new)
    return text.split("\n\n")


def _copies(event: Mapping[str, Any]) -> Mapping[str, str]:
    """Return what outlets make of an agency's text."""
    own, first, last = event["agency"], event["first"], event["last"]
    changed = {
        "another first paragraph": [first, *own[1:]],
        "another last paragraph": [*own[:-1], last],
        "another first and last": [first, *own[1:-1], last],
        "the first three": own[:3],
        "the first three and another last": [*own[:3], last],
    }
    edited = {f"{how}, edited": _edited(one, event["edits"]) for how, one in changed.items()}
    words = {"edited": _edited(own, event["edits"])}
    return {how: "\n\n".join(one) for how, one in (changed | edited | words).items()}


@pytest.mark.parametrize("event", _EVENTS, ids=range(len(_EVENTS)))
def test_prints_of_an_agency_s_text_are_one_origin(event: Mapping[str, Any]) -> None:
    original = _print("\n\n".join(event["agency"]))
    for how, copy in _copies(event).items():
        assert count_origins([original, _print(copy)]) == 1, how


@pytest.mark.parametrize("event", _EVENTS, ids=range(len(_EVENTS)))
@pytest.mark.parametrize("agency", [None, "Reuters"])
def test_independent_reports_on_an_event_are_origins_of_their_own(
    event: Mapping[str, Any], agency: str | None
) -> None:
    texts = ["\n\n".join(event["agency"]), *_copies(event).values()]
    reports = [_print(report, agency) for report in event["reports"]]
    assert count_origins([_print(text, agency) for text in texts]) == 1
    for text, report in [(t, r) for t in texts for r in reports]:
        assert count_origins([_print(text, agency), report]) == 2
    assert count_origins(reports) == 2


def test_reports_on_different_events_are_different_origins() -> None:
    everything = [t for e in _EVENTS for t in ("\n\n".join(e["agency"]), *e["reports"])]
    assert count_origins(map(_print, everything)) == 3 * len(_EVENTS)


def test_the_same_credit_makes_a_heavily_edited_copy_one_origin() -> None:
    event = _EVENTS[0]
    own = " ".join(event["agency"])
    # A third of the agency's words in a longer text of the outlet's own.
    mixed = f"{event['agency'][1]} {event['agency'][2]} {event['reports'][0]}"
    assert 0.15 < resemblance(signature(own), signature(mixed)) < 0.25
    assert count_origins([_print(own), _print(mixed)]) == 2
    assert count_origins([_print(own, "AP"), _print(mixed, "AP")]) == 1
    assert count_origins([_print(own, "AP"), _print(mixed, "Reuters")]) == 2


def test_a_copy_of_a_copy_joins_both() -> None:
    words = [f"word{n}" for n in range(200)]
    first, middle, last = (" ".join(words[n : n + 100]) for n in (0, 40, 80))
    assert count_origins([_print(first), _print(last)]) == 2
    assert count_origins([_print(first), _print(middle), _print(last)]) == 1


def test_without_signatures_only_equal_texts_are_one_origin() -> None:
    old = [Print(text_hash=text) for text in ("a", "b", "a")]
    assert origins(old) == [0, 1, 0]
    assert count_origins([*old, _print("a")]) == 2
    assert count_origins([]) == 0


_texts = st.lists(st.sampled_from(_WORDS), min_size=3, max_size=40).map(" ".join)
_prints = st.builds(_print, _texts, st.sampled_from([None, "AP", "AFP"]))


@given(st.lists(_prints, max_size=12).flatmap(lambda p: st.tuples(st.just(p), st.permutations(p))))
def test_origins_do_not_depend_on_the_order(
    orders: tuple[Sequence[Print], Sequence[Print]],
) -> None:
    one, other = (
        {frozenset(p for p, n in zip(prints, origins(prints), strict=True) if n == number)
         for number in origins(prints)}
        for prints in orders
    )  # fmt: skip
    assert one == other


@given(st.lists(_prints, max_size=8), _prints)
def test_another_article_adds_at_most_one_origin(prints: Sequence[Print], more: Print) -> None:
    assert count_origins([*prints, more]) <= count_origins(prints) + 1
    assert count_origins([*prints, *prints]) == count_origins(prints)


@given(_texts)
def test_a_signature_depends_on_the_words_alone(text: str) -> None:
    again = signature(text.upper().replace(" ", ",\n"))
    assert again == signature(text) == decoded(encoded(again))
    assert len(again) == POSITIONS


@pytest.mark.parametrize("text", ["", "Left.", "…", "Иван", "\ud800"])
def test_every_text_has_a_signature(text: str) -> None:
    assert len(signature(text)) == POSITIONS


@given(st.integers(0, 100), st.integers(0, 60), st.integers(0, 60))
def test_resemblance_is_about_the_share_of_runs_in_common(both: int, one: int, other: int) -> None:
    runs = [" ".join(f"w{n}x{i}" for i in range(3)) for n in range(both + one + other)]
    # Runs across the borders of these are few beside them.
    first, second = runs[: both + one], [*runs[:both], *runs[both + one :]]
    share = _exact(" ".join(first), " ".join(second))
    assert abs(resemblance(signature(" ".join(first)), signature(" ".join(second))) - share) < 0.2


def _exact(one: str, other: str) -> float:
    left, right = (set(zip(w, w[1:], w[2:], strict=False)) for w in (one.split(), other.split()))
    return len(left & right) / len(left | right) if left | right else 1.0


def test_signatures_of_the_same_text_stay_the_same_from_version_to_version() -> None:
    assert encoded(signature("Norland left Port Amber on Monday."))[:16] == "nmwAo84b0U1dWjbD"


def test_most_pairs_are_told_apart_with_room_to_spare() -> None:
    for event in _EVENTS:
        texts = ["\n\n".join(event["agency"]), *_copies(event).values()]
        for one, other in combinations(map(signature, [*event["reports"], *texts[:1]]), 2):
            assert resemblance(one, other) < 0.15
