#!/usr/bin/env python3
"""Names what is public and not documented, by the symbol graphs that the compiler writes.

Every public symbol of every library needs a comment; a function, initializer or subscript also
says what each parameter is, what it returns and what it throws; and the module's page names every
type and free function in its topics. Ends with 1 when anything is missing.
"""

import json
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CALLABLE = {"swift.method", "swift.type.method", "swift.func", "swift.init", "swift.subscript"}
# Their parameters and results are what the operator or the protocol says.
CONVENTIONAL = {"init(from:)", "encode(to:)", "hash(into:)"}


def graphs():
    """The symbol graphs of the modules that have a page of documentation."""
    out = subprocess.run(
        ["swift", "package", "dump-symbol-graph", "--skip-synthesized-members",
         "--minimum-access-level", "public"],
        cwd=ROOT, capture_output=True, text=True)
    if out.returncode != 0:
        sys.exit(out.stdout + out.stderr)
    folder = Path(re.search(r"Files written to (.*)", out.stdout + out.stderr).group(1).strip())
    for page in sorted(ROOT.glob("Sources/*/Documentation.docc")):
        module = page.parent.name
        files = [folder / f"{module}.symbols.json", *sorted(folder.glob(f"{module}@*.symbols.json"))]
        symbols = [s for f in files for s in json.loads(f.read_text())["symbols"]]
        yield module, page, symbols


def comment(symbol):
    return "\n".join(line["text"] for line in symbol.get("docComment", {}).get("lines", []))


def throws(symbol):
    """Whether a function throws, and not only a closure that it takes."""
    declaration = "".join(f["spelling"] for f in symbol["declarationFragments"])
    depth, outside = 0, ""
    for sign in declaration:
        depth += (sign == "(") - (sign == ")")
        outside += sign if depth == 0 else ""
    return "throws" in outside


def missing(symbol):
    """What the comment of a symbol lacks."""
    text = comment(symbol)
    if not text.strip():
        return ["a comment"]
    kind, name = symbol["kind"]["identifier"], symbol["pathComponents"][-1]
    if kind not in CALLABLE or name in CONVENTIONAL:
        return []
    lacks = []
    signature = symbol.get("functionSignature", {})
    for parameter in signature.get("parameters", []):
        inner = parameter.get("internalName", parameter["name"])
        if not re.search(rf"-\s+(Parameter\s+)?`?{re.escape(inner)}`?\s*:", text):
            lacks.append(f"parameter {inner}")
    result = "".join(f["spelling"] for f in signature.get("returns", []))
    if kind != "swift.init" and result not in ("()", "Void", "") and "- Returns:" not in text:
        lacks.append("what it returns")
    if throws(symbol) and "- Throws:" not in text:
        lacks.append("what it throws")
    return lacks


def main():
    count, faults = 0, []
    for module, folder, symbols in graphs():
        pages = "".join(f.read_text() for f in folder.glob("**/*.md"))
        for symbol in symbols:
            count += 1
            path = ".".join(symbol["pathComponents"])
            position = symbol.get("location", {})
            file = position.get("uri", "").split("/Sources/")[-1]
            where = f"Sources/{file}:{position.get('position', {}).get('line', -1) + 1}"
            faults += [f"{where}: {path} lacks {what}" for what in missing(symbol)]
            # An extension of another module's type has that type as its first component.
            own = f"{module}/" in file and len(symbol["pathComponents"]) == 1
            if own and not re.search(rf"^- ``{re.escape(path)}``", pages, re.MULTILINE):
                faults.append(f"{where}: {path} is in no topic of Sources/{module}/Documentation.docc")
    print("\n".join(faults) if faults else f"All {count} public symbols are documented.")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
