from pyoxigraph import NamedNode

from dateline.store.memo import Memo

A, B, C = (NamedNode(f"https://example.org/{letter}") for letter in "abc")


def test_what_is_noted_counts_once_it_is_stored() -> None:
    memo = Memo()
    memo.stage(A, (1, 2))
    assert memo.get(A) is None
    memo.commit()
    assert memo.get(A) == (1, 2)
    memo.stage(A, ())
    memo.clear()
    memo.commit()
    assert memo.get(A) is None


def test_the_longest_unused_goes_first() -> None:
    memo = Memo(limit=6)
    for node in (A, B):
        memo.stage(node, (1, 2))
    memo.commit()
    assert memo.get(A)
    memo.stage(C, (1,))
    memo.commit()
    assert [memo.get(node) is None for node in (A, B, C)] == [False, True, False]
