"""`python -m bench [NAME] [--json]`: run one bench, or all of them."""

import argparse
import json
from importlib import import_module

import django

NAMES = ("acts", "rules", "documents", "numbers", "search", "feed", "portal", "archive")
WITH_OPTIONS = ("numbers", "search", "feed", "portal")  # `--writers`, `--each`…: the bench reads them itself


def main() -> int:
    """Run what was asked and print tables, or one JSON object."""
    parser = argparse.ArgumentParser(prog="diktum bench")
    parser.add_argument("name", nargs="?", choices=NAMES)
    parser.add_argument("--json", action="store_true")
    options, more = parser.parse_known_args()
    if more and options.name not in WITH_OPTIONS:
        parser.error(f"unknown: {' '.join(more)}")
    django.setup()
    names = [options.name] if options.name else list(NAMES)
    figures = {}
    for name in names:
        bench = import_module(f"bench.{name}")
        figures[name] = bench.run(**bench.arguments(more)) if name in WITH_OPTIONS else bench.run()
        if not options.json:
            print(bench.show(figures[name]), flush=True)
    if options.json:
        print(json.dumps(figures))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
