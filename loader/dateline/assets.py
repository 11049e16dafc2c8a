"""The data files that travel with the package: `ontology/` and `queries/`."""

from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_CHECKOUT = Path(__file__).parents[2]


def asset_dir(name: Literal["ontology", "queries"]) -> "Traversable":
    """Return the folder `name`: packaged beside this module, or at the root of a checkout.

    Raises:
        FileNotFoundError: this install of dateline holds no such folder.
    """
    packaged = files("dateline") / name
    if packaged.is_dir():
        return packaged
    # An editable install has no copy inside the package. The pyproject.toml check keeps a
    # stray `queries` package (one exists on PyPI) from being taken for ours.
    if (_CHECKOUT / "pyproject.toml").is_file():
        return _CHECKOUT / name
    raise FileNotFoundError(f"this install of dateline holds no {name}/ folder")
