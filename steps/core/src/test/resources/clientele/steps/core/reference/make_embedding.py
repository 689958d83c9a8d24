"""Writes leaves of a few customers, umap-learn's drawing of them and what it is worth.

    /usr/bin/python3 make_embedding.py [FEATURES.csv]

Of a Gaussian mixture, of Fisher's Iris, and of every seventh customer of a file of real features.
"""
import sys

import numpy as np
import umap
from sklearn import datasets, ensemble, manifold, preprocessing

SEED, CUSTOMERS, TREES, NEAREST, EVERY = 7, 360, 24, 15, 7


def nearest(distances):
    """The nearest others, of equal distance the lower number first."""
    own = distances.copy()
    np.fill_diagonal(own, np.inf)
    return np.argsort(own, axis=1, kind="stable")[:, :NEAREST]


def kept(leaves, plane):
    """Share of the nearest by leaves (Hamming) that are among the nearest on the plane."""
    hamming = (leaves[:, None, :] != leaves[None, :, :]).sum(axis=2).astype(float)
    flat = ((plane[:, None, :] - plane[None, :, :]) ** 2).sum(axis=2)
    pairs = zip(nearest(hamming), nearest(flat))
    return np.mean([len(set(a) & set(b)) / NEAREST for a, b in pairs])


def write(name, features):
    features = np.round(preprocessing.scale(features), 3)
    forest = ensemble.RandomTreesEmbedding(
        TREES, max_depth=None, min_samples_leaf=5, random_state=SEED
    ).fit(features)
    leaves = forest.apply(features)
    leaves = np.column_stack([np.unique(t, return_inverse=True)[1] for t in leaves.T])
    plane = umap.UMAP(
        n_neighbors=NEAREST, min_dist=0.1, metric="hamming", random_state=SEED
    ).fit_transform(leaves.astype(float))
    plane = np.round(plane.astype(float), 4)
    worth = [
        kept(leaves, plane),
        manifold.trustworthiness(features, plane, n_neighbors=NEAREST),
    ]
    with open(name + ".csv", "w") as out:
        out.write("# kept of 15, trustworthiness (15, Euclidean) of umap-learn's drawing\n")
        out.write(",".join(repr(float(w)) for w in worth) + "\n")
        out.write("# %d features, x, y of umap-learn, %d leaves\n" % (features.shape[1], TREES))
        for f, p, l in zip(features, plane, leaves):
            row = [repr(float(v)) for v in [*f, *p]] + [str(int(v)) for v in l]
            out.write(",".join(row) + "\n")
    print(name, worth)


mixture, _ = datasets.make_blobs(CUSTOMERS, 4, centers=5, cluster_std=2.0, random_state=SEED)
write("mixture", mixture)
write("iris", datasets.load_iris().data)
if len(sys.argv) > 1:
    real = np.loadtxt(sys.argv[1], delimiter=",", skiprows=1, dtype=str)[::EVERY, 1:].astype(float)
    write("retail", np.sign(real) * np.log1p(np.abs(real)))
