"""What `growth.py` found: exponents, as Markdown and as a drawing."""

import math

JOBS = ("rfm", "discover")
STAGES = ["whole", "reading", "features", "structure", "candidates", "evidence", "scoring", "report"]
COLOURS = {
    "whole": "#1c2329", "reading": "#0b6e99", "features": "#8a6d00", "structure": "#7a3e9d",
    "candidates": "#b3471b", "evidence": "#56707f", "scoring": "#2f7d32", "report": "#b0246b"}

# Exponents hold for the last two decades: below, starting and sampling of a fixed size weigh.
DECADES = 2
# What takes less than this of the whole at the largest size decides nothing.
SMALL = 0.01
# Times under this many seconds are mostly chance, and are in no exponent.
LEAST_SECONDS = 0.02
# So much steeper than n log n may be chance: two decades of sizes tell no less.
TOLERANCE = 0.05


def series(found, job, stage, column):
    """The rows and the figures of one stage, ascending."""
    return sorted((f["rows"], f[column]) for f in found if f["job"] == job and f["stage"] == stage)


def times(found, job, stage):
    """The processors' seconds that are long enough to tell something."""
    return [(x, y) for x, y in series(found, job, stage, "processor_seconds") if y >= LEAST_SECONDS]


def exponent(points, decades=DECADES):
    """The slope of a least-squares line through logarithms over the last decades."""
    if not points:
        return None
    least = points[-1][0] / 10 ** decades * 0.9
    logs = [(math.log(x), math.log(y)) for x, y in points if x >= least and y > 0]
    if len(logs) < 2:
        return None
    x = sum(p[0] for p in logs) / len(logs)
    y = sum(p[1] for p in logs) / len(logs)
    return sum((a - x) * (b - y) for a, b in logs) / sum((a - x) ** 2 for a, _ in logs)


def n_log_n(points, decades=DECADES):
    """The exponent that n log n itself has between the same sizes."""
    return exponent([(x, x * math.log(x)) for x, _ in points], decades)


def stages(found, job):
    return [stage for stage in STAGES if series(found, job, stage, "seconds")]


# MARK: What larger exports need


def at(found, job, stage, column, rows):
    """A figure at a size that was not measured, beyond the largest that was.

    A fixed cost and one for each row, by the two largest sizes; where the last decade is steeper
    than the rows, n log n; where it is steeper than that, its power of the rows.
    """
    points = series(found, job, stage, column)
    x, y = points[-1]
    slope, bound = exponent(points, 1), n_log_n(points, 1)
    if slope and slope > bound + TOLERANCE:
        return y * (rows / x) ** slope
    if slope and slope > 1:
        return y * rows * math.log(rows) / (x * math.log(x))
    before = points[-2] if len(points) > 1 else (0, 0)
    return y + max(y - before[1], 0) / (x - before[0]) * (rows - x)


def needs(found, job, rows):
    """Hours, processors' hours, gigabytes of memory, of the export and of the output."""
    parts = [stage for stage in stages(found, job) if stage != "whole"]
    last = max((f for f in found if f["job"] == job), key=lambda f: f["rows"])
    return {
        "hours": sum(at(found, job, stage, "seconds", rows) for stage in parts) / 3600,
        "processor": sum(at(found, job, stage, "processor_seconds", rows) for stage in parts) / 3600,
        "memory": at(found, job, "whole", "peak_megabytes", rows) / 1e3,
        "input": last["input_megabytes"] * rows / last["rows"] / 1e3,
        "output": last["output_megabytes"] * rows / last["rows"] / 1e3}


def most_rows(found, job, gigabytes):
    """The number of rows whose peak memory is so many gigabytes."""
    low, high = 1.0, 1e15
    for _ in range(200):
        middle = math.sqrt(low * high)
        if at(found, job, "whole", "peak_megabytes", middle) / 1e3 < gigabytes:
            low = middle
        else:
            high = middle
    return low


