#!/usr/bin/env python3
"""Measures how the cost of reading sales grows with the number of order lines.

    python3 growth.py ../.build/release/clientele [--largest 1e7] [--runs 3] [--folder DIRECTORY]

For each size the command simulates an export and turns it into an RFM file, several times; the
least counts. Written beside this script: `growth.csv` with the figures and `growth.svg` with the
processor's time per row and the peak memory over the rows, both axes logarithmic. The fitted
exponent says how the whole grows with the rows: 1 is a cost per row that stays the same, under 1
one that falls. It is fitted to sizes from a million rows on, where starting the program weighs
nothing.

Needs Python alone; 10^8 rows (`--largest 1e8`) need some 5 GB of disk and a quarter of an hour.
"""

import argparse
import csv
import math
import os
import pathlib
import subprocess
import sys
import tempfile
import time

# Order lines a customer in the scenario, to choose how many customers to simulate.
LINES_PER_CUSTOMER = 11.48
FITTED_FROM = 900_000


def run(*words):
    """Runs a command; returns its wall seconds, its processor's seconds and its peak memory in MB."""
    started = time.perf_counter()
    process = subprocess.Popen([str(word) for word in words], stdin=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    if status != 0:
        sys.exit(f"{' '.join(map(str, words))}: ended with status {status}")
    # Kilobytes on Linux, bytes on Apple's systems.
    unit = 1e6 if sys.platform == "darwin" else 1e3
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit


def sizes(largest):
    """Half decades from 10^5 rows to the largest."""
    count = round(2 * math.log10(largest / 1e5)) + 1
    return [1e5 * 10 ** (step / 2) for step in range(count)]


def measure(command, rows, runs, folder):
    orders, output = folder / "orders.csv", folder / "rfm.csv"
    customers = round(rows / LINES_PER_CUSTOMER)
    run(command, "simulate", "--customers", customers, "--seed", 1, "--scenario", "four",
        "-o", orders, "--quiet")
    with open(orders, "rb") as file:
        lines = sum(chunk.count(b"\n") for chunk in iter(lambda: file.read(1 << 20), b"")) - 1
    least = None
    for _ in range(runs):
        figures = run(command, "rfm", orders, "-o", output, "--quiet")
        least = tuple(map(min, least, figures)) if least else figures
    seconds, processor, memory = least
    found = {
        "rows": lines, "customers": customers, "megabytes": round(orders.stat().st_size / 1e6, 1),
        "seconds": round(seconds, 3), "processor_seconds": round(processor, 3),
        "nanoseconds_per_row": round(processor / lines * 1e9, 1),
        "peak_megabytes": round(memory, 1), "bytes_per_row": round(memory * 1e6 / lines, 1),
    }
    print(found, flush=True)
    orders.unlink()
    return found


def exponent(found, name):
    """The slope of a least-squares line through logarithms."""
    points = [(math.log(f["rows"]), math.log(f[name])) for f in found if f["rows"] >= FITTED_FROM]
    if len(points) < 2:
        return None
    x = sum(p[0] for p in points) / len(points)
    y = sum(p[1] for p in points) / len(points)
    return sum((a - x) * (b - y) for a, b in points) / sum((a - x) ** 2 for a, _ in points)


class Panel:
    """One plot with logarithmic axes as lines of SVG."""

    WIDTH, HEIGHT, LEFT, TOP, RIGHT, BOTTOM = 440, 320, 64, 56, 16, 44

    def __init__(self, offset, title, note, xs, ys):
        self.offset = offset
        self.x = (math.floor(math.log10(min(xs)) + 1e-3), math.ceil(math.log10(max(xs)) - 1e-2))
        self.y = (math.floor(math.log10(min(ys))), math.ceil(math.log10(max(ys))))
        self.lines = [
            self.text(self.LEFT, 22, title, "start", 14, "600"),
            self.text(self.LEFT, 40, note, "start", 12),
        ]
        for axis, (low, high) in (("x", self.x), ("y", self.y)):
            for power in range(low, high + 1):
                self.tick(axis, power)
        path = " ".join(f"{self.px(a):.1f},{self.py(b):.1f}" for a, b in zip(xs, ys))
        self.lines.append(f'<polyline points="{path}" fill="none" stroke="#0b6e99" stroke-width="2"/>')
        for a, b in zip(xs, ys):
            self.lines.append(
                f'<circle cx="{self.px(a):.1f}" cy="{self.py(b):.1f}" r="3.5" fill="#0b6e99"/>')
            self.lines.append(self.text(self.px(a) - self.offset, self.py(b) - 9, f"{b:.0f}", "middle", 11))
        middle = (self.LEFT + self.WIDTH - self.RIGHT) / 2
        self.lines.append(self.text(middle, self.HEIGHT - 6, "order lines", "middle", 12))

    def px(self, value):
        low, high = self.x
        room = self.WIDTH - self.LEFT - self.RIGHT
        return self.offset + self.LEFT + (math.log10(value) - low) / (high - low) * room

    def py(self, value):
        low, high = self.y
        room = self.HEIGHT - self.TOP - self.BOTTOM
        return self.HEIGHT - self.BOTTOM - (math.log10(value) - low) / (high - low) * room

    def text(self, x, y, text, anchor, size, weight="400"):
        return (f'<text x="{x + self.offset:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{size}" '
                f'font-weight="{weight}">{text}</text>')

    def tick(self, axis, power):
        label = f"10<tspan dy='-5' font-size='9'>{power}</tspan>"
        left, right = self.offset + self.LEFT, self.offset + self.WIDTH - self.RIGHT
        if axis == "x":
            x = self.px(10 ** power)
            ends = (x, self.TOP, x, self.HEIGHT - self.BOTTOM)
            self.lines.append(self.text(x - self.offset, self.HEIGHT - self.BOTTOM + 17, label, "middle", 11))
        else:
            y = self.py(10 ** power)
            ends = (left, y, right, y)
            self.lines.append(self.text(self.LEFT - 8, y + 4, label, "end", 11))
        self.lines.append('<line x1="{:.1f}" y1="{:.1f}" x2="{:.1f}" y2="{:.1f}" stroke="#d5d9dd"/>'.format(*ends))


def plot(found, path):
    rows = [f["rows"] for f in found]

    def note(name):
        fitted = exponent(found, name)
        return f"the whole grows as rows to the {fitted:.2f}" if fitted else "too few sizes to fit"

    panels = [
        Panel(0, "Processor's nanoseconds per row", note("processor_seconds"), rows,
              [f["nanoseconds_per_row"] for f in found]),
        Panel(Panel.WIDTH, "Peak memory in megabytes", note("peak_megabytes"), rows,
              [f["peak_megabytes"] for f in found]),
    ]
    title = "The cost of reading sales over the number of order lines"
    path.write_text("\n".join(
        [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {2 * Panel.WIDTH} {Panel.HEIGHT}" '
         f'role="img" aria-label="{title}" font-family="system-ui, sans-serif" fill="#1c2329">',
         f"<title>{title}</title>",
         f'<rect width="{2 * Panel.WIDTH}" height="{Panel.HEIGHT}" fill="#ffffff"/>']
        + [line for panel in panels for line in panel.lines] + ["</svg>"]) + "\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("command", help="the command clientele, of a release build")
    parser.add_argument("--largest", type=float, default=1e7, help="order lines (default 1e7)")
    parser.add_argument("--runs", type=int, default=3, help="of each size (default 3)")
    parser.add_argument("--folder", help="where to write exports (default: a temporary one)")
    parser.add_argument("--plot", action="store_true", help="only draw growth.csv again")
    options = parser.parse_args()
    results = pathlib.Path(__file__).resolve().parent
    if options.plot:
        with open(results / "growth.csv", newline="", encoding="utf-8") as file:
            found = [{name: float(value) for name, value in row.items()} for row in csv.DictReader(file)]
    else:
        with tempfile.TemporaryDirectory(dir=options.folder) as folder:
            found = [
                measure(options.command, rows, options.runs, pathlib.Path(folder))
                for rows in sizes(options.largest)]
        with open(results / "growth.csv", "w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, fieldnames=found[0], lineterminator="\n")
            writer.writeheader()
            writer.writerows(found)
    plot(found, results / "growth.svg")
    for name in ("processor_seconds", "peak_megabytes"):
        fitted = exponent(found, name)
        if fitted:
            print(f"{name}: as rows to the {fitted:.3f}")


if __name__ == "__main__":
    main()
