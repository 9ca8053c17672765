# `make help` lists what there is to do. Everything works from a clean clone and asks nothing.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help setup build demo test fuzz format lint docs notebooks benchmark compare growth faults \
  clean

REPORT := clientele-report
NOTEBOOKS := notebooks-exported
PEERS := Benchmarks/.peers
SWIFT_SOURCES := Package.swift Sources Tests $(wildcard Benchmarks) \
  $(wildcard notebooks-exported/Builder/*.swift) notebooks-exported/Builder/Notebooks

help: ## This list
	@echo "Clientele: customer segments from exported sales."
	@echo
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# What the machine lacks is installed from Debian's packages; nothing is where nothing is lacking.
setup: ## Check the Swift toolchain; install the libraries that are missing (Debian, Ubuntu)
	@if ! command -v swift >/dev/null; then \
	  echo "make: there is no swift on the PATH. Clientele needs Swift 6.2 or later:" >&2; \
	  echo "      https://www.swift.org/install says how to get it. Then run make again." >&2; \
	  exit 1; \
	fi
	@if [ "$$(uname -s)" = Linux ]; then \
	  missing=(); \
	  command -v pkg-config >/dev/null || missing+=(pkg-config); \
	  pkg-config --exists blas 2>/dev/null || missing+=(libblas-dev); \
	  pkg-config --exists lapack 2>/dev/null || missing+=(liblapack-dev); \
	  pkg-config --exists zlib 2>/dev/null || missing+=(zlib1g-dev); \
	  pkg-config --exists libzstd 2>/dev/null || missing+=(libzstd-dev); \
	  if command -v dpkg-query >/dev/null && ! ls /usr/lib/*/openblas-*/libblas.so.3 >/dev/null 2>&1; then \
	    missing+=(libopenblas0-pthread); \
	  fi; \
	  if [ $${#missing[@]} -gt 0 ]; then \
	    if ! command -v apt-get >/dev/null; then \
	      echo "make: BLAS, LAPACK, zlib or zstd are missing (looked for by pkg-config: blas, lapack, zlib," >&2; \
	      echo "      libzstd), and there is no apt-get to install them with. Install their development" >&2; \
	      echo "      files, then run make again." >&2; \
	      exit 1; \
	    fi; \
	    sudo=; \
	    if [ "$$(id -u)" != 0 ]; then \
	      if ! command -v sudo >/dev/null; then \
	        echo "make: ask an administrator to run: apt-get install $${missing[*]}" >&2; \
	        exit 1; \
	      fi; \
	      sudo=sudo; \
	    fi; \
	    echo "Installing what is missing: $${missing[*]}"; \
	    export DEBIAN_FRONTEND=noninteractive; \
	    $$sudo apt-get update -qq </dev/null; \
	    $$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
	      "$${missing[@]}" </dev/null >/dev/null; \
	  fi; \
	fi

build: setup ## Build the command for release: .build/release/clientele
	swift build -c release --product clientele

demo: build ## Find the segments of datasets/wholesaler.csv and write a report
	.build/release/clientele discover datasets/wholesaler.csv -o $(REPORT)
	@echo
	@echo "The report is at $(CURDIR)/$(REPORT)/report.html: open it in a browser."

test: setup ## Run all tests
	swift test --disable-xctest --quiet

# The seeded fuzzers of the tests, optimised, and libFuzzer where the toolchain's clang has it.
# CLIENTELE_FUZZ_ROUNDS says how many inputs of each kind.
fuzz: setup ## Read a million damaged files: no crash, no hang, no lost money (half an hour)
	CLIENTELE_FUZZ_ROUNDS=$${CLIENTELE_FUZZ_ROUNDS:-1000000} swift test --disable-xctest \
	  --configuration release -Xswiftc -enable-testing --scratch-path .build-fuzz --filter Fuzz
	@clang=$$(dirname "$$(readlink -f "$$(command -v swift)")")/clang; \
	if ! "$$clang" -g -O1 -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=all \
	  -I Sources/CClienteleKernels/include -I Sources/CClienteleKernels \
	  Tests/Fuzzing/PlainRowsFuzzer.c Sources/CClienteleKernels/row_kernels.c \
	  Sources/CClienteleKernels/vector_width.c -o .build-fuzz/rows 2>.build-fuzz/rows.log; then \
	  echo "This clang has no libFuzzer: the rows' fuzzer is skipped."; \
	else \
	  mkdir -p .build-fuzz/rows-corpus; \
	  { printf '\003\001\001\002\003\000\000\000'; \
	    for row in {1..40}; do echo "$$((row / 2)),C00$$row,2024-01-02 10:20:30,12.50"; done; \
	  } >.build-fuzz/rows-corpus/plain; \
	  .build-fuzz/rows .build-fuzz/rows-corpus -max_len=16384 -print_final_stats=1 \
	    -runs=$${CLIENTELE_FUZZ_ROUNDS:-1000000}; \
	fi

format: ## Put the sources into the house's form
	swift format -i -r $(SWIFT_SOURCES)

lint: ## Say where the sources are not in the house's form
	swift format lint --strict -r $(SWIFT_SOURCES)

docs: setup ## Build the documentation of every library into docs/
	@mkdir -p docs
	@for catalogue in Sources/*/Documentation.docc; do \
	  module=$$(basename "$$(dirname "$$catalogue")"); \
	  echo "docs/$$module"; \
	  CLIENTELE_DOCUMENTATION=1 swift package --quiet --scratch-path .build-docs \
	    --allow-writing-to-directory docs generate-documentation --target "$$module" \
	    --output-path "docs/$$module" --warnings-as-errors; \
	done

# They hold nothing that depends on the machine or the day, so that CI can compare bytes:
# NOTEBOOKS names another folder to write to.
notebooks: setup ## Run the worked analyses again: notebooks-exported/*.ipynb and *.html
	CLIENTELE_NOTEBOOKS=1 swift build -c release --product NotebookBuilder
	.build/release/NotebookBuilder $(NOTEBOOKS)

benchmark: build ## Measure every stage on this machine; hold its instructions against the accepted
	swift package --package-path Benchmarks benchmark --target ClienteleBenchmarks
	python3 Benchmarks/instructions.py .build/release/clientele

# The peers stand in an environment of their own, in the versions that requirements.txt names.
compare: build ## Measure against the peers in Python; writes Benchmarks/RESULTS.md
	test -x $(PEERS)/bin/python || python3 -m venv $(PEERS)
	$(PEERS)/bin/pip install --quiet --requirement Benchmarks/requirements.txt
	$(PEERS)/bin/python Benchmarks/compare.py .build/release/clientele --write

growth: build ## Measure how each stage grows from 10^5 order lines on; writes Benchmarks/GROWTH.md
	python3 Benchmarks/growth.py .build/release/clientele

faults: build ## Try a full disk, a closed pipe, SIGKILL at random moments, eight runs at once
	python3 Benchmarks/faults.py .build/release/clientele

clean: ## Remove what was built, the demo's report and the documentation
	rm -rf .build .build-* Benchmarks/.build $(PEERS) Tests/Consumer/.build $(REPORT) docs
