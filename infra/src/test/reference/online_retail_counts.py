"""Counts the window December 2010 to November 2011 of UCI Online Retail, independently of the program.

Usage: python3 online_retail_counts.py path/to/data.csv.gz
The figures it prints stand in RealMonthTest. It uses the standard library alone and reads the whole
file into memory; money is decimal throughout.
"""

import csv
import gzip
import re
import sys
from collections import Counter, defaultdict
from datetime import date, datetime, timedelta
from decimal import Decimal

NO_PRODUCT = re.compile(
    r"(POST|D|DOT|M|C2|BANK CHARGES|CRUK|PADS|AMAZONFEE|S|B|gift_.*)", re.IGNORECASE
)
END = date(2011, 11, 30)


def quantile(values, p):
    """Type 7: linear between the order statistics around (n - 1) p."""
    values = sorted(values)
    at = (len(values) - 1) * p
    low = int(at)
    high = min(low + 1, len(values) - 1)
    return float(values[low]) + (float(values[high]) - float(values[low])) * (at - low)



lines = []
with gzip.open(sys.argv[1], "rt", encoding="iso-8859-1", newline="") as file:
    for row in csv.DictReader(file):
        row["at"] = datetime.strptime(row["InvoiceDate"], "%m/%d/%Y %H:%M")
        row["units"] = Decimal(row["Quantity"])
        row["price"] = Decimal(row["UnitPrice"])
        row["money"] = row["units"] * row["price"]
        if datetime(2010, 12, 1) <= row["at"] < datetime(2011, 12, 1):
            lines.append(row)
print("lines", len(lines))

# pairs by brute force: every order looks for the nearest later cancellation that is still free
candidates = [
    row
    for row in lines
    if abs(row["units"]) >= 1000
    and row["CustomerID"]
    and not NO_PRODUCT.fullmatch(row["StockCode"])
    and row["price"] > 0
]
paired = set()
for order in sorted((r for r in candidates if r["units"] > 0), key=lambda r: r["at"], reverse=True):
    for other in sorted((r for r in candidates if r["units"] < 0), key=lambda r: r["at"]):
        if (
            id(other) not in paired
            and other["CustomerID"] == order["CustomerID"]
            and other["StockCode"] == order["StockCode"]
            and other["units"] == -order["units"]
            and timedelta() <= other["at"] - order["at"] <= timedelta(hours=24)
            and other["at"].month == order["at"].month
        ):
            paired |= {id(order), id(other)}
            break

rows, money, kept = Counter(), Counter(), []
for row in lines:
    if not row["CustomerID"]:
        rule = "missing_customer"
    elif NO_PRODUCT.fullmatch(row["StockCode"]):
        rule = "no_product"
    elif row["price"] <= 0:
        rule = "price_floor"
    elif id(row) in paired:
        rule = "quantity_pair"
    else:
        rule = "kept"
        kept.append(row)
    rows[rule] += 1
    money[rule] += row["money"]

seen = Counter()
for row in kept:
    key = tuple(
        row[name]
        for name in ("InvoiceNo", "StockCode", "Description", "Quantity", "InvoiceDate")
    ) + (row["price"], row["CustomerID"], row["Country"])
    seen[key] += 1
    row["returned"] = row["units"] < 0 or row["InvoiceNo"].startswith("C")
    if seen[key] > 1:
        rows["exact_duplicate"] += 1
        money["exact_duplicate"] += row["money"]
    if row["returned"]:
        rows["cancelled"] += 1
        money["cancelled"] += row["money"]
for rule in sorted(rows):
    print(rule, rows[rule], money[rule])

customers = defaultdict(list)
for row in kept:
    customers[row["CustomerID"]].append(row)
totals = defaultdict(Decimal)
features = []
for customer, own in customers.items():
    sales = [row for row in own if not row["returned"]]
    if not sales:
        continue
    orders = defaultdict(list)
    for row in sales:
        orders[row["InvoiceNo"]].append(row)
    times = {invoice: min(r["at"] for r in of) for invoice, of in orders.items()}
    days = sorted(at.date() for at in times.values())
    gross = sum(row["money"] for row in sales)
    months = Counter()
    for invoice, of in orders.items():
        months[times[invoice].month] += sum(row["money"] for row in of)
    back = -sum(row["money"] for row in own if row["returned"])
    gaps = [(b - a).days for a, b in zip(days, days[1:])]
    regularity = Decimal(0)
    if len(gaps) >= 2 and sum(gaps) > 0:
        n, s, q = len(gaps), sum(gaps), sum(g * g for g in gaps)
        regularity = 1 / (1 + Decimal(n * q - s * s).sqrt() / s)
    pace = (
        Decimal((days[-1] - days[0]).days) / (len(days) - 1) if len(days) > 1 else Decimal(365)
    )
    late = sum(v for m, v in months.items() if m in (9, 10, 11))
    features.append(
        {
            "recency_days": (END - days[-1]).days,
            "frequency": len(orders),
            "monetary": gross - back,
            "tenure_days": (END - days[0]).days,
            "average_order_value": gross / len(orders),
            "items_per_order": sum(row["units"] for row in sales) / len(orders),
            "distinct_products": len({row["StockCode"] for row in sales}),
            "mean_days_between_orders": pace,
            "order_regularity": regularity,
            "returns_share": min(Decimal(1), max(Decimal(0), back / gross)),
            "last_quarter_share": late / gross,
            "weekend_share": Decimal(sum(d.weekday() >= 5 for d in days)) / len(days),
            "season_concentration": sum((v / gross) ** 2 for v in months.values()),
            "overdue": Decimal((END - days[-1]).days) / max(Decimal(1), pace),
        }
    )
print("customers", len(features))
for name in features[0]:
    print(name, round(sum(Decimal(f[name]) for f in features), 3))
for name in ("recency_days", "frequency", "monetary"):
    values = [f[name] for f in features]
    cuts = [quantile(values, p) for p in (0.2, 0.4, 0.6, 0.8)]
    above = sum(sum(float(v) > cut for cut in cuts) for v in values)
    print("score", name, 5 * len(values) - above if name == "recency_days" else len(values) + above)
