"""Judges files by their schema, for a test: a line of JSON `[schema, text]` in, `true`, `false` or `null` (no YAML) out.

The schemas are in the first line, by name. YAML is read as yaml-language-server does, by the core rules of version 1.2.
"""

import json
import re
import sys

import yaml
from jsonschema import Draft7Validator, FormatChecker


class Core(yaml.SafeLoader):
    """Numbers, flags and nothing; days and `yes` are texts."""

    def construct_mapping(self, node, deep=False):
        keys = [key.value for key, _ in node.value]
        if len(keys) != len(set(keys)):
            raise yaml.YAMLError("a key twice")
        return super().construct_mapping(node, deep)


Core.yaml_implicit_resolvers = {}
for tag, pattern, first in [
    ("null", r"^(~|null|Null|NULL|)$", ["~", "n", "N", ""]),
    ("bool", r"^(true|True|TRUE|false|False|FALSE)$", list("tTfF")),
    ("int", r"^[-+]?[0-9]+$", list("-+0123456789")),
    ("float", r"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$", list("-+.0123456789")),
]:
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), first)
# the loader's own reading of whole numbers takes a leading nought for another base
Core.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(node.value))

schemas = json.loads(sys.stdin.readline())
for schema in schemas.values():
    Draft7Validator.check_schema(schema)
validators = {name: Draft7Validator(schema, format_checker=FormatChecker(["date"])) for name, schema in schemas.items()}
for line in sys.stdin:
    name, text = json.loads(line)
    try:
        value = yaml.load(text, Core)
    except (yaml.YAMLError, ValueError):
        print("null")
        continue
    print("true" if validators[name].is_valid(value) else "false")
