"""What `compare.py` found, as Markdown and as a drawing."""

import importlib.metadata
import os
import platform
import statistics
import subprocess


class Result:
    """One work: the times of each program, what they needed, and whether they agree."""

    def __init__(self, work, seconds, agreement, megabytes=None):
        self.work, self.agreement = work, agreement
        self.seconds = {name: statistics.median(values) for name, values in seconds.items()}
        self.runs = min(len(values) for values in seconds.values())
        self.megabytes = megabytes or {}

    @property
    def ours(self):
        return self.seconds["clientele"]

    def ratios(self):
        """How many times as long each of the others took."""
        return {name: took / self.ours for name, took in self.seconds.items() if name != "clientele"}

    def text(self):
        lines = [f"\n{self.work}", f"  {'clientele':<34}{self.ours:9.3f} s"]
        for name, ratio in self.ratios().items():
            lines.append(f"  {name:<34}{self.seconds[name]:9.3f} s   ratio {ratio:6.2f}")
        for name, megabytes in self.megabytes.items():
            lines.append(f"  peak memory of {name:<19}{megabytes:9.0f} MB")
        for name, agrees, figures in self.agreement:
            lines.append(f"  {name}: {'the same' if agrees else 'DIFFERENT'} ({figures})")
        return "\n".join(lines)


def machine(command):
    """What a time holds for: versions, processor, BLAS, load."""
    version = subprocess.run([command, "--version"], capture_output=True, text=True).stdout
    processor = platform.processor() or platform.machine()
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            names = [line.split(":", 1)[1].strip() for line in file if line.startswith("model name")]
        processor = names[0] if names else processor
    except OSError:
        pass
    versions = [f"Python {platform.python_version()}"]
    for name in (
            "numpy", "scipy", "scikit-learn", "scikit-learn-intelex", "faiss-cpu", "fastcluster",
            "genieclust", "duckdb", "polars", "pandas", "matplotlib"):
        try:
            versions.append(f"{name} {importlib.metadata.version(name)}")
        except importlib.metadata.PackageNotFoundError:
            continue
    blas = "unknown"
    try:
        import threadpoolctl
        import numpy  # noqa: F401, loads the BLAS that is asked for
        blas = ", ".join(sorted({
            f"{pool['internal_api']} {pool['version']}" for pool in threadpoolctl.threadpool_info()
            if pool["user_api"] == "blas"})) or blas
    except ImportError:
        pass
    return [
        ("Clientele", " ".join(version.split())), ("Peers", ", ".join(versions)),
        ("BLAS of NumPy and SciPy", blas),
        ("Machine", f"{processor}, {os.cpu_count()} processors, {platform.platform()}"),
        ("Load when it began", f"{os.getloadavg()[0]:.1f}")]


def markdown(results, facts, note):
    """The page `RESULTS.md`."""
    lines = ["# Results", "", note, "", "| | |", "|---|---|"]
    lines += [f"| {name} | {text} |" for name, text in facts]
    lines += [
        "", "![How many times as long the peers take](results.svg)", "",
        "| Work | Program | Median | Ratio | Peak memory | Runs |", "|---|---|---:|---:|---:|---:|"]
    for result in results:
        for name, seconds in result.seconds.items():
            ratio = "" if name == "clientele" else f"{seconds / result.ours:.2f}"
            memory = f"{result.megabytes[name]:.0f} MB" if name in result.megabytes else ""
            work = result.work if name == "clientele" else ""
            lines.append(f"| {work} | {name} | {seconds:.3f} s | {ratio} | {memory} | {result.runs} |")
    lines += ["", "## What was compared first", ""]
    for result in results:
        for name, agrees, figures in result.agreement:
            lines.append(f"- {result.work}: {name} {'agree' if agrees else '**DIFFER**'} ({figures}).")
    return "\n".join(lines) + "\n"


def drawing(results):
    """Ratios as bars on a logarithmic axis; to the right of the line clientele is faster."""
    import math
    bars = [(result.work, name, ratio) for result in results for name, ratio in result.ratios().items()]
    width, left, row, top = 900, 470, 22, 52
    highest = max([2.0] + [ratio for _, _, ratio in bars])
    lowest = min([1.0] + [ratio for _, _, ratio in bars])
    low, high = math.floor(math.log10(lowest)), math.ceil(math.log10(highest))

    def place(ratio):
        return left + (math.log10(ratio) - low) / max(1, high - low) * (width - left - 70)

    height = top + row * len(bars) + 30
    title = "How many times as long the peers take"
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" '
        f'aria-label="{title}" font-family="system-ui, sans-serif" font-size="11" fill="#1c2329">',
        f"<title>{title}</title>", f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
        f'<text x="12" y="22" font-size="14" font-weight="600">{title}</text>']
    for power in range(low, high + 1):
        x = place(10.0 ** power)
        lines.append(f'<line x1="{x:.1f}" y1="{top - 12}" x2="{x:.1f}" y2="{height - 26}" stroke="#d5d9dd"/>')
        lines.append(f'<text x="{x:.1f}" y="{height - 10}" text-anchor="middle">{10.0 ** power:g}</text>')
    before = None
    for index, (work, name, ratio) in enumerate(bars):
        y = top + row * index
        start, end = sorted((place(1), place(ratio)))
        if work != before:
            lines.append(f'<text x="12" y="{y + 11}">{work}</text>')
            before = work
        lines.append(f'<text x="{left - 8}" y="{y + 11}" text-anchor="end" fill="#575c63">{name}</text>')
        color = "#0b6e99" if ratio >= 1 else "#b5541c"
        lines.append(
            f'<rect x="{start:.1f}" y="{y + 1}" width="{max(end - start, 1):.1f}" height="13" fill="{color}"/>')
        lines.append(f'<text x="{max(end, place(1)) + 5:.1f}" y="{y + 11}">{ratio:.1f}</text>')
    return "\n".join(lines + ["</svg>"]) + "\n"
