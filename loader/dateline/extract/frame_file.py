"""Frame files: YAML in, checked frames out."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

import yaml

from dateline.errors import UsageError
from dateline.extract.frames import Example, Frame, Pattern, Promotion, RoleSpec
from dateline.extract.match import ANYTHING
from dateline.extract.slots import is_slot
from dateline.model.claim import Modality, Polarity, Role
from dateline.model.entity import ACTORS, GROUPS, PLACES, POLITIES, SITES, EntityType

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_TYPE_SETS = {
    "actors": ACTORS,
    "groups": GROUPS,
    "places": PLACES,
    "polities": POLITIES,
    "sites": SITES,
}
_FRAME_KEYS = frozenset(
    "kind roles patterns minimum anchored takes_content borrows names_office promotions examples "
    "counter_examples".split()
)
_PATTERN_KEYS = frozenset(
    "verb noun adjective roles gather having lacking needs needs_content contents "
    "content_modalities own_content minimum anchored kind polarity modality weight".split()
)
# The C parser reads the same YAML ten times as fast, where PyYAML was built with it.
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_POS = ("verb", "noun", "adjective")


def load_frames(folders: Iterable["Traversable"]) -> tuple[Frame, ...]:
    """Return the frames of every `*.yaml` in `folders`, sorted by kind.

    Raises:
        UsageError: a file is no valid frame; the message names the file and what is wrong.
    """
    files = (f for folder in folders for f in folder.iterdir() if f.name.endswith(".yaml"))
    return tuple(sorted((load_frame(f) for f in files), key=lambda frame: frame.kind))


def load_frame(file: "Traversable") -> Frame:
    """Return the frame in `file`.

    Raises:
        UsageError: it is no valid frame.
    """
    try:
        return parse_frame(yaml.load(file.read_text(encoding="utf-8"), Loader=_Loader))  # noqa: S506 - safe either way
    except (yaml.YAMLError, ValueError, KeyError, TypeError, AttributeError) as error:
        reason = " ".join(str(error).split())
        raise UsageError(
            f"{PurePath(file.name).name} is not a valid frame: {reason}",
            hint="compare it with the frames in ontology/frames",
        ) from error


def parse_frame(data: Mapping[str, Any]) -> Frame:
    """Return the frame that `data`, the content of a frame file, describes.

    Raises:
        ValueError: a key, role, type or slot is unknown.
    """
    _refuse_unknown(data, _FRAME_KEYS)
    return Frame(
        kind=data["kind"],
        roles={Role(name): _role_spec(spec or {}) for name, spec in data["roles"].items()},
        patterns=tuple(_patterns(data["patterns"], anchored=data.get("anchored", False))),
        minimum=_minimum(data.get("minimum", {})),
        takes_content=data.get("takes_content", False),
        borrows=_role_map(data.get("borrows", {})),
        names_office=data.get("names_office", False),
        promotions=tuple(_promotion(p) for p in data.get("promotions", ())),
        examples=tuple(_example(e) for e in data.get("examples", ())),
        counter_examples=tuple(data.get("counter_examples", ())),
    )


def _role_spec(data: Mapping[str, Any]) -> RoleSpec:
    _refuse_unknown(data, frozenset({"types", "names_only", "named_beside"}))
    sets = (_TYPE_SETS.get(name) or frozenset({EntityType(name)}) for name in data.get("types", ()))
    return RoleSpec(
        types=frozenset[EntityType]().union(*sets),
        names_only=data.get("names_only", False),
        named_beside=data.get("named_beside", False),
    )


def _patterns(data: Mapping[str, Mapping[str, Any]], *, anchored: bool) -> Iterable[Pattern]:
    for name, spec in data.items():
        _refuse_unknown(spec, _PATTERN_KEYS)
        for pos in _POS:
            if pos in spec:
                yield _pattern(name, pos, {"anchored": anchored, **spec})


def _pattern(name: str, pos: str, spec: Mapping[str, Any]) -> Pattern:
    return Pattern(
        name=name,
        pos=pos,
        triggers=frozenset(_words(spec[pos])),
        roles={Role(role): _paths(paths) for role, paths in spec.get("roles", {}).items()},
        gather=frozenset(Role(r) for r in spec.get("gather", ())),
        having=_constraints(spec.get("having", {})),
        lacking=_constraints(spec.get("lacking", {})),
        needs=tuple(
            frozenset(Role(r) for r in need.split(" | ")) for need in spec.get("needs", ())
        ),
        needs_content=spec.get("needs_content", False),
        anchored=spec["anchored"],
        contents=frozenset(_words(spec.get("contents", ()))),
        content_modalities=frozenset(Modality(m) for m in spec.get("content_modalities", ())),
        own_content=spec.get("own_content", False),
        minimum=_minimum(spec["minimum"]) if "minimum" in spec else None,
        kind=spec.get("kind", ""),
        polarity=Polarity(spec["polarity"]) if "polarity" in spec else None,
        modality=Modality(spec["modality"]) if "modality" in spec else None,
        weight=float(spec.get("weight", 1.0)),
    )


def _minimum(data: Mapping[str, int]) -> dict[Role, int]:
    return {Role(name): count for name, count in data.items()}


def _words(value: str | Sequence[str]) -> Sequence[str]:
    words = [value] if isinstance(value, str) else value
    if not all(isinstance(word, str) for word in words):
        raise ValueError(f"{words} holds a word that YAML reads as a value: quote it")
    return words


def _paths(value: str | Sequence[str]) -> tuple[str, ...]:
    paths = tuple(_words(value))
    unknown = [p for p in paths if not _is_path(p)]
    if unknown:
        raise ValueError(f"unknown slot {unknown[0]!r}")
    return paths


def _is_path(path: str) -> bool:
    slot, _, entity_type = path.partition(":")
    return is_slot(slot) and (not entity_type or entity_type in {ANYTHING, *EntityType})


def _constraints(data: Mapping[str, Sequence[str]]) -> dict[str, frozenset[str]]:
    return {_paths(path)[0]: frozenset(_words(lemmas)) for path, lemmas in data.items()}


def _promotion(data: Mapping[str, Any]) -> Promotion:
    roles = _role_map(data.get("roles", {}))
    return Promotion(content=data["content"], kind=data["kind"], roles=roles)


def _role_map(data: Mapping[str, str]) -> dict[Role, Role]:
    return {Role(own): Role(theirs) for own, theirs in data.items()}


def _example(data: Mapping[str, Any]) -> Example:
    stance = ("polarity", "modality", "kind", "text")
    return Example(
        text=data["text"],
        roles={role: tuple(_words(v)) for role, v in data.items() if role not in stance},
        polarity=Polarity(data["polarity"]) if "polarity" in data else None,
        modality=Modality(data["modality"]) if "modality" in data else None,
        kind=data.get("kind", ""),
    )


def _refuse_unknown(data: Mapping[str, Any], known: frozenset[str]) -> None:
    unknown = sorted(set(data) - known)
    if unknown:
        raise ValueError(f"unknown key {unknown[0]!r}")
