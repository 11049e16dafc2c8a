"""The figures that the pipeline must not fall below, and the only way to move them.

usage: python tests/evaluation/floors.py [--update [--allow-regression]]

Without an option, prints every figure beside its floor. `--update` raises the floors to the figures
measured now; a figure that has fallen is refused, unless `--allow-regression` says it is meant.
"""

import argparse
import math
import re
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, TypeAlias

FILE: Final = Path(__file__).parent / "floors.toml"
Figures: TypeAlias = Mapping[str, Mapping[str, float]]

_SECTION: Final = re.compile(r"\[(?P<name>\w+)\]")
_FLOOR: Final = re.compile(r"(?P<name>\w+) = (?P<floor>[\d.]+)(?P<comment>.*)")


def load(file: Path = FILE) -> Figures:
    """Return the floors, by section and figure, in percent."""
    floors: Figures = tomllib.loads(file.read_text(encoding="utf-8"))
    return floors


def fallen(measured: Figures, floors: Figures) -> Iterator[str]:
    """Yield a line for each figure below its floor; what was not measured is not judged."""
    for section, name, floor in _each(floors):
        figure = measured.get(section, {}).get(name, floor)
        if figure < floor:
            yield f"{section} {name}: {figure:.1f} is below its floor of {floor:.1f}"


def repinned(text: str, measured: Figures) -> str:
    """Return the floors file `text` with the floors at the figures measured, comments kept.

    Figures are rounded down to a tenth, so that a floor can always be met again.
    """
    section, lines = "", []
    for line in text.splitlines():
        if head := _SECTION.match(line):
            section = head["name"]
        found = _FLOOR.match(line)
        figure = measured.get(section, {}).get(found["name"]) if found else None
        if found and figure is not None:
            line = f"{found['name']} = {_down(figure)}{found['comment']}"  # noqa: PLW2901 - edited
        lines.append(line)
    return "\n".join(lines) + "\n"


def _down(figure: float) -> float:
    # The small term keeps 41.3 from becoming 41.2 for want of a binary fraction.
    return math.floor(figure * 10 + 1e-9) / 10


def _each(floors: Figures) -> Iterator[tuple[str, str, float]]:
    return (
        (section, name, floor) for section, row in floors.items() for name, floor in row.items()
    )


def main(arguments: Sequence[str] | None = None, file: Path = FILE) -> int:
    """Print or re-pin the floors; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--update", action="store_true", help="raise the floors")
    parser.add_argument("--allow-regression", action="store_true", help="lower them, too")
    options = parser.parse_args(arguments)
    sys.path.insert(0, str(Path(__file__).parents[1]))
    from evaluation.measures import measured, shared_folder

    figures, floors = measured(shared_folder()), load(file)
    _print(figures, floors)
    problems = list(fallen(figures, floors))
    if options.update and (options.allow_regression or not problems):
        file.write_text(repinned(file.read_text(encoding="utf-8"), figures), encoding="utf-8")
        return 0
    _say(problems)
    return 1 if problems else 0


def _print(figures: Figures, floors: Figures) -> None:
    for section, name, floor in _each(floors):
        figure = figures.get(section, {}).get(name)
        shown = "absent" if figure is None else f"{figure:.1f}"
        _say([f"{section:8} {name:20} {shown:>6}  floor {floor:.1f}"])


def _say(lines: Sequence[str]) -> None:
    sys.stdout.writelines(f"{line}\n" for line in lines)


if __name__ == "__main__":
    sys.exit(main())
