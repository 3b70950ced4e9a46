"""Runs notebooks with errors through nbclient and prints what came of each cell, a list of JSON for each notebook.

Started by nothing-skipped.test.ts, which sets KERNEL_NODE to the Node.js to use.
"""

import json
import os
import tempfile
from pathlib import Path

from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from nbformat.v4 import new_code_cell, new_notebook

main = Path(__file__).resolve().parents[2] / "lib" / "kernel" / "dist" / "server" / "main.js"
specs = tempfile.TemporaryDirectory()
spec = Path(specs.name) / "kernels" / "tslab-under-test" / "kernel.json"
spec.parent.mkdir(parents=True)
argv = [os.environ["KERNEL_NODE"], str(main), "{connection_file}"]
spec.write_text(json.dumps({"argv": argv, "display_name": "TypeScript (tslab)", "language": "typescript"}))
os.environ["JUPYTER_PATH"] = specs.name


def run(tags: list[str], **options) -> list[str]:
    """What the cells show: the name of an error, or the result."""
    codes = ["1", "throw new RangeError('as asked')", "2", "throw new RangeError('again')", "3"]
    notebook = new_notebook(cells=[new_code_cell(code, metadata={"tags": tags}) for code in codes])
    try:
        NotebookClient(notebook, kernel_name="tslab-under-test", timeout=60, **options).execute()
    except CellExecutionError as error:
        print(json.dumps(error.ename))
    return [output.get("ename") or output["data"]["text/plain"] for cell in notebook.cells for output in cell.outputs]


print(json.dumps(run([], allow_errors=True)))
print(json.dumps(run(["raises-exception"])))
print(json.dumps(run([])))