def number(value):
    """Three digits at most, with separators."""
    if value >= 100:
        return f"{float(f'{value:.3g}'):,.0f}"
    return f"{value:.3g}"


def power(rows):
    """A number of rows as a power of ten with two digits."""
    digits, tens = f"{rows:.1e}".split("e")
    digits = digits.removesuffix(".0")
    return f"10^{int(tens)}" if digits == "1" else f"{digits} x 10^{int(tens)}"


# MARK: The page


def markdown(found, about):
    """The page GROWTH.md."""
    last = max(f["rows"] for f in found)
    lines = ["# Growth", "", (
        "`make growth` wrote this page: exports by `clientele simulate`, with 11.5 order lines a customer, turned into "
        "an RFM file (`rfm`) and into a report (`discover`). An exponent of 1 says that the cost grows as the rows do; "
        f"it is fitted to the last {DECADES} decades of sizes, and to times of {LEAST_SECONDS * 1e3:.0f} ms and more."), "", "| | |", "|---|---|"]
    lines += [f"| {name} | {text} |" for name, text in about["facts"]]
    lines += [
        f"| Memory of the machine | {about['memory'] / 2**30:.1f} GiB |",
        f"| Start to the first line of progress | {about['start_up']['first_line']:.0f} ms |",
        f"| `clientele --version` | {about['start_up']['version']:.0f} ms |", "",
        "![The costs of each stage over the number of order lines](growth.svg)", "",
        f"## Stages at {number(last)} rows", "",
        "| Job | Stage | Seconds | Processors' seconds | Exponent | of n log n | Peak memory | Exponent |",
        "|---|---|---:|---:|---:|---:|---:|---:|"]
    steep = []
    for job in JOBS:
        whole = series(found, job, "whole", "processor_seconds")[-1][1]
        for stage in stages(found, job):
            processor = times(found, job, stage)
            memory = series(found, job, stage, "peak_megabytes")
            slope, bound = exponent(processor), n_log_n(processor)
            lines.append(
                f"| {job if stage == 'whole' else ''} | {stage} "
                f"| {series(found, job, stage, 'seconds')[-1][1]:.2f} "
                f"| {series(found, job, stage, 'processor_seconds')[-1][1]:.2f} "
                f"| {text(slope)} | {text(bound)} | {memory[-1][1]:,.0f} MB | {text(exponent(memory))} |")
            if slope and slope > bound + TOLERANCE and processor[-1][1] >= SMALL * whole:
                steep.append(f"{stage} of `{job}` ({slope:.2f})")
    lines += ["", (
        "Faster than n log n grow: " + ", ".join(steep) + "." if steep else
        "No stage that takes a hundredth of the whole grows faster than n log n."), ""]
    lines += longer_orders(about["lines_alone"])
    lines += larger(found, about)
    return "\n".join(lines) + "\n"


def text(slope):
    return "" if slope is None else f"{slope:.2f}"


def longer_orders(measured):
    """Whether lines alone, of the same orders and customers, take memory."""
    lines = [
        "## More lines, the same orders", "",
        "Each line of an export stands there once, twice and four times; customers and orders are the same.", "",
        "| Lines | Peak memory of `rfm` | of `discover` |", "|---|---:|---:|"]
    for times in sorted({m["lines"] for m in measured}):
        figures = [next(m["peak_megabytes"] for m in measured if (m["job"], m["lines"]) == (job, times))
                   for job in JOBS]
        lines.append(f"| {times} x | " + " | ".join(f"{figure:,.0f} MB" for figure in figures) + " |")
    return lines + [""]


