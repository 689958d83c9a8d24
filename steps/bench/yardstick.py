"""Weighs a drawing against umap-learn's of the same leaves, by figures that cannot flatter.

    clientele core embed --in FEATURES.csv --out XY.csv --leaves LEAVES.csv
    /usr/bin/python3 yardstick.py FEATURES.csv LEAVES.csv XY.csv [EPOCHS [NEIGHBOURS MIN_DIST]]

EPOCHS 0 leaves their number to umap-learn; NEIGHBOURS and MIN_DIST are 15 and 0.1.

Printed for both: the share of each customer's 15 nearest by leaves (Hamming, of equal distance the
lower id first) that are among his 15 nearest on the plane, and the trustworthiness (15 nearest,
Euclidean distance of the standardised signed logarithms of the features) with 1,000 customers
asked; for umap-learn its seconds without import and compilation. Before that the share of the
variance of the leaf numbers that lies on one axis, if somebody took them for figures. Needs Debian's python3-sklearn and
umap-learn.
"""
import sys
import time

import numpy as np
import umap
from sklearn import datasets, neighbors, preprocessing

NEAREST, ASKED = 15, 1000


def read(path):
    return np.loadtxt(path, delimiter=",", skiprows=1, usecols=None, dtype=str, ndmin=2)[:, 1:]


def by_leaves(leaves, chosen):
    rows = []
    for i in chosen:
        differ = (leaves != leaves[i]).sum(axis=1)
        differ[i] = leaves.shape[1] + 1
        rows.append(np.argsort(differ, kind="stable")[:NEAREST])
    return rows


def kept(nearest, plane, chosen):
    tree = neighbors.KDTree(plane)
    flat = tree.query(plane[chosen], NEAREST + 1, return_distance=False)
    pairs = zip(nearest, flat, chosen)
    return np.mean([len(set(a) & (set(b) - {i})) / NEAREST for a, b, i in pairs])


def trustworthiness(features, plane, chosen):
    n, penalty = len(features), 0
    flat = neighbors.KDTree(plane).query(plane[chosen], NEAREST + 1, return_distance=False)
    for i, near in zip(chosen, flat):
        order = np.argsort(((features - features[i]) ** 2).sum(axis=1), kind="stable")
        rank = np.empty(n, int)
        rank[order[order != i]] = np.arange(1, n)
        penalty += sum(max(0, rank[j] - NEAREST) for j in near if j != i)
    return 1 - 2 * penalty / (len(chosen) * NEAREST * (2 * n - 3 * NEAREST - 1))


features = read(sys.argv[1]).astype(float)
order = np.argsort(np.loadtxt(sys.argv[1], delimiter=",", skiprows=1, dtype=str)[:, 0])
features = preprocessing.scale((np.sign(features) * np.log1p(np.abs(features)))[order])
leaves = read(sys.argv[2]).astype(float).astype(np.int32)
ours = read(sys.argv[3]).astype(float)
some = np.linspace(0, len(ours) - 1, min(len(ours), 5 * ASKED)).astype(int)
asked = np.linspace(0, len(ours) - 1, min(len(ours), ASKED)).astype(int)
axes = np.linalg.eigvalsh(np.cov(leaves.T.astype(float)))
print("Euclidean distance of leaf numbers would have %.1f %% of its variance on one axis" % (100 * axes[-1] / axes.sum()))
nearest = by_leaves(leaves, some)
print("clientele   kept %.3f  trust %.3f" % (kept(nearest, ours, some), trustworthiness(features, ours, asked)))
epochs = int(sys.argv[4]) or None if len(sys.argv) > 4 else None
neighbourhood = int(sys.argv[5]) if len(sys.argv) > 5 else NEAREST
least = float(sys.argv[6]) if len(sys.argv) > 6 else 0.1
warm, _ = datasets.make_blobs(300, 5, random_state=1)
umap.UMAP(metric="hamming", n_neighbors=neighbourhood).fit(np.round(warm))
for seed in (None, 42):
    start = time.time()
    plane = umap.UMAP(
        metric="hamming", n_neighbors=neighbourhood, min_dist=least, n_epochs=epochs, random_state=seed
    ).fit_transform(leaves.astype(np.float32))
    print(
        "umap-learn  kept %.3f  trust %.3f  %.1f s  seed %s"
        % (kept(nearest, plane, some), trustworthiness(features, plane, asked), time.time() - start, seed)
    )
