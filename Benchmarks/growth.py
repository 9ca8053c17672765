#!/usr/bin/env python3
"""Measures how the cost of each stage grows with the number of order lines.

    python3 growth.py ../.build/release/clientele [--largest 1e7] [--runs 3] [--folder DIRECTORY]
    python3 growth.py --draw          # only GROWTH.md and growth.svg again, from growth.csv

For each size the command simulates an export, with customers in proportion, turns it into an RFM
file and discovers its segments, several times; of each stage (`--timings`) the run counts that took
the least of the processors' time. Written beside this script: `growth.csv` with the figures,
`growth.svg` with lines over the rows on logarithmic axes, and `GROWTH.md` with the exponents and
with what larger exports would need. The exports stand in a temporary folder and are removed.

Needs Python alone; 10^8 rows (`--largest 1e8`) need some 5 GB of disk, and most of an hour.
"""

import argparse
import csv
import json
import os
import pathlib
import pty
import statistics
import subprocess
import sys
import tempfile
import time

import growth_page
import results

HERE = pathlib.Path(__file__).resolve().parent

# Order lines a customer in the scenario, to choose how many customers to simulate.
LINES_PER_CUSTOMER = 11.48
SCENARIO = "four"
# From here on a size is measured once: chance weighs little in minutes.
MEASURED_ONCE_FROM = 2e7
COLUMNS = [
    "job", "stage", "rows", "customers", "input_megabytes", "output_megabytes", "seconds",
    "processor_seconds", "peak_megabytes"]

# Which stages of progress are one stage here, by how their names begin.
GROUPS = {
    "reading": ["opening files", "reading rows", "comparing files", "reading attributes",
                "adding up orders"],
    "features": ["describing customers", "preparing features"],
    "structure": ["testing for structure"],
    "evidence": ["repeating ", "gap statistic", "prediction strength"],
    "candidates": ["k-means", "comparing ", "building Ward's tree", "refining the proven groups"],
    "scoring": ["measuring borders", "finding rules", "describing segments", "scoring customers"],
    "report": ["writing the report", "writing customers"],
}


def group(stage):
    """The group of a stage of progress; one that no group knows must not be lost."""
    for name, starts in GROUPS.items():
        if stage.startswith(tuple(starts)):
            return name
    sys.exit(f"growth: the stage '{stage}' belongs to no group; name it in GROUPS")


def run(command, *words):
    """Runs a subcommand, whose costs matter to nobody."""
    done = subprocess.run(
        [str(word) for word in (command, *words, "--quiet")], stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, words))}: ended with status {done.returncode}\n{done.stderr}")


def costs(command, job, orders, folder):
    """Seconds, processors' seconds and peak megabytes of one run, whole and by group of stages."""
    timings, output = folder / "timings.json", folder / f"{job}-output"
    run(command, job, orders, "-o", output, "--timings", timings)
    found = {"whole": [0, 0, 0]}
    for stage in json.loads(timings.read_text())["stages"]:
        for name in (group(stage["stage"]), "whole"):
            sums = found.setdefault(name, [0, 0, 0])
            sums[0] += stage["seconds"]
            sums[1] += stage["processorSeconds"]
            sums[2] = max(sums[2], stage["peakBytes"] / 1e6)
    files = [output] if output.is_file() else list(output.rglob("*"))
    return found, sum(file.stat().st_size for file in files if file.is_file()) / 1e6


def least(command, job, orders, folder, runs):
    """Of several runs, by stage, the one that took the processors' least; memory is the median."""
    measured = [costs(command, job, orders, folder) for _ in range(runs)]
    found = {}
    for stage in measured[0][0]:
        of_stage = [stages[stage] for stages, _ in measured if stage in stages]
        found[stage] = [
            min(cost[0] for cost in of_stage), min(cost[1] for cost in of_stage),
            statistics.median(cost[2] for cost in of_stage)]
    return found, measured[0][1]


def sizes(largest):
    """Half decades from 10^5 rows to the largest."""
    found = [1e5]
    while found[-1] * 10 ** 0.5 <= largest * 1.01:
        found.append(found[-1] * 10 ** 0.5)
    return found


def simulate(command, rows, orders):
    """Writes an export of about so many rows; returns its rows and customers."""
    customers = round(rows / LINES_PER_CUSTOMER)
    run(command, "simulate", "--customers", customers, "--seed", 1, "--scenario", SCENARIO,
        "-o", orders)
    with open(orders, "rb") as file:
        lines = sum(chunk.count(b"\n") for chunk in iter(lambda: file.read(1 << 20), b"")) - 1
    return lines, customers


