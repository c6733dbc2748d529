"""Mappings, lists and text as YAML, the same bytes everywhere: a key a line on the first levels,
braces and brackets below them."""

import json
import re

NEEDS_NO_QUOTES = re.compile(r"[A-Za-z][A-Za-z0-9_]*( [A-Za-z]+)*")
WORDS = {"true", "false", "yes", "no", "on", "off", "null", "y", "n"}
BLOCKS = {"pages": 2, "grid": 1, "coefficients": 1, "derived": 1, "measures": 1, "table": 1,
          "tree": 1}


class Plain(str):
    """A number that is written without quotes."""


def scalar(value):
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Plain):
        return str(value)
    plain = NEEDS_NO_QUOTES.fullmatch(value) and value.lower() not in WORDS
    return value if plain else json.dumps(value)


def flow(value):
    if isinstance(value, dict):
        return "{" + ", ".join(f"{scalar(k)}: {flow(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flow(entry) for entry in value) + "]"
    return scalar(value)


def lines_of(key, value, depth, indent):
    """`depth` levels more are written as a block."""
    space = "  " * indent
    depth = max(depth, BLOCKS.get(key, 0))
    if value and depth > 0 and isinstance(value, dict):
        yield f"{space}{scalar(key)}:"
        for name, entry in value.items():
            yield from lines_of(name, entry, depth - 1, indent + 1)
    elif value and isinstance(value, list) and isinstance(value[0], dict):
        yield f"{space}{scalar(key)}:"
        for entry in value:
            yield f"{space}  - {flow(entry)}"
    else:
        yield f"{space}{scalar(key)}: {flow(value)}"


def as_yaml(pack):
    return "".join(line + "\n" for key, value in pack.items()
                   for line in lines_of(key, value, 0, 0))
