#!/usr/bin/env python3
"""Measures the command `clientele` beside the programs that people use for the same work.

    python compare.py ../.build/release/clientele [--small] [--only reading kmeans ward]

Each program does the same work on the same data in the same run, in turn, so that a slow moment of
the machine hits all of them; the least of several times counts. The results are compared as well:
a ratio of times is worth nothing between two different answers.

A ratio of 3 says that clientele takes a third of the other's time. Needs NumPy; the others are
measured where they are installed: duckdb, pandas, scikit-learn, fastcluster.
"""

import argparse
import csv
import importlib
import json
import os
import pathlib
import platform
import subprocess
import sys
import tempfile
import time

import numpy as np

RUNS = 3


class Comparison:
    """The command, a folder for its files, and what has been found so far."""

    def __init__(self, command, folder):
        self.command, self.folder = command, pathlib.Path(folder)
        self.differences = 0

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

    def report(self, work, ours, peers, agreement):
        """Prints one work's times; `agreement` holds (name, whether it agrees, what was seen)."""
        print(f"\n{work}\n  {'clientele':<34}{ours:9.3f} s")
        for name, seconds in peers.items():
            print(f"  {name:<34}{seconds:9.3f} s   ratio {seconds / ours:6.2f}")
        for name, agrees, figures in agreement:
            print(f"  {name}: {'the same' if agrees else 'DIFFERENT'} ({figures})")
            self.differences += not agrees


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


def alternate(bodies):
    """Runs each body in turn, several times; returns the least seconds and the last answers."""
    seconds, answers = {}, {}
    for _ in range(RUNS):
        for name, body in bodies.items():
            took, answers[name] = body()
            seconds[name] = min(seconds.get(name, took), took)
    return seconds, answers


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
    seconds, _ = alternate(bodies)
    agreement = []
    mine = summary(ours)
    if len(bodies) > 1:
        other = summary(theirs)
        agreement.append(("customers, orders, revenue", mine == other, f"{mine}, {other}"))
    size = orders.stat().st_size / 1e6
    compare.report(
        f"{size:.0f} MB of orders to {mine[0]:,} customers",
        seconds.pop("clientele"), seconds, agreement)


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
    cluster = installed("sklearn.cluster")
    if cluster is None:
        return
    for rows, columns, clusters in ((1_500_000, 3, 5), (300_000, 16, 16)):
        rows = rows // 15 if small else rows
        points = customers(rows, columns, seed=columns)
        start = points[np.random.default_rng(0).choice(rows, clusters, replace=False)].copy()
        table, centres = compare.save("points", points), compare.save("centres", start)

        def ours():
            answer = compare.result(
                "cluster", table, "--algorithm", "kmeans", "-k", clusters, "--init", centres,
                "--restarts", 1, "--tolerance", 0, "--max-iterations", 30)
            return answer["seconds"]["fit"] * 30 / answer["iterations"], answer["inertia"]

        def theirs():
            seconds, model = timed(lambda: cluster.KMeans(
                clusters, init=start, n_init=1, tol=0, max_iter=30, copy_x=False).fit(points))
            return seconds * 30 / model.n_iter_, model.inertia_

        seconds, inertia = alternate({"clientele": ours, "scikit-learn": theirs})
        mine, other = inertia["clientele"], inertia["scikit-learn"]
        compare.report(
            f"k-means of {rows:,} x {columns}, k = {clusters}, 30 iterations",
            seconds.pop("clientele"), seconds,
            [("inertia", abs(mine - other) <= 1e-6 * other, f"{mine:.8g}, {other:.8g}")])


def ward(compare, small):
    """Ward's tree; seconds without reading, the heights of all merges compared."""
    fastcluster = installed("fastcluster")
    if fastcluster is None:
        return
    rows = 4_000 if small else 20_000
    points = customers(rows, seed=7)
    table, merges = compare.save("points", points), compare.folder / "merges.npy"

    def ours():
        answer = compare.result("cluster", table, "--algorithm", "ward", "--merges", merges)
        return answer["seconds"]["fit"], np.load(merges)[:, 2]

    def theirs():
        seconds, tree = timed(lambda: fastcluster.linkage_vector(points, "ward"))
        return seconds, tree[:, 2]

    seconds, heights = alternate({"clientele": ours, "fastcluster (linkage_vector)": theirs})
    mine, other = (np.sort(values) for values in heights.values())
    gap = float(np.max(np.abs(mine - other)) / other[-1])
    compare.report(
        f"Ward's tree of {rows:,} x 3", seconds.pop("clientele"), seconds,
        [("heights", gap < 1e-9, f"largest difference {gap:.1e} of the highest")])


WORKS = {"reading": reading, "kmeans": kmeans, "ward": ward}


def machine(command):
    """One paragraph: what a time holds for."""
    version = subprocess.run([command, "--version"], capture_output=True, text=True).stdout
    print(' '.join(version.split()))
    print(f"{platform.platform()}, {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}")
    versions = [f"Python {platform.python_version()}"]
    for name in ("numpy", "duckdb", "pandas", "sklearn", "fastcluster"):
        try:
            versions.append(f"{name} {importlib.import_module(name).__version__}")
        except ImportError:
            continue
    print(", ".join(versions))


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", help="the path of clientele, built with -c release")
    parser.add_argument("--small", action="store_true", help="small data: a trial of a minute")
    parser.add_argument("--only", nargs="+", choices=WORKS, default=list(WORKS))
    arguments = parser.parse_args()
    command = pathlib.Path(arguments.command).resolve()
    if not os.access(command, os.X_OK):
        sys.exit(f"{command} is no program; build it with `swift build -c release` and name it here.")
    machine(command)
    with tempfile.TemporaryDirectory(prefix="clientele-compare-") as folder:
        compare = Comparison(command, folder)
        for name in arguments.only:
            WORKS[name](compare, arguments.small)
    if compare.differences:
        sys.exit(f"\n{compare.differences} results differ")


main()
