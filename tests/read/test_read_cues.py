from dateline.read.cues import Cue, load_cues


def scored() -> list[Cue]:
    cues = load_cues()
    return [*cues.address, *cues.appeal, *cues.news]


def test_cues_are_named_once() -> None:
    names = [cue.name for cue in scored()]
    assert len(names) == len(set(names))


def test_no_single_cue_makes_a_paragraph_furniture() -> None:
    assert all(0 < cue.weight < 2.5 for cue in scored())


def test_no_cue_matches_nothing_at_all() -> None:
    cues = load_cues()
    patterns = [cue.pattern for cue in scored()]
    patterns += [cues.labels, cues.list_labels, cues.notes, cues.captions, cues.author_bio]
    assert [pattern.pattern for pattern in patterns if pattern.search("")] == []
