#!/usr/bin/env bash
# Pin every library, with hashes, for Linux, macOS and Windows and Python 3.11 or later.
# Versions already pinned stay unless they no longer fit; UPGRADE=1 takes the newest of all.
# No index address gets into the files: whoever installs uses the index of their own.
set -euo pipefail
cd "$(dirname "$0")/.."

tools=build/lock-tools
[ -x "$tools/bin/uv" ] || {
  "${PYTHON:-python3}" -m venv "$tools"
  "$tools/bin/python" -m pip install --quiet --disable-pip-version-check "uv>=0.8,<1"
}

pin() {
  "$tools/bin/uv" --no-config pip compile --quiet --universal --python-version 3.11 --generate-hashes \
    --only-binary :all: --no-header --no-annotate --no-emit-index-url ${UPGRADE:+--upgrade} "$@"
}

pin pyproject.toml --output-file requirements.txt
pin pyproject.toml --group dev --constraint requirements.txt --output-file requirements-dev.txt
sed -i.before -E '/^(#|--(index|extra-index|find-links|only-binary))/d' requirements.txt requirements-dev.txt
rm -f requirements.txt.before requirements-dev.txt.before
grep -cE '^[a-z]' requirements.txt requirements-dev.txt