def measure(command, rows, runs, folder):
    """The rows of growth.csv for one size."""
    orders = folder / "orders.csv"
    lines, customers = simulate(command, rows, orders)
    found = []
    for job in ("rfm", "discover"):
        stages, output = least(
            command, job, orders, folder, 1 if rows >= MEASURED_ONCE_FROM else runs)
        for stage, (seconds, processor, memory) in stages.items():
            found.append(dict(zip(COLUMNS, [
                job, stage, lines, customers, round(orders.stat().st_size / 1e6, 2),
                round(output, 2), round(seconds, 4), round(processor, 4), round(memory, 1)])))
        print(f"{lines:>11,} rows, {job:<8} {stages['whole'][0]:9.2f} s {stages['whole'][1]:9.2f} s "
              f"of processors {stages['whole'][2]:8.0f} MB", flush=True)
    orders.unlink()
    return found


def lines_alone(command, rows, folder):
    """Peak memory where each order has more lines, and customers and orders stay as they are."""
    orders, longer = folder / "orders.csv", folder / "longer.csv"
    simulate(command, rows, orders)
    found = []
    for times in (1, 2, 4):
        with open(orders, "rb") as source, open(longer, "wb") as target:
            target.write(next(source))
            for line in source:
                target.write(line * times)
        for job in ("rfm", "discover"):
            stages, _ = costs(command, job, longer, folder)
            found.append({"job": job, "lines": times, "peak_megabytes": round(stages["whole"][2], 1)})
    orders.unlink()
    longer.unlink()
    return found


def start_up(command, folder, runs=21):
    """Milliseconds until the first line of progress on a terminal, and of `--version`: medians."""
    first, version = [], []
    for _ in range(runs):
        main, child = pty.openpty()
        started = time.perf_counter()
        process = subprocess.Popen(
            [command, "discover", "-", "-o", str(folder / "nothing")], stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL, stderr=child, env={**os.environ, "TERM": "xterm"})
        os.close(child)
        seen = b""
        while b"opening files" not in seen:
            seen += os.read(main, 4096)
        first.append(time.perf_counter() - started)
        # It waits for sales that do not come.
        process.kill()
        process.communicate()
        os.close(main)
        started = time.perf_counter()
        subprocess.run([command, "--version"], stdout=subprocess.DEVNULL, check=True)
        version.append(time.perf_counter() - started)
    return {"first_line": round(statistics.median(first) * 1e3, 1),
            "version": round(statistics.median(version) * 1e3, 1)}


def machine(command):
    """What the figures hold for."""
    facts = [fact for fact in results.machine(command) if fact[0] in ("Clientele", "Machine")]
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return {"facts": facts, "memory": memory, "processors": os.cpu_count()}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("command", nargs="?", help="the command clientele, of a release build")
    parser.add_argument("--largest", type=float, default=1e7, help="order lines (default 1e7)")
    parser.add_argument("--runs", type=int, default=3, help="of each size (default 3)")
    parser.add_argument("--folder", help="where to write exports (default: a temporary one)")
    parser.add_argument("--draw", action="store_true", help="only draw growth.csv again")
    options = parser.parse_args()
    table, facts = HERE / "growth.csv", HERE / "growth.json"
    if not options.draw:
        if not options.command:
            parser.error("name the command clientele, of a release build")
        command = str(pathlib.Path(options.command).resolve())
        with tempfile.TemporaryDirectory(prefix="clientele-growth-", dir=options.folder) as name:
            folder = pathlib.Path(name)
            about = machine(command)
            about["start_up"] = start_up(command, folder)
            about["lines_alone"] = lines_alone(command, min(options.largest, 1e6), folder)
            found = [
                row for rows in sizes(options.largest)
                for row in measure(command, rows, options.runs, folder)]
        with open(table, "w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, fieldnames=COLUMNS, lineterminator="\n")
            writer.writeheader()
            writer.writerows(found)
        facts.write_text(json.dumps(about, indent=2) + "\n")
    with open(table, newline="", encoding="utf-8") as file:
        found = [
            {name: text if name in ("job", "stage") else float(text) for name, text in row.items()}
            for row in csv.DictReader(file)]
    about = json.loads(facts.read_text())
    (HERE / "growth.svg").write_text(growth_page.drawing(found))
    (HERE / "GROWTH.md").write_text(growth_page.markdown(found, about))


if __name__ == "__main__":
    main()
