"""Checks notebooks against Jupyter's own schema: validate.py NOTEBOOK…"""

import json
import sys
from pathlib import Path

import nbformat

for file in sys.argv[1:]:
    notebook = json.loads(Path(file).read_text(encoding="utf-8"))
    nbformat.validate(notebook)
    print(f"{file}: nbformat {notebook['nbformat']}.{notebook['nbformat_minor']}, {len(notebook['cells'])} cells")
