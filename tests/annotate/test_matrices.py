"""The quicker product of matrices is the same product."""

import numpy as np
import pytest
from thinc.api import NumpyOps, get_current_ops

from dateline.annotate.matrices import NumpyProducts


@pytest.mark.parametrize("transposed", [(False, False), (True, False), (False, True), (True, True)])
def test_products_are_those_of_thinc(transposed: tuple[bool, bool]) -> None:
    random = np.random.default_rng(7)
    x, y = (random.random((24, 24)).astype("float32") for _ in range(2))
    first, second = transposed
    expected = NumpyOps().gemm(x, y, trans1=first, trans2=second)
    found = NumpyProducts().gemm(x, y, trans1=first, trans2=second)
    np.testing.assert_allclose(found, expected, rtol=1e-5)


def test_a_product_can_be_written_in_place() -> None:
    x = np.eye(3, dtype="float32")
    out = np.zeros((3, 3), dtype="float32")
    assert NumpyProducts().gemm(x, 2 * x, out=out) is out
    assert out.tolist() == (2 * x).tolist()


def test_other_pipelines_keep_their_own() -> None:
    assert type(get_current_ops()) is not NumpyProducts
