#!/usr/bin/env bash
# Make $VENV and install into it exactly what requirements-dev.txt names, then this package in place.
# Needs Python 3.11 or later; the one other thing it may need is Debian's python3-venv.
set -euo pipefail
cd "$(dirname "$0")/.."
VENV=${VENV:-.venv}
PYTHON=${PYTHON:-python3}

stop() {
  echo "sayso: $1" >&2
  exit 1
}

recent() { "$1" -c 'import sys; raise SystemExit(sys.version_info < (3, 11))' 2>/dev/null; }

if [ ! -x "$VENV/bin/python" ] || ! "$VENV/bin/python" -m pip --version >/dev/null 2>&1; then
  recent "$PYTHON" || for other in python3.13 python3.12 python3.11; do
    if recent "$other"; then
      PYTHON=$other
      break
    fi
  done
  recent "$PYTHON" || stop "Python 3.11 or later is needed, and '$PYTHON' is not. Name one: make test PYTHON=/path/to/python3"
  if ! "$PYTHON" -c 'import ensurepip, venv' 2>/dev/null; then
    package=python$("$PYTHON" -c 'import sys; print(".".join(map(str, sys.version_info[:2])))')-venv
    if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
      stop "'$PYTHON' cannot make virtual environments. On Debian or Ubuntu: sudo apt-get install $package"
    fi
    echo "Installing $package, which '$PYTHON' lacks" >&2
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$package" >/dev/null ||
      stop "apt-get could not install $package; install it and try again"
  fi
  "$PYTHON" -m venv --clear "$VENV"
fi

pip() { "$VENV/bin/python" -m pip --disable-pip-version-check --no-input "$@"; }

echo "Installing into $VENV what requirements-dev.txt names" >&2
pip install -qq --require-hashes --only-binary :all: --requirement requirements-dev.txt
pip install -qq --no-deps --no-build-isolation --no-index --editable .
