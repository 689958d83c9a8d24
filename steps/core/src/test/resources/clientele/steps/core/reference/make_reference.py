"""Writes points, labels and grades that the tests compare with. See README.md."""
import numpy as np
from sklearn import datasets, metrics


def dbcv(points, labels):
    """Moulavi et al. 2014 from the definition; Prim from the lowest point, ties to the lowest."""
    d = points.shape[1]
    clusters = []
    for c in sorted(set(labels) - {-1}):
        p = points[labels == c]
        n = len(p)
        dist = metrics.pairwise_distances(p)
        with np.errstate(divide="ignore"):
            inverse = np.where(np.eye(n, dtype=bool), 0.0, dist ** -float(d))
        core = (inverse.sum(axis=1) / (n - 1)) ** (-1.0 / d)
        reach = np.maximum(dist, np.maximum(core[:, None], core[None, :]))
        near, parent, inside = np.full(n, np.inf), np.zeros(n, int), np.zeros(n, bool)
        inside[0], last, degree, edges = True, 0, np.zeros(n, int), []
        for _ in range(n - 1):
            closer = ~inside & (reach[last] < near)
            near[closer], parent[closer] = reach[last][closer], last
            last = int(np.argmin(np.where(inside, np.inf, near)))
            inside[last] = True
            degree[last] += 1
            degree[parent[last]] += 1
            edges.append((parent[last], last, near[last]))
        inner = degree > 1
        sparse = max(w for a, b, w in edges if inner[a] and inner[b])
        clusters.append((p[inner], core[inner], sparse, n))
    total = 0.0
    for i, (p, core, sparse, n) in enumerate(clusters):
        apart = min(
            np.maximum(
                metrics.pairwise_distances(p, q), np.maximum(core[:, None], other[None, :])
            ).min()
            for j, (q, other, _, _) in enumerate(clusters)
            if j != i
        )
        total += n * (apart - sparse) / max(apart, sparse)
    return total / len(points)


def write(name, points, labels):
    members = labels >= 0
    grades = [
        metrics.silhouette_score(points[members], labels[members]),
        metrics.davies_bouldin_score(points[members], labels[members]),
        metrics.calinski_harabasz_score(points[members], labels[members]),
        dbcv(points, labels),
    ]
    with open(name + ".csv", "w") as out:
        out.write("# silhouette, davies_bouldin, calinski_harabasz, dbcv\n")
        out.write(",".join(repr(float(g)) for g in grades) + "\n# points, then the label\n")
        for p, label in zip(points, labels):
            out.write(",".join(repr(float(v)) for v in p) + "," + str(int(label)) + "\n")


moons, truth = datasets.make_moons(160, noise=0.07, random_state=7)
moons, truth = np.round(moons, 3), truth.copy()
truth[::17] = -1
write("moons", moons, truth)
blobs, truth = datasets.make_blobs(150, 3, centers=4, cluster_std=1.5, random_state=7)
write("blobs", np.round(blobs, 3), truth)
