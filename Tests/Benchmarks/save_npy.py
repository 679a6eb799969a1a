"""NumPy's way to an NPY file: evaluate a cosine at ten million iterations and save both columns."""
import sys

import numpy as np

n = 10_000_000
iteration = np.arange(1, n + 1)
lr = np.where(iteration <= n, (1 + np.cos(iteration * np.pi / n)) / 2, 0.0)
np.save(sys.argv[1] if len(sys.argv) > 1 else "lr.npy", np.column_stack((iteration.astype(float), lr)))