def larger(found, about):
    """What exports that were not measured would need, and where one machine ends."""
    last = max(f["rows"] for f in found)
    lines = [
        "## Larger exports", "",
        f"Computed from the stages at the two largest sizes, up to {power(last)} rows: a fixed cost and one for each row; "
        "n log n, or the fitted power, where the last decade is steeper. Customers stay in proportion. Up to a million customers Ward's tree is "
        "grown; beyond, it is left out.", "",
        "| Rows | Job | Hours on this machine | Processor's hours | Memory | Export on disk | Output on disk |",
        "|---|---|---:|---:|---:|---:|---:|"]
    for rows in (1e9, 1e10):
        for job in JOBS:
            need = needs(found, job, rows)
            lines.append(
                f"| {power(rows)} | {job} | {number(need['hours'])} | {number(need['processor'])} "
                f"| {number(need['memory'])} GB | {number(need['input'])} GB | {number(need['output'])} GB |")
    lines += ["", (
        "The exports were read from the system's cache; a disk that yields 500 MB a second takes "
        f"{number(needs(found, 'rfm', 1e9)['input'] / 0.5 / 3600)} hours for 10^9 rows and "
        f"{number(needs(found, 'rfm', 1e10)['input'] / 0.5 / 3600)} for 10^10, if that is more."), "",
        "Where one machine ends, by its memory:", "",
        "| Memory | Rows of `rfm` | after hours | Rows of `discover` | after hours |",
        "|---|---:|---:|---:|---:|"]
    for size, name in ((about["memory"] / 1e9, "this machine"), (256, "256 GB"), (1024, "1 TB")):
        cells = []
        for job in JOBS:
            rows = most_rows(found, job, size)
            cells += [power(rows), number(needs(found, job, rows)["hours"])]
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return lines


# MARK: The drawing


class Panel:
    """One plot with logarithmic axes: a line and its name for each series."""

    WIDTH, HEIGHT, LEFT, TOP, RIGHT, BOTTOM = 560, 400, 58, 52, 168, 46

    def __init__(self, column, row, title, note, curves):
        self.dx, self.dy = column * self.WIDTH, row * self.HEIGHT
        xs = [x for _, _, points in curves for x, _ in points]
        ys = [y for _, _, points in curves for _, y in points if y > 0]
        self.x = self.range(xs)
        self.y = self.range(ys)
        self.lines = [
            self.text(12, 22, title, "start", 15, "600"), self.text(12, 40, note, "start", 12)]
        for tick in range(math.ceil(self.x[0]), math.floor(self.x[1]) + 1):
            self.grid(self.px(10 ** tick), self.TOP, self.px(10 ** tick), self.HEIGHT - self.BOTTOM)
            self.lines.append(
                self.text(self.px(10 ** tick), self.HEIGHT - self.BOTTOM + 17, self.label(tick), "middle", 12))
        for tick in range(math.ceil(self.y[0]), math.floor(self.y[1]) + 1):
            self.grid(self.LEFT, self.py(10 ** tick), self.WIDTH - self.RIGHT, self.py(10 ** tick))
            self.lines.append(self.text(self.LEFT - 8, self.py(10 ** tick) + 4, self.label(tick), "end", 12))
        self.lines.append(self.text(
            (self.LEFT + self.WIDTH - self.RIGHT) / 2, self.HEIGHT - 8, "order lines", "middle", 12))
        for _, colour, points in curves:
            self.draw(colour, [(x, y) for x, y in points if y > 0])
        self.name(curves)

    @staticmethod
    def range(values):
        """Logarithms from end to end with a little room, over a decade at least."""
        low, high = math.log10(min(values)), math.log10(max(values))
        if high - low < 1:
            low, high = math.floor(low), math.ceil(high)
        return low - 0.04 * (high - low), high + 0.04 * (high - low)

    @staticmethod
    def label(tick):
        if -3 <= tick <= 4:
            return f"{10 ** tick:,}" if tick >= 0 else f"{10 ** tick:g}"
        return f"10<tspan dy='-5' font-size='9'>{tick}</tspan>"

    def px(self, value):
        low, high = self.x
        return self.LEFT + (math.log10(value) - low) / (high - low) * (self.WIDTH - self.LEFT - self.RIGHT)

    def py(self, value):
        low, high = self.y
        room = self.HEIGHT - self.TOP - self.BOTTOM
        return self.HEIGHT - self.BOTTOM - (math.log10(value) - low) / (high - low) * room

    def text(self, x, y, text, anchor, size, weight="400", colour="#1c2329"):
        return (f'<text x="{x + self.dx:.1f}" y="{y + self.dy:.1f}" text-anchor="{anchor}" font-size="{size}" '
                f'font-weight="{weight}" fill="{colour}">{text}</text>')

    def segment(self, x1, y1, x2, y2, colour):
        self.lines.append(
            f'<line x1="{x1 + self.dx:.1f}" y1="{y1 + self.dy:.1f}" x2="{x2 + self.dx:.1f}" y2="{y2 + self.dy:.1f}" '
            f'stroke="{colour}"/>')

    def grid(self, x1, y1, x2, y2):
        self.segment(x1, y1, x2, y2, "#dde1e5")

    def draw(self, colour, points):
        path = " ".join(f"{self.px(x) + self.dx:.1f},{self.py(y) + self.dy:.1f}" for x, y in points)
        self.lines.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        for x, y in points:
            self.lines.append(
                f'<circle cx="{self.px(x) + self.dx:.1f}" cy="{self.py(y) + self.dy:.1f}" r="3" fill="{colour}"/>')

    def name(self, curves):
        """Names to the right of the lines' ends, moved apart where they would meet."""
        wanted = sorted((self.py(points[-1][1]), name, colour, points) for name, colour, points in curves)
        gap, ys = 17, []
        for y, *_ in wanted:
            ys.append(max(y, ys[-1] + gap) if ys else max(y, self.TOP))
        over = ys[-1] - (self.HEIGHT - self.BOTTOM)
        if over > 0:
            ys[-1] -= over
            for index in range(len(ys) - 2, -1, -1):
                ys[index] = min(ys[index], ys[index + 1] - gap)
        edge = self.WIDTH - self.RIGHT
        for y, (end, name, colour, points) in zip(ys, wanted):
            slope = exponent(points)
            label = name if slope is None else f"{name}: {slope:.2f}"
            self.segment(self.px(points[-1][0]) + 5, end, edge + 8, y, colour)
            self.lines.append(self.text(edge + 12, y + 4, label, "start", 12, "600", colour))


