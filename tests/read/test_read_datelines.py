from datetime import date

import pytest

from dateline.read.datelines import find_dateline


@pytest.mark.parametrize(
    ("printed", "place"),
    [
        ("MOSCOW — ", "MOSCOW"),
        ("MOSCOW—", "MOSCOW"),
        ("OSLO (Wire) - ", "OSLO"),
        ("NIAMEY, Niger — ", "NIAMEY, Niger"),
        ("BEIJING/RIYADH - ", "BEIJING/RIYADH"),
        ("LONDON, March 3 (Reuters) - ", "LONDON"),
        ("WASHINGTON (AP) —", "WASHINGTON"),
        ("KYIV, Ukraine (AP) — ", "KYIV, Ukraine"),
        ("DUBAI, United Arab Emirates (AP) — ", "DUBAI, United Arab Emirates"),
        ("TRENTON, N.J., Aug. 11 (UPI) -- ", "TRENTON, N.J."),
        ("RIO DE JANEIRO (AP) — ", "RIO DE JANEIRO"),
        ("SÃO PAULO – ", "SÃO PAULO"),
        ("N'DJAMENA (AFP) – ", "N'DJAMENA"),
        ("UNITED NATIONS (AP) — ", "UNITED NATIONS"),
        ("ISLAMABAD: ", "ISLAMABAD"),
        ("Berlin (dpa) - ", "Berlin"),
        ("Paris, 5 May 2024 - ", "Paris"),
        ("Port of Spain, 5 May 2024 - ", "Port of Spain"),
    ],
)
def test_forms_of_the_agencies(printed: str, place: str) -> None:
    dateline = find_dateline(f"{printed}Ministers met.")
    assert dateline is not None
    assert (dateline.place, dateline.length) == (place, len(printed))


@pytest.mark.parametrize(
    "text",
    [
        "BREAKING: Ministers met.",
        "NATO — The alliance met.",
        "ANALYSIS - Why ministers met",
        "US - China ties",
        "US-led forces struck.",
        "UN officials said so.",
        "MOSCOW is the capital.",
        "Putin — who met ministers — left.",
        "Sudan - The war goes on",
        "Ministers (left) - They met.",
        "— Ministers met.",
        "",
    ],
)
def test_what_only_looks_like_one(text: str) -> None:
    assert find_dateline(text) is None


def test_a_dateline_on_its_own_line() -> None:
    dateline = find_dateline("LIMA, Peru (AP) —")
    assert dateline is not None
    assert dateline.place == "LIMA, Peru"


@pytest.mark.parametrize(
    ("text", "year", "day"),
    [
        ("Paris, 5 May 2024 - Ministers met.", None, date(2024, 5, 5)),
        ("QUITO, Ecuador, Feb. 9, 2023 (AP) — They met.", None, date(2023, 2, 9)),
        ("LONDON, March 3 (Reuters) - They met.", None, None),
        ("LONDON, March 3 (Reuters) - They met.", 2021, date(2021, 3, 3)),
        ("LONDON, February 31, 2021 (Reuters) - They met.", None, None),
        ("LONDON, Feb 29 (Reuters) - They met.", 2023, None),
        ("MOSCOW — They met.", 2021, None),
    ],
)
def test_its_date_needs_a_year(text: str, year: int | None, day: date | None) -> None:
    dateline = find_dateline(text, year=year)
    assert dateline is not None
    assert dateline.day == day
