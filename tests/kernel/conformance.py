"""Jupyter's own conformance test, run against our kernel: every part of it, none skipped.

Started by conformance.test.ts, which sets KERNEL_NODE to the Node.js to use.
"""

import json
import os
import sys
import tempfile
import unittest
from pathlib import Path

import jupyter_kernel_test

main = Path(__file__).resolve().parents[2] / "lib" / "kernel" / "dist" / "server" / "main.js"
specs = tempfile.TemporaryDirectory()
spec = Path(specs.name) / "kernels" / "tslab-under-test" / "kernel.json"
spec.parent.mkdir(parents=True)
spec.write_text(
    json.dumps(
        {
            "argv": [os.environ["KERNEL_NODE"], str(main), "{connection_file}"],
            "display_name": "TypeScript (tslab)",
            "language": "typescript",
        }
    )
)
os.environ["JUPYTER_PATH"] = specs.name


class KernelTests(jupyter_kernel_test.KernelTests):
    kernel_name = "tslab-under-test"
    language_name = "typescript"
    file_extension = ".ts"
    code_hello_world = "console.log('hello, world')"
    code_stderr = "console.error('oops')"
    completion_samples = [
        {"text": "Math.hyp", "matches": {"hypot"}},
        {"text": "JSON.stringi", "matches": {"stringify"}},
    ]
    complete_code_samples = ["1", "let x = 1;", "function f() {\n  return 1;\n}", "await Promise.resolve(1)"]
    incomplete_code_samples = ["function f() {", "const xs = [1,", "f(", "`text", "/* comment", "if (true) {\n  1"]
    invalid_code_samples = ["import = 7q", "let 1x = 2; {", "f)("]
    code_page_something = "page('some help')"
    code_generate_error = "throw new Error('as asked')"
    code_execute_result = [
        {"code": "6 * 7", "result": "42"},
        {"code": "[1, 2].map((x) => x * 2)", "result": "[ 2, 4 ]"},
        {"code": "({ [Symbol.for('Jupyter.display')]: () => ({ 'text/html': '<b>hi</b>' }) })", "mime": "text/html"},
    ]
    code_display_data = [
        {"code": "import { display } from 'tslab'; display.html('<b>hi</b>')", "mime": "text/html"},
        {"code": "import * as tslab from 'tslab'; tslab.display.png(new Uint8Array(8))", "mime": "image/png"},
    ]
    code_history_pattern = "6 ?* 7"
    supported_history_operations = ("tail", "range", "search")
    code_inspect_sample = "Math.sqrt"
    code_clear_output = "clearOutput()"


if __name__ == "__main__":
    # The base class, which is imported too, has no kernel of its own to test.
    suite = unittest.defaultTestLoader.loadTestsFromTestCase(KernelTests)
    result = unittest.TextTestRunner(verbosity=2).run(suite)
    passed = result.testsRun - len(result.failures) - len(result.errors) - len(result.skipped)
    print(f"{passed} of {result.testsRun} passed, {len(result.skipped) or 'none'} skipped")
    sys.exit(0 if passed == result.testsRun else 1)
