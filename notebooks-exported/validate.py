#!/usr/bin/env python3
"""Says whether files are notebooks of nbformat 4.5, with their outputs.

    python3 validate.py FILE.ipynb...

The form is checked by Python's nbformat where it is installed; what is checked here without it is
what the schema asks of the parts that these notebooks have.
"""

import json
import re
import sys

try:
    import nbformat
except ImportError:
    nbformat = None


def expect(holds, problem):
    if not holds:
        raise ValueError(problem)


def check_output(output):
    if output["output_type"] == "stream":
        expect(set(output) == {"output_type", "name", "text"}, "a stream has a name and a text")
    else:
        expect(output["output_type"] == "display_data", f"unknown output {output['output_type']}")
        expect(set(output) == {"output_type", "data", "metadata"}, "display data has other keys")
        expect("text/plain" in output["data"], "an output without words for those who see no picture")


def check(notebook):
    expect((notebook["nbformat"], notebook["nbformat_minor"]) == (4, 5), "not nbformat 4.5")
    expect(set(notebook) == {"cells", "metadata", "nbformat", "nbformat_minor"}, "unknown keys")
    ids = [cell["id"] for cell in notebook["cells"]]
    expect(len(set(ids)) == len(ids), "two cells have one id")
    expect(all(re.fullmatch("[a-zA-Z0-9-_]{1,64}", name) for name in ids), "a bad id")
    executed = 0
    for cell in notebook["cells"]:
        expect(all(isinstance(line, str) for line in cell["source"]), "a source that is no text")
        if cell["cell_type"] == "markdown":
            expect(set(cell) == {"id", "cell_type", "metadata", "source"}, "words with other keys")
            continue
        executed += 1
        expect(cell["cell_type"] == "code", f"unknown cell {cell['cell_type']}")
        expect(cell["execution_count"] == executed, "cells that did not run in order")
        for output in cell["outputs"]:
            check_output(output)
    expect(any(cell.get("outputs") for cell in notebook["cells"]), "no outputs")


for path in sys.argv[1:]:
    with open(path, encoding="utf-8") as file:
        text = file.read()
    try:
        check(json.loads(text))
        if nbformat:
            nbformat.validate(nbformat.reads(text, as_version=4))
    except (KeyError, ValueError) as problem:
        sys.exit(f"{path}: {problem}")
    except Exception as problem:  # nbformat's own kind of error
        sys.exit(f"{path}: {problem}")
print(f"{len(sys.argv) - 1} notebooks" + ("" if nbformat else ", not checked by nbformat (not installed)"))
