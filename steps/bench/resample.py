"""Makes more customers like those of a file: a smoothed bootstrap in the Gaussian copula.

    /usr/bin/python3 resample.py FEATURES.csv CUSTOMERS MORE.csv

Each new customer is a drawn one whose features, as normal scores of their ranks, are moved by 0.3
of a standard deviation and brought back by the column's own quantiles. So columns keep their
distributions and hang together as before. The same bytes each time. Needs Debian's python3-scipy.
"""
import csv
import sys

import numpy as np
from scipy import stats

BANDWIDTH = 0.3

with open(sys.argv[1], newline="") as file:
    header, *rows = csv.reader(file)
values = np.array([row[1:] for row in rows], dtype=float)
n, count = len(values), int(sys.argv[2])
random = np.random.RandomState(20111209)
ranks = np.apply_along_axis(lambda column: stats.rankdata(column, "ordinal"), 0, values)
scores = stats.norm.ppf((ranks - 0.5) / n)
drawn = scores[random.randint(n, size=count)] + BANDWIDTH * random.standard_normal((count, values.shape[1]))
shares = stats.norm.cdf(drawn / np.sqrt(1 + BANDWIDTH**2))
more = np.column_stack([
    np.quantile(column, share, method="inverted_cdf") for column, share in zip(values.T, shares.T)
])
with open(sys.argv[3], "w", newline="") as file:
    out = csv.writer(file, lineterminator="\n")
    out.writerow(header)
    for i, row in enumerate(more):
        out.writerow(["c%06d" % i] + ["%.10g" % value for value in row])
