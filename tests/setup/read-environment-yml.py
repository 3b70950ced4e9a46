"""Reads environment.yml by conda's own rules, and prints what a test wants to know as one line of JSON.

python read-environment-yml.py environment.yml '[["plotly", "7.1.0"], …]'
"""

import json
import sys
import yaml
from rattler import Channel, MatchSpec, Version, VersionSpec

with open(sys.argv[1], encoding="utf-8") as file:
    environment = yaml.safe_load(file)

specs = [MatchSpec(line, strict=True) for line in environment["dependencies"]]
by_name = {str(spec.name.normalized): spec for spec in specs}


def allows(name, version):
    """Whether the environment may get this version of a package that it names."""
    return name in by_name and VersionSpec(str(by_name[name].version)).matches(Version(version))


print(json.dumps({
    "name": environment["name"],
    "keys": sorted(environment),
    "channels": [Channel(name).name for name in environment["channels"]],
    "names": sorted(by_name),
    # A package from one platform's folder, or one build of it, would not be found on the others.
    "tied": [str(spec) for spec in specs if spec.subdir or spec.build or spec.channel or spec.md5 or spec.file_name],
    "allows": {f"{name} {version}": allows(name, version) for name, version in json.loads(sys.argv[2])},
}))