def drawing(found):
    """Time by stage and memory over the rows."""
    def by_stage(job):
        return [(stage, COLOURS[stage], points)
                for stage in stages(found, job) if (points := times(found, job, stage))]

    def per_row(job):
        return [(x, y / x * 1e9) for x, y in series(found, job, "whole", "processor_seconds")]

    fitted = f"a line's number is its exponent over the last {DECADES} decades"
    panels = [
        Panel(0, 0, "rfm: the processors' seconds", fitted, by_stage("rfm")),
        Panel(1, 0, "discover: the processors' seconds", fitted, by_stage("discover")),
        Panel(0, 1, "Peak memory in megabytes", fitted, [
            ("rfm", COLOURS["reading"], series(found, "rfm", "whole", "peak_megabytes")),
            ("discover, reading", COLOURS["candidates"], series(found, "discover", "reading", "peak_megabytes")),
            ("discover, whole", COLOURS["whole"], series(found, "discover", "whole", "peak_megabytes"))]),
        Panel(1, 1, "The processors' nanoseconds a row", "level where the cost of a row stays the same", [
            ("rfm", COLOURS["reading"], per_row("rfm")),
            ("discover", COLOURS["whole"], per_row("discover"))]),
    ]
    title = "The costs of each stage over the number of order lines"
    return "\n".join(
        [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {2 * Panel.WIDTH} {2 * Panel.HEIGHT}" '
         f'role="img" aria-label="{title}" font-family="system-ui, sans-serif">',
         f"<title>{title}</title>",
         f'<rect width="{2 * Panel.WIDTH}" height="{2 * Panel.HEIGHT}" fill="#ffffff"/>']
        + [line for panel in panels for line in panel.lines] + ["</svg>"]) + "\n"
