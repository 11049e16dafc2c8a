"""Faster matrix products for a language pipeline that runs on the processor.

thinc, below spaCy, multiplies with its own build of BLIS, which knows few processors. NumPy's
OpenBLAS has a kernel for each and took a third of the time on x86-64 with AVX-512.
"""

from typing import TYPE_CHECKING, Any

import numpy as np
from thinc.api import NumpyOps

if TYPE_CHECKING:
    from spacy.language import Language


class NumpyProducts(NumpyOps):  # type: ignore[misc] # thinc's class is compiled
    """thinc's operations, but for the product of matrices."""

    def gemm(
        self,
        x: Any,  # noqa: ANN401 - two-dimensional arrays of 32-bit floats, as in thinc
        y: Any,  # noqa: ANN401
        out: Any = None,  # noqa: ANN401
        trans1: bool = False,  # noqa: FBT001, FBT002 - thinc's own signature
        trans2: bool = False,  # noqa: FBT001, FBT002
    ) -> Any:  # noqa: ANN401
        """Return x @ y, each transposed if so asked, in `out` if that is given."""
        return np.matmul(x.T if trans1 else x, y.T if trans2 else y, out=out)


def multiply_with_numpy(pipeline: "Language") -> None:
    """Have the models of `pipeline` use these products, unless they have better ones (a GPU)."""
    ours = NumpyProducts()
    models = (getattr(component, "model", None) for _, component in pipeline.pipeline)
    for node in (node for model in models if model for node in model.walk()):
        if type(node.ops) is NumpyOps:
            node.ops = ours
