"""Which values of a rule pack a path names, as pbr/overlay.hpp says: on the tree that PyYAML
composes, before anybody understands what a key means. Changes to them: overlay_changes.py."""

import re
from dataclasses import dataclass

import yaml

ANY, BETWEEN = object(), object()


class PathProblem(Exception):
    """With the code of what is wrong with a path."""


@dataclass
class Place:
    """A value of a pack: its node, the nodes above it, outermost first, the keys to it."""

    node: object
    above: tuple
    keys: tuple

    @property
    def named(self):
        """Keys, without the places of elements in a list of dated values."""
        return [key for key in self.keys if not key.isdigit() or len(key) == 2]


def path_keys(path):
    """Keys, ANY and BETWEEN of a path."""
    found = []
    for quoted, plain, dots in re.findall(r'"([^"]*)"|([^."]+)|(\.+)', path):
        if dots:
            found += [BETWEEN] if dots == "..." else []
        else:
            found.append(quoted or (ANY if plain == "*" else plain))
    return found


def entry_node(node, key):
    if isinstance(node, yaml.MappingNode):
        return next((value for name, value in node.value if name.value == key), None)
    return None


def entry_of(node, key):
    entry = entry_node(node, key)
    return entry.value if isinstance(entry, yaml.ScalarNode) else None


def children(node):
    """(key, node) below a node; an element of a list by its id, else by its place, from 1."""
    if isinstance(node, yaml.MappingNode):
        return [(key.value, value) for key, value in node.value]
    if isinstance(node, yaml.SequenceNode):
        return [(entry_of(element, "id") or str(at), element)
                for at, element in enumerate(node.value, 1)]
    return []


def places(root, keys, above=(), names=()):
    """Every Place that keys lead to from a node."""
    if not keys:
        yield Place(root, above, names)
        return
    first, rest = keys[0], keys[1:]
    if first is BETWEEN:
        yield from places(root, rest, above, names)
    for name, child in children(root):
        if first is BETWEEN or first is ANY or first == name:
            yield from places(child, keys if first is BETWEEN else rest, above + (root,),
                              names + (name,))


def is_number(node):
    return isinstance(node, yaml.ScalarNode) and re.fullmatch(
        r"-?[0-9]+(\.[0-9]+)?", node.value) is not None


def dated_entries(node):
    """[(first day or None, scalar node)] of a value that may be dated; None: something else."""
    if isinstance(node, yaml.ScalarNode):
        return [(None, node)]
    if isinstance(node, yaml.MappingNode):
        value = entry_node(node, "value")
        return None if value is None else [(entry_of(node, "from"), value)]
    found = [dated_entries(element) for element in node.value]
    listed = all(isinstance(element, yaml.ScalarNode) for element in node.value)  # or none
    return None if listed or None in found else [pair for pairs in found for pair in pairs]


def is_dated_number(node):
    entries = dated_entries(node)
    return entries is not None and all(is_number(value) for _, value in entries)


def values(root, keys):
    """The places of the values a path names, each once; `*` at the end passes by other things."""
    seen = set()
    for place in places(root, keys):
        if keys[-1] is ANY and not is_dated_number(place.node):
            continue
        if id(place.node) not in seen:
            seen.add(id(place.node))
            yield place
