#!/usr/bin/env python3
"""Counts the instructions of each stage and compares them with the counts that were accepted.

    python3 instructions.py ../.build/release/clientele               # status 1 when one is crossed
    python3 instructions.py ../.build/release/clientele --accept      # these are the counts from now on

A count of instructions is nearly the same on a busy and on a quiet machine, so that it can be a
bound where seconds cannot. Valgrind counts them (`apt-get install valgrind`), on a processor of its
own without AVX-512, with one thread and without random hashing; what is left of chance is far under
the bound. `instructions.json` beside this script holds the accepted counts: a change that costs more
than the bound has to accept its own count, where a reviewer sees it. Fewer instructions are no
failure; they are reported, to be accepted.

Needs Python and Valgrind alone. Runs take some ten times as long as without Valgrind: a minute in all.
"""

import argparse
import json
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile

BOUND = 0.05
ACCEPTED = pathlib.Path(__file__).resolve().parent / "instructions.json"


def points(path, rows, columns):
    """Points around five centres, the same every time; one column of whole numbers."""
    generator = random.Random(rows * columns)
    centers = [[10 * generator.random() for _ in range(columns)] for _ in range(5)]
    with open(path, "w", encoding="utf-8") as file:
        file.write(",".join(f"x{column}" for column in range(columns)) + "\n")
        for row in range(rows):
            values = [value + generator.gauss(0, 1) for value in centers[row % 5]]
            values[1] = round(values[1])
            file.write(",".join(f"{value:.6g}" for value in values) + "\n")
    return path


def stages(folder):
    """Each stage by name, as the words of a command; the inputs are made on the way."""
    orders = folder / "orders.csv"
    yield "simulate, 2,000 customers", (
        "simulate", "--scenario", "grocer", "--customers", 2000, "--seed", 1, "-o", orders)
    yield "inspect", ("inspect", orders)
    yield "export to RFM", ("rfm", orders, "-o", folder / "rfm.csv")
    yield "discover", ("discover", orders, "-o", folder / "report")
    for rows, columns in ((40_000, 3), (20_000, 8), (10_000, 16), (4_000, 64)):
        table = points(folder / f"points-{columns}.csv", rows, columns)
        yield f"k-means, {rows:,} x {columns}, k = 8", (
            "cluster", table, "--algorithm", "kmeans", "-k", 8, "--restarts", 2)
    table = points(folder / "points.csv", 20_000, 3)
    labels = folder / "labels.csv"
    for algorithm in ("ward", "single", "twostep"):
        yield f"{algorithm}, 20,000 x 3", (
            "cluster", table, "--algorithm", algorithm, "-k", 5, "--labels", labels)
    small = points(folder / "small.csv", 2_000, 3)
    yield "average, 2,000 x 3", ("cluster", small, "--algorithm", "average", "-k", 5)
    yield "indices, 20,000 x 3", ("evaluate", table, labels)


def count(command, words, folder):
    """The instructions of one run."""
    log = folder / "valgrind.log"
    environment = {**os.environ, "SWIFT_DETERMINISTIC_HASHING": "1", "OPENBLAS_NUM_THREADS": "1"}
    done = subprocess.run(
        ["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null",
         f"--log-file={log}", command, *map(str, words), "--threads", "1", "--quiet"],
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
        env=environment)
    found = re.search(r"I\s+refs:\s+([\d,]+)", log.read_text(errors="replace"))
    if done.returncode != 0 or not found:
        sys.exit(f"clientele {' '.join(map(str, words))}: status {done.returncode}\n{done.stderr[-2000:]}")
    return int(found[1].replace(",", ""))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("command", help="the path of clientele, built with -c release")
    parser.add_argument("--accept", action="store_true", help="write what is counted as accepted")
    parser.add_argument("--only", help="stages whose name holds this text")
    options = parser.parse_args()
    for tool in ("valgrind", "strip"):
        if not shutil.which(tool):
            print(f"instructions: {tool} is not installed, and nothing was counted")
            return
    command = str(pathlib.Path(options.command).resolve())
    accepted = json.loads(ACCEPTED.read_text()) if ACCEPTED.exists() else {}
    counted, crossed = {}, []
    with tempfile.TemporaryDirectory(prefix="clientele-instructions-") as name:
        folder = pathlib.Path(name)
        # Valgrind stumbles over debugging symbols that are newer than it is.
        stripped = folder / "clientele"
        subprocess.run(["strip", "--strip-debug", "-o", str(stripped), command], check=True)
        command = str(stripped)
        for stage, words in stages(folder):
            if options.only and options.only not in stage:
                if stage.startswith("simulate") or "--labels" in words:
                    subprocess.run([command, *map(str, words), "--quiet"], check=True,
                                   stdout=subprocess.DEVNULL)
                continue
            counted[stage] = count(command, words, folder)
            note = "not counted before"
            if stage in accepted:
                ratio = counted[stage] / accepted[stage]
                note = f"{ratio:.3f} times the accepted count"
                if ratio > 1 + BOUND:
                    crossed.append(stage)
                    note += ": MORE THAN THE BOUND"
                elif ratio < 1 - BOUND:
                    note += ": fewer, to be accepted"
            print(f"{stage:<34}{counted[stage]:>18,}  {note}", flush=True)
    if options.accept:
        ACCEPTED.write_text(json.dumps({**accepted, **counted}, indent=2) + "\n")
    elif crossed:
        sys.exit(f"{len(crossed)} stages cost over {BOUND:.0%} more; mend them, or --accept with the reason")


if __name__ == "__main__":
    main()
