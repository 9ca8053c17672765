#!/usr/bin/env python3
"""Measures the command `clientele` beside the programs that people use for the same work.

    python compare.py ../.build/release/clientele [--small] [--only reading whole...] [--write]

Each program does the same work on the same data in the same run, in turn, so that a slow moment of
the machine hits all of them; medians count. The answers are compared first: a ratio of times is
worth nothing between two different answers.

A ratio of 3 says that the other takes three times as long. Needs NumPy; the others are measured
where they are installed (`requirements.txt` has the versions). `--write` writes `RESULTS.md` and
`results.svg` beside this script. The folder that CLIENTELE_DATASETS names may hold Online Retail, as
`retail/online_retail.csv.zst`; without it the whole job is measured on a simulated export alone.
"""

import argparse
import csv
import importlib
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

import numpy as np

from results import Result, drawing, machine, markdown

RUNS = 5
HERE = pathlib.Path(__file__).resolve().parent


class Comparison:
    """The command, a folder for its files, and what has been found so far."""

    def __init__(self, command, folder):
        self.command, self.folder = command, pathlib.Path(folder)
        self.results = []

    def clientele(self, *arguments):
        """Runs the command; returns its wall seconds."""
        started = time.perf_counter()
        done = subprocess.run(
            [self.command, *map(str, arguments), "--quiet"], stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        seconds = time.perf_counter() - started
        if done.returncode != 0:
            sys.exit(f"clientele {' '.join(map(str, arguments))}: exit {done.returncode}\n{done.stderr}")
        return seconds

    def result(self, *arguments):
        """Runs the command and returns what it wrote for --json."""
        path = self.folder / "result.json"
        self.clientele(*arguments, "--json", path)
        return json.loads(path.read_text())

    def save(self, name, points):
        path = self.folder / f"{name}.npy"
        np.save(path, points)
        return path

    def report(self, work, seconds, agreement, megabytes=None):
        """Keeps one work; `agreement` holds (name, whether it agrees, what was seen)."""
        self.results.append(Result(work, seconds, agreement, megabytes))
        print(self.results[-1].text(), flush=True)


def installed(*names):
    """The modules, or None when one of them is missing, which is said."""
    try:
        modules = [importlib.import_module(name) for name in names]
    except ImportError as problem:
        print(f"\n{problem.name} is not installed and is left out.")
        return None
    return modules if len(modules) > 1 else modules[0]


def timed(body):
    started = time.perf_counter()
    answer = body()
    return time.perf_counter() - started, answer


def alternate(bodies, runs=RUNS):
    """Runs each body in turn, several times; returns all seconds and the last answers."""
    seconds, answers = {name: [] for name in bodies}, {}
    for _ in range(runs):
        for name, body in bodies.items():
            took, answers[name] = body()
            seconds[name].append(took)
    return seconds, answers


# A child begins with the peak memory of its parent. This one, of some ten megabytes, stands between.
LAUNCHER = """
import json, os, subprocess, sys, time
started = time.perf_counter()
child = subprocess.Popen(sys.argv[2:], stdin=subprocess.DEVNULL)
_, status, usage = os.wait4(child.pid, 0)
child.returncode = os.waitstatus_to_exitcode(status)
with open(sys.argv[1], "w") as file:
    json.dump([time.perf_counter() - started, usage.ru_maxrss, child.returncode], file)
"""


def process(words, folder):
    """Runs a program; returns its wall seconds, its peak memory in MB and what it printed."""
    figures = folder / "figures.json"
    done = subprocess.run(
        [sys.executable, "-S", "-c", LAUNCHER, str(figures), *map(str, words)],
        stdout=subprocess.PIPE, text=True, check=True)
    seconds, memory, status = json.loads(figures.read_text())
    if status != 0:
        sys.exit(f"{' '.join(map(str, words))}: ended with status {status}")
    # Kilobytes on Linux, bytes on Apple's systems.
    return seconds, memory / (1e6 if sys.platform == "darwin" else 1e3), done.stdout


def reading(compare, small):
    """An export of orders to one row a customer, in a file.

    The command's time is that of the whole process; the others are loaded already.
    """
    orders, ours = compare.folder / "orders.csv", compare.folder / "rfm.csv"
    theirs = compare.folder / "theirs.csv"
    compare.clientele(
        "simulate", "--customers", 20_000 if small else 400_000, "--seed", 1, "--scenario", "four",
        "-o", orders)

    def summary(path):
        with open(path, newline="", encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
        frequency = sum(int(row["frequency"]) for row in rows)
        return len(rows), frequency, round(sum(float(row["monetary"]) for row in rows), 2)

    def command():
        return compare.clientele("rfm", orders, "-o", ours), None

    bodies = {"clientele": command}
    if duckdb := installed("duckdb"):
        def with_duckdb():
            connection = duckdb.connect()
            connection.execute(f"""copy (
                select customer_id, max(order_date) last_order, count(distinct order_id) frequency,
                  sum(amount) monetary from read_csv('{orders}') group by 1 order by 1)
                to '{theirs}' (header)""")
            connection.close()
        bodies["DuckDB"] = lambda: timed(with_duckdb)
    if pandas := installed("pandas"):
        def with_pandas():
            table = pandas.read_csv(orders, parse_dates=["order_date"])
            table.groupby("customer_id").agg(
                last_order=("order_date", "max"), frequency=("order_id", "nunique"),
                monetary=("amount", "sum")).to_csv(theirs)
        bodies["pandas"] = lambda: timed(with_pandas)
    if polars := installed("polars"):
        def with_polars():
            polars.scan_csv(orders, try_parse_dates=True).group_by("customer_id").agg(
                polars.col("order_date").max().alias("last_order"),
                polars.col("order_id").n_unique().alias("frequency"),
                polars.col("amount").sum().alias("monetary")).sort("customer_id").collect().write_csv(theirs)
        bodies["polars"] = lambda: timed(with_polars)
    command()
    mine = summary(ours)
    agreement = []
    for name, body in list(bodies.items())[1:]:
        body()
        other = summary(theirs)
        agreement.append((f"customers, orders, revenue of {name}", mine == other, f"{mine}, {other}"))
    seconds, _ = alternate(bodies)
    size = orders.stat().st_size / 1e6
    compare.report(f"{size:.0f} MB of orders to {mine[0]:,} customers", seconds, agreement)


def customers(count, columns=3, seed=0):
    """Customers as RFM features look: skewed, correlated, on a logarithmic scale, standardised."""
    random = np.random.default_rng(seed)
    kind = random.choice(4, count, p=[0.1, 0.25, 0.35, 0.3])
    centre = np.array([[1.5, 3.2, 6.0], [3.0, 2.2, 4.8], [4.4, 1.0, 4.1], [5.7, 0.6, 3.4]])
    points = centre[kind] + random.normal(size=(count, 3)) * [0.7, 0.5, 0.6]
    # Whole numbers of orders, so that there are ties as in real tables.
    points[:, 1] = np.log(np.maximum(1, np.round(np.exp(points[:, 1]))))
    if columns > 3:
        points = points @ random.normal(size=(3, columns))
        points += 0.5 * random.normal(size=points.shape)
    return (points - points.mean(0)) / points.std(0)


def kmeans(compare, small):
    """Lloyd's iterations from the same centres; seconds of 30 iterations, without reading."""
    for rows, columns, clusters in (
            (1_500_000, 3, 5), (600_000, 8, 8), (300_000, 16, 16), (75_000, 64, 16)):
        rows = rows // 15 if small else rows
        points = customers(rows, columns, seed=columns)
        start = points[np.random.default_rng(0).choice(rows, clusters, replace=False)].copy()
        table, centres = compare.save("points", points), compare.save("centres", start)

        def ours():
            answer = compare.result(
                "cluster", table, "--algorithm", "kmeans", "-k", clusters, "--init", centres,
                "--restarts", 1, "--tolerance", 0, "--max-iterations", 30)
            return answer["seconds"]["fit"] * 30 / answer["iterations"], answer["inertia"]

        bodies, single = {"clientele": ours}, points.astype(np.float32)
        for name, module in (("scikit-learn", "sklearn.cluster"), ("oneDAL", "sklearnex.cluster")):
            cluster = installed(module)
            if cluster is None:
                continue

            def theirs(cluster=cluster):
                seconds, model = timed(lambda: cluster.KMeans(
                    clusters, init=start, n_init=1, tol=0, max_iter=30, copy_x=False).fit(points))
                return seconds * 30 / model.n_iter_, model.inertia_

            bodies[name] = theirs
        if faiss := installed("faiss"):
            def with_faiss():
                model = faiss.Kmeans(
                    columns, clusters, niter=30, nredo=1, max_points_per_centroid=rows,
                    min_points_per_centroid=1)
                seconds, _ = timed(lambda: model.train(single, init_centroids=start.astype(np.float32)))
                return seconds, float(model.obj[-1])

            bodies["faiss, single precision"] = with_faiss
        seconds, inertia = alternate(bodies)
        # faiss tells the sum of squares before its last move, in single precision.
        compare.report(
            f"k-means of {rows:,} x {columns}, k = {clusters}, 30 iterations", seconds,
            [(f"inertia of {name}",
              abs(value - inertia["clientele"]) <= (1e-3 if "faiss" in name else 1e-6) * value,
              f"{inertia['clientele']:.8g}, {value:.8g}")
             for name, value in inertia.items() if name != "clientele"])


def tree(compare, work, linkage, points, bodies):
    """A tree; seconds without reading, the heights of all merges compared."""
    table, merges = compare.save("points", points), compare.folder / "merges.npy"

    def ours():
        answer = compare.result("cluster", table, "--algorithm", linkage, "--merges", merges)
        return answer["seconds"]["fit"], np.load(merges)[:, 2]

    def others(body):
        def measured():
            seconds, merges = timed(body)
            return seconds, np.asarray(merges)[:, 2]
        return measured

    if not bodies:
        return
    seconds, heights = alternate(
        {"clientele": ours, **{name: others(body) for name, body in bodies.items()}})
    mine = np.sort(heights.pop("clientele"))
    agreement = []
    for name, other in heights.items():
        gap = float(np.max(np.abs(mine - np.sort(other))) / mine[-1])
        agreement.append((f"heights of {name}", gap < 1e-9, f"largest difference {gap:.1e} of the highest"))
    compare.report(work, seconds, agreement)


def ward(compare, small):
    rows = 4_000 if small else 20_000
    points = customers(rows, seed=7)
    bodies = {}
    if hierarchy := installed("scipy.cluster.hierarchy"):
        bodies["SciPy"] = lambda: hierarchy.linkage(points, "ward")
    if fastcluster := installed("fastcluster"):
        bodies["fastcluster"] = lambda: fastcluster.linkage_vector(points, "ward")
    tree(compare, f"Ward's tree of {rows:,} x 3", "ward", points, bodies)


def single(compare, small):
    rows = 4_000 if small else 200_000
    points = customers(rows, seed=9)
    bodies = {}
    if genieclust := installed("genieclust"):
        # With a threshold of 1 for the Gini index, Genie is single linkage.
        def genie():
            model = genieclust.Genie(n_clusters=2, gini_threshold=1.0)
            distances = np.asarray(model.fit(points).distances_)
            return np.column_stack([np.zeros((len(distances), 2)), distances])
        bodies["genieclust"] = genie
    if small and (fastcluster := installed("fastcluster")):
        bodies["fastcluster"] = lambda: fastcluster.linkage_vector(points, "single")
    tree(compare, f"Single linkage of {rows:,} x 3", "single", points, bodies)


def average(compare, small):
    rows = 2_000 if small else 10_000
    points = customers(rows, seed=11)
    bodies = {}
    if hierarchy := installed("scipy.cluster.hierarchy"):
        bodies["SciPy"] = lambda: hierarchy.linkage(points, "average")
    if fastcluster := installed("fastcluster"):
        bodies["fastcluster"] = lambda: fastcluster.linkage(points, "average")
    tree(compare, f"Average linkage of {rows:,} x 3", "average", points, bodies)


def silhouette(compare, small):
    """The exact silhouette; all of `evaluate` on our side, which gives the other indices as well."""
    metrics = installed("sklearn.metrics")
    if metrics is None:
        return
    rows = 4_000 if small else 20_000
    points = customers(rows, seed=5)
    labels = np.digitize(points[:, 2], np.quantile(points[:, 2], [0.25, 0.5, 0.75]))
    table, partition = compare.save("points", points), compare.folder / "labels.csv"
    partition.write_text("\n".join(["label", *map(str, labels)]) + "\n")

    def ours():
        answer = compare.result("evaluate", table, partition)
        return answer["seconds"]["silhouette"], answer["silhouette"]

    seconds, found = alternate({
        "clientele": ours, "scikit-learn": lambda: timed(lambda: metrics.silhouette_score(points, labels))})
    mine, other = found.values()
    compare.report(
        f"Exact silhouette of {rows:,} x 3", seconds,
        [("silhouette", abs(mine - other) < 1e-9, f"{mine:.12f}, {other:.12f}")])


def whole(compare, small):
    """From an export to segments and a page, both as processes of their own, start included."""
    if not installed("duckdb", "sklearn", "scipy", "matplotlib"):
        return
    exports = []
    retail = pathlib.Path(os.environ.get("CLIENTELE_DATASETS", ""), "retail", "online_retail.csv.zst")
    if os.environ.get("CLIENTELE_DATASETS") and retail.exists():
        exports.append(("Online Retail", retail))
    simulated = compare.folder / "simulated.csv"
    # Ten million order lines. They take the peers minutes: once is enough.
    count = 2_000 if small else 870_000
    compare.clientele(
        "simulate", "--customers", count, "--seed", 1, "--scenario", "four", "-o", simulated)
    exports.append((f"{count:,} simulated customers (seed 1)", simulated))
    ours, theirs = compare.folder / "report", compare.folder / "python"
    for name, export in exports:
        bodies = {
            "clientele": (compare.command, "discover", export, "-o", ours, "--quiet"),
            "Python": (sys.executable, HERE / "whole_job.py", export, theirs)}
        seconds, megabytes, printed = {}, {}, {}
        for _ in range(1 if export == simulated else 3):
            for program, words in bodies.items():
                took, memory, printed[program] = process(words, compare.folder)
                seconds.setdefault(program, []).append(took)
                megabytes[program] = max(megabytes.get(program, 0), memory)
        read = json.loads((ours / "report.json").read_text())["input"]
        mine = (read["customers"], read["orders"], round(float(read["revenue"]), 2))
        other = json.loads(printed["Python"])
        other = (other["customers"], other["orders"], other["revenue"])
        same = mine[:2] == other[:2] and abs(mine[2] - other[2]) < 0.02
        compare.report(
            f"The whole job: {name}", seconds,
            [("customers, orders, revenue", same, f"{mine}, {other}")], megabytes)


WORKS = {
    "reading": reading, "kmeans": kmeans, "ward": ward, "single": single, "average": average,
    "silhouette": silhouette, "whole": whole}


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", help="the path of clientele, built with -c release")
    parser.add_argument("--small", action="store_true", help="small data: a trial of a minute")
    parser.add_argument("--only", nargs="+", choices=WORKS, default=list(WORKS))
    parser.add_argument("--write", action="store_true", help="write RESULTS.md and results.svg")
    arguments = parser.parse_args()
    command = pathlib.Path(arguments.command).resolve()
    if not os.access(command, os.X_OK):
        sys.exit(f"{command} is no program; build it with `swift build -c release` and name it here.")
    facts = machine(command)
    print("\n".join(f"{name}: {text}" for name, text in facts))
    with tempfile.TemporaryDirectory(prefix="clientele-compare-") as folder:
        compare = Comparison(command, folder)
        for name in arguments.only:
            WORKS[name](compare, arguments.small)
    if differences := sum(not agrees for r in compare.results for _, agrees, _ in r.agreement):
        sys.exit(f"\n{differences} results differ")
    if arguments.write:
        note = (
            "`make compare` wrote this page: each program did the same work on the same data in the same run, in "
            "turn. A ratio of 3 says that the other takes three times as long as Clientele. Points are drawn by "
            "NumPy from fixed seeds, exports by `clientele simulate`.")
        (HERE / "RESULTS.md").write_text(markdown(compare.results, facts, note))
        (HERE / "results.svg").write_text(drawing(compare.results))


main()
