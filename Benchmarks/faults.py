#!/usr/bin/env python3
"""Tries what goes wrong on real machines: a full disk, a closed pipe, SIGKILL, eight runs at once.

    python3 faults.py ../.build/release/clientele [--kills 100] [--customers 4000] [--seed 1]

After each fault no file may stand under its final name that is not whole, and a run into the same
folder must succeed with the bytes of an undisturbed one. Where the command can still speak, it must
end with an error in a sentence. Needs Python alone, on Linux or macOS; a real full disk needs the
right to mount one, otherwise a limit on the size of files stands for it.

Ends with status 1, and says what was found, when something does not hold.
"""

import argparse
import os
import pathlib
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time

# What a run that failed may not say: the words of a crash.
CRASHES = ("Fatal error", "Crash", "Segmentation", "Assertion", "terminated by signal")
MEMORY_LIMIT = 3 << 30


class Trial:
    """The command, its input, and the bytes of a run that nothing disturbed."""

    def __init__(self, command, folder, customers):
        self.command, self.folder = command, folder
        self.problems = []
        self.orders = folder / "orders.csv"
        self.expected = {}
        self.run("simulate", "--scenario", "wholesaler", "--customers", customers, "--seed", 1,
                 "-o", self.orders)
        started = time.perf_counter()
        for words in self.works(folder / "undisturbed").values():
            self.run(*words)
        self.seconds = time.perf_counter() - started
        self.expected = self.files(folder / "undisturbed")

    def works(self, target):
        """The commands that write into a folder, by name."""
        target.mkdir(exist_ok=True)
        return {
            "rfm": ("rfm", self.orders, "-o", target / "rfm.csv"),
            "discover": ("discover", self.orders, "-o", target / "report"),
        }

    def start(self, *words, **options):
        options = {"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE, **options}
        return subprocess.Popen(
            [self.command, *map(str, words), "--quiet"], stdin=subprocess.DEVNULL, **options)

    def run(self, *words, **options):
        """Runs to the end, which must be a good one."""
        process = self.start(*words, **options)
        _, error = process.communicate()
        if process.returncode != 0:
            self.fail(f"{words[0]} ended with {process.returncode}: {error.decode(errors='replace')}")

    def fail(self, problem):
        self.problems.append(problem)
        print(f"  DOES NOT HOLD: {problem}", flush=True)

    @staticmethod
    def files(target):
        """The bytes of each file under its path in the folder."""
        return {
            str(path.relative_to(target)): path.read_bytes()
            for path in sorted(target.rglob("*")) if path.is_file()}

    def files_of(self, name):
        """The names of the files that one of the commands writes."""
        return [file for file in self.expected if (file == "rfm.csv") == (name == "rfm")]

    def check_whole(self, target, fault):
        """No final name holds anything but the whole; returns how many final names are there."""
        found = self.files(target)
        for name, bytes_ in found.items():
            if name in self.expected and bytes_ != self.expected[name]:
                self.fail(f"{fault}: {name} holds {len(bytes_)} bytes that are not the whole")
        return len(set(found) & set(self.expected)), len(set(found) - set(self.expected))

    def check_again(self, target, fault):
        """A run into the same folder gives what an undisturbed one gives."""
        for words in self.works(target).values():
            self.run(*words)
        found = self.files(target)
        for name, bytes_ in self.expected.items():
            if found.get(name) != bytes_:
                self.fail(f"{fault}: after a second run {name} is missing or different")

    def check_error(self, process, fault):
        """A run that could not write says so in a sentence and does not crash."""
        _, error = process.communicate()
        text = error.decode(errors="replace").strip()
        if process.returncode == 0:
            self.fail(f"{fault}: the run claims to have succeeded")
        elif process.returncode < 0:
            self.fail(f"{fault}: ended by signal {-process.returncode}")
        elif not text or any(word in text for word in CRASHES):
            self.fail(f"{fault}: no clear error: {text[:300]!r}")
        return text.splitlines()[0] if text else ""


def kills(trial, count, generator):
    """SIGKILL at random moments of every command; then the same again, undisturbed."""
    target = trial.folder / "killed"
    ended = whole = leftovers = 0
    for number in range(count):
        # Half of the kills meet files of an earlier run, which must stay whole as well.
        if number % 2 == 0:
            shutil.rmtree(target, ignore_errors=True)
        works = list(trial.works(target).values())
        process = trial.start(*works[number // 2 % len(works)], stderr=subprocess.DEVNULL)
        time.sleep(generator.random() * trial.seconds / len(works) * 1.2)
        process.send_signal(signal.SIGKILL)
        ended += process.wait() == -signal.SIGKILL
        final, other = trial.check_whole(target, "SIGKILL")
        whole, leftovers = whole + final, leftovers + other
        if number % 10 == 9:
            trial.check_again(target, "SIGKILL")
    print(f"SIGKILL: {count} runs, {ended} of them killed before their end; {whole} files under final "
          f"names, all whole; {leftovers} unfinished files under other names")


def file_limits(trial):
    """A limit on the size of files, as a full disk: writes fail in the middle of a file."""
    def limited(size):
        def prepare():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
        return prepare

    largest = max(map(len, trial.expected.values()))
    for size in (0, 4096, largest // 2, largest - 1):
        target = trial.folder / f"limited-{size}"
        for name, words in trial.works(target).items():
            if size >= max(len(trial.expected[file]) for file in trial.files_of(name)):
                continue
            said = trial.check_error(
                trial.start(*words, preexec_fn=limited(size)), f"{name}, files of {size} bytes at most")
        trial.check_whole(target, f"files of {size} bytes at most")
        trial.check_again(target, f"files of {size} bytes at most")
        print(f"no file over {size} bytes: {said}")


def full_disk(trial):
    """A small file system in memory that fills up half way, where this user may mount one."""
    for name in trial.works(trial.folder / "undisturbed"):
        target = trial.folder / f"disk-{name}"
        target.mkdir()
        size = sum(len(trial.expected[file]) for file in trial.files_of(name)) // 2
        mounted = sys.platform == "linux" and os.geteuid() == 0 and subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(target)],
            stderr=subprocess.DEVNULL).returncode == 0
        if not mounted:
            print("full disk: not tried, mounting is not allowed here")
            return
        try:
            said = trial.check_error(trial.start(*trial.works(target)[name]), f"{name} to a full disk")
            trial.check_whole(target, "a full disk")
            print(f"full disk of {size} bytes: {said}")
            subprocess.run(["mount", "-o", "remount,size=1g", str(target)], check=True)
            trial.check_again(target, "a full disk")
        finally:
            subprocess.run(["umount", str(target)], check=False)


def closed_pipe(trial):
    """A reader that has enough after the first line: the command stops, and is not loud about it."""
    for words in (("rfm", trial.orders, "-o", "-"), ("simulate", "--customers", 5000, "-o", "-")):
        process = trial.start(*words, stdout=subprocess.PIPE)
        process.stdout.readline()
        process.stdout.close()
        error = process.stderr.read().decode(errors="replace")
        status = process.wait()
        if status not in (0, 1, 141, -signal.SIGPIPE) or any(word in error for word in CRASHES):
            trial.fail(f"closed pipe: {words[0]} ended with {status}: {error[:300]!r}")
        print(f"closed pipe: {words[0]} ends with status {status}" + (f", {error.strip()!r}" if error else ""))


def at_once(trial, count):
    """Several discoveries at the same time, each within its own limit of memory."""
    def limited():
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))

    targets = [trial.folder / f"at-once-{number}" for number in range(count)]
    started = time.perf_counter()
    processes = [
        trial.start(*trial.works(target)["discover"],
                    preexec_fn=limited if sys.platform == "linux" else None) for target in targets]
    for process in processes:
        _, error = process.communicate()
        if process.returncode != 0:
            trial.fail(f"{count} at once: status {process.returncode}: {error.decode(errors='replace')[:300]}")
    seconds = time.perf_counter() - started
    for target in targets:
        whole, _ = trial.check_whole(target, f"{count} at once")
        if whole != len(trial.expected) - 1:
            trial.fail(f"{count} at once: {whole} files instead of {len(trial.expected) - 1}")
    print(f"{count} discoveries at once, {MEMORY_LIMIT >> 30} GiB of addresses each: the same bytes, {seconds:.1f} s")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("command", help="the path of clientele, built with -c release")
    parser.add_argument("--kills", type=int, default=100, help="how many runs to kill (default 100)")
    parser.add_argument("--customers", type=int, default=4000, help="of the simulated shop")
    parser.add_argument("--seed", type=int, default=1, help="of the moments of the kills")
    options = parser.parse_args()
    command = str(pathlib.Path(options.command).resolve())
    with tempfile.TemporaryDirectory(prefix="clientele-faults-") as folder:
        trial = Trial(command, pathlib.Path(folder), options.customers)
        size = trial.orders.stat().st_size / 1e6
        print(f"{size:.1f} MB of orders, {len(trial.expected)} files, {trial.seconds:.2f} s undisturbed")
        kills(trial, options.kills, random.Random(options.seed))
        file_limits(trial)
        full_disk(trial)
        closed_pipe(trial)
        at_once(trial, 8)
    if trial.problems:
        sys.exit(f"{len(trial.problems)} things do not hold")
    print("all hold")


if __name__ == "__main__":
    main()
