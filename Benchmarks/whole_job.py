#!/usr/bin/env python3
"""The whole job as a Python user writes it: an export to segments and a page with plots.

    python3 whole_job.py EXPORT FOLDER

DuckDB for recency, frequency and monetary; logarithms, standardised; scikit-learn's KMeans for
k = 2...10 with ten starts each, the silhouette of each; Ward's tree by SciPy; matplotlib to a page.
Beyond 20,000 customers silhouette and tree are of a sample of as many, as both need all pairs.
Prints what it counted as JSON, so that it can be held against another program's figures.
"""

import base64
import io
import json
import pathlib
import sys

import duckdb
import matplotlib
import numpy as np
import scipy.cluster.hierarchy
import sklearn.cluster
import sklearn.metrics

matplotlib.use("Agg")
from matplotlib import pyplot  # noqa: E402, after the choice of what draws

SAMPLE = 20_000
# The columns of UCI Online Retail, and of a plain export: customer, order, moment, amount.
RETAIL = ("CustomerID", "InvoiceNo", "InvoiceDate", "Quantity * UnitPrice")
PLAIN = ("customer_id", "order_id", "order_date", "amount")


def customers(export):
    """One row a customer who bought: days since the last purchase, purchases, money net of refunds."""
    connection = duckdb.connect()
    table = f"read_csv('{export}')"
    columns = connection.execute(f"describe select * from {table}").fetchall()
    customer, order, moment, amount = RETAIL if any(c[0] == "InvoiceNo" for c in columns) else PLAIN
    return connection.execute(f"""
        with orders as (
          select {customer} customer, {order} id, min({moment}) placed, sum({amount}) amount
          from {table} where {customer} is not null group by 1, 2),
        buyers as (
          select customer, max(placed) filter (amount > 0) last, count(*) filter (amount > 0) frequency,
            sum(amount) monetary from orders group by 1 having count(*) filter (amount > 0) > 0)
        select customer,
          date_diff('second', last::timestamp,
            (select date_trunc('day', max(last)) + interval 1 day from buyers)::timestamp) / 86400 recency,
          frequency, monetary from buyers order by customer""").fetchnumpy()


def plots(points, rfm, labels, silhouettes, tree):
    figure, axes = pyplot.subplots(3, 2, figsize=(12, 14))
    for axis, name in zip(axes.flat, ("recency", "frequency", "monetary")):
        axis.hist(rfm[name], bins=50)
        axis.set_title(name)
    axes.flat[3].plot(list(silhouettes), list(silhouettes.values()), marker="o")
    axes.flat[3].set_title("silhouette by k")
    scipy.cluster.hierarchy.dendrogram(tree, truncate_mode="lastp", p=30, ax=axes.flat[4])
    axes.flat[5].scatter(points[:, 0], points[:, 2], c=labels, s=3, cmap="tab10")
    figure.tight_layout()
    picture = io.BytesIO()
    figure.savefig(picture, format="png", dpi=100)
    return base64.b64encode(picture.getvalue()).decode()


def main():
    export, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    folder.mkdir(exist_ok=True)
    rfm = customers(export)
    count = len(rfm["customer"])
    raw = np.column_stack([np.asarray(rfm[name], float) for name in ("recency", "frequency", "monetary")])
    points = np.log1p(np.maximum(raw, 0))
    points = (points - points.mean(0)) / points.std(0)
    models, silhouettes = {}, {}
    for k in range(2, 11):
        models[k] = sklearn.cluster.KMeans(k, n_init=10, random_state=0).fit(points)
        silhouettes[k] = sklearn.metrics.silhouette_score(
            points, models[k].labels_, sample_size=min(count, SAMPLE), random_state=0)
    best = max(silhouettes, key=silhouettes.get)
    labels = models[best].labels_
    sample = points
    if count > SAMPLE:
        sample = points[np.random.default_rng(0).choice(count, SAMPLE, replace=False)]
    tree = scipy.cluster.hierarchy.linkage(sample, "ward")
    rows = "".join(
        f"<tr><td>{k}<td>{(labels == k).sum()}<td>{raw[labels == k, 2].sum():.2f}"
        + "".join(f"<td>{value:.1f}" for value in np.median(raw[labels == k], axis=0)) for k in range(best))
    picture = plots(points, rfm, labels, silhouettes, tree)
    (folder / "report.html").write_text(
        f"<h1>{count} customers, {best} segments</h1><table>{rows}</table>"
        f'<img src="data:image/png;base64,{picture}">')
    np.savetxt(
        folder / "segments.csv", np.column_stack([rfm["customer"].astype(str), labels.astype(str)]),
        fmt="%s", delimiter=",")
    print(json.dumps({
        "customers": count, "orders": int(np.sum(rfm["frequency"])),
        "revenue": round(float(np.sum(raw[:, 2])), 2)}))


main()
