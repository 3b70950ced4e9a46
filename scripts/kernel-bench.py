"""Compares notebook kernels at Jupyter's protocol: ours, stock tslab, ipykernel and Deno's.

    .venv/bin/python scripts/kernel-bench.py [--json FILE] [--only ours,tslab,ipykernel,deno]

All kernels run side by side and take turns, so that a busy moment of the machine hits them alike. Deno is installed into
.setup/kernel-bench from its Python package the first time.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from queue import Empty

root = Path(__file__).resolve().parents[1]
packages = root / ".setup" / "kernel-bench"
deno_requirement = "deno==2.9.6"
patience = 5  # seconds after which a cell counts as hanging

# What is asked of each kernel, in its language.
typescript = {
    "one": "1 + 1",
    "set": "let n = 1",
    "add": "n + {i}",
    "declare": "let v{i} = {i}",
    "lines": "for (let i = 0; i < {n}; i++) console.log('line', i)",
    "error": "throw new Error('x')",
    "input": "prompt('who?')",
    "clear": "clearOutput()",
    "loop": "for (;;);",
    "await loop": "await 1; for (;;);",
    "pending": "await new Promise(() => {{}})",
    "timer loop": "for (;;) {{ ticks++; await new Promise((done) => setTimeout(done, 1)); }}",
    "ticks": "let ticks = 0",
    "show ticks": "ticks",
    "invalid": "let x = = 2;",
    "import": "import * as tf from '@tensorflow/tfjs'; import * as library from 'keras-nyumon';",
}
# Deno has its own way to packages, and needs the network for it.
deno = {**typescript, "import": None, "clear": "await Deno.jupyter.broadcast('clear_output', {{ wait: false }})"}
python = {
    "one": "1 + 1",
    "set": "n = 1",
    "add": "n + {i}",
    "declare": "v{i} = {i}",
    "lines": "for i in range({n}): print('line', i)",
    "error": "raise ValueError('x')",
    "input": "input('who?')",
    "clear": "from IPython.display import clear_output; clear_output()",
    "loop": "while True: pass",
    "await loop": "import asyncio; await asyncio.sleep(0)\nwhile True: pass",
    "pending": "import asyncio; await asyncio.Event().wait()",
    "timer loop": "import asyncio\nwhile True:\n  ticks += 1\n  await asyncio.sleep(0.001)",
    "ticks": "ticks = 0",
    "show ticks": "ticks",
    "invalid": "x = = 2",
    "import": None,
}


def write_specs(folder: Path) -> dict[str, dict]:
    """Writes a kernelspec for each kernel that can be had here, and returns their languages."""
    node = shutil.which("node") or "node"
    tslab = root / "node_modules" / "tslab" / "bin" / "tslab"
    commands = {
        "ours": [node, str(root / "lib/kernel/dist/server/main.js"), "{connection_file}"],
        "tslab": [node, str(tslab), "kernel", "--config-path={connection_file}"],
        "ipykernel": [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"],
        "deno": [str(find_deno()), "jupyter", "--kernel", "--conn", "{connection_file}"],
    }
    for name, argv in commands.items():
        spec = folder / "kernels" / f"bench-{name}" / "kernel.json"
        spec.parent.mkdir(parents=True)
        # As set-up registers it for the lessons.
        env = {"TSLAB_KERNEL_READ_AHEAD": "@tensorflow/tfjs,keras-nyumon"} if name == "ours" else {}
        spec.write_text(json.dumps({"argv": argv, "display_name": name, "language": "x", "env": env}))
    return {"ours": typescript, "tslab": typescript, "ipykernel": python, "deno": deno}


def find_deno() -> Path:
    path = packages / "bin" / ("deno.exe" if os.name == "nt" else "deno")
    if not path.exists():
        print(f"Deno を準備します / preparing {deno_requirement}", flush=True)
        target = ["--target", str(packages), "--no-deps"]
        subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", *target, deno_requirement], check=True)
    return path


class Kernel:
    """A running kernel and what it can be asked."""

    def __init__(self, name: str, language: dict):
        from jupyter_client.manager import KernelManager

        self.name, self.language = name, language
        started = time.perf_counter()
        self.manager = KernelManager(kernel_name=f"bench-{name}")
        self.manager.start_kernel(cwd=str(root / "notebooks"), stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        self.client = self.manager.blocking_client()
        self.client.start_channels()
        self.client.kernel_info()
        self.client.get_shell_msg(timeout=60)
        self.answer_time = time.perf_counter() - started
        self.send("one")
        self.client.get_shell_msg(timeout=60)
        self.start_time = time.perf_counter() - started
        self.client.wait_for_ready(timeout=60)

    def send(self, key: str, options: dict | None = None, **values) -> str:
        return self.client.execute(self.language[key].format(**values), **(options or {}))

    def finish(self, sent: str, timeout: float = patience) -> dict:
        """The iopub messages of a cell and its reply; `None` for what did not come in time."""
        messages, reply, end = [], None, time.perf_counter() + timeout
        try:
            while True:
                message = self.client.get_iopub_msg(timeout=max(0.01, end - time.perf_counter()))
                if message["parent_header"].get("msg_id") != sent:
                    continue
                messages.append(message)
                if message["content"].get("execution_state") == "idle":
                    break
            while reply is None or reply["parent_header"].get("msg_id") != sent:
                reply = self.client.get_shell_msg(timeout=max(0.01, end - time.perf_counter()))
        except Empty:
            messages = messages if messages and messages[-1]["content"].get("execution_state") == "idle" else None
        return {"messages": messages, "reply": reply and reply["content"]}

    def run(self, key: str, timeout: float = patience, options: dict | None = None, **values) -> dict:
        return self.finish(self.send(key, options, **values), timeout)

    def restart(self) -> None:
        self.stop()
        self.__init__(self.name, self.language)

    def stop(self) -> None:
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)

    def memory(self) -> float:
        import psutil

        process = psutil.Process(self.manager.provisioner.pid)
        return sum(each.memory_info().rss for each in [process, *process.children(recursive=True)]) / 1e6


def types(result: dict) -> list[str]:
    return [message["msg_type"] for message in result["messages"] or []]


def shows(result: dict) -> bool:
    """Whether the cell ran and showed its result; stock tslab prints it."""
    return bool({"execute_result", "stream"} & set(types(result)))


def printed(result: dict) -> str:
    return "".join(m["content"]["text"] for m in result["messages"] or [] if m["msg_type"] == "stream")


def lines_arrive(kernel: Kernel, cells: int, lines: int) -> bool:
    """Whether all printed lines come before the cell says that it is idle."""
    return all(printed(kernel.run("lines", timeout=20, n=lines)).count("\n") == lines for _ in range(cells))


def after_error(kernel: Kernel) -> bool:
    kernel.run("error")
    return shows(kernel.run("one"))


def queued_abort(kernel: Kernel) -> bool:
    first, second = kernel.send("error"), kernel.send("one")
    kernel.finish(first)
    reply = kernel.finish(second)["reply"]
    return reply is not None and reply["status"] == "aborted"


def continues(kernel: Kernel) -> bool:
    first, second = kernel.send("error", {"stop_on_error": False}), kernel.send("one")
    kernel.finish(first)
    return shows(kernel.finish(second))


def asks(kernel: Kernel) -> bool:
    sent = kernel.send("input", {"allow_stdin": True})
    try:
        kernel.client.get_stdin_msg(timeout=2)
    except Empty:
        return False
    kernel.client.input("me")
    return kernel.finish(sent)["reply"] is not None


def answers(kernel: Kernel, sent: str, check) -> bool:
    try:
        while True:
            message = kernel.client.get_shell_msg(timeout=2)
            if message["parent_header"].get("msg_id") == sent:
                return check(message["content"])
    except (Empty, KeyError):
        return False


points = {
    "20,000 lines in a cell arrive": lambda k: lines_arrive(k, 1, 20_000),
    "60 cells of 60 lines arrive": lambda k: lines_arrive(k, 60, 60),
    "a cell right after an error runs": after_error,
    "cells queued behind an error are aborted": queued_abort,
    "stop_on_error=false": continues,
    "error message": lambda k: "error" in types(k.run("error")),
    "execute_result": lambda k: "execute_result" in types(k.run("one")),
    "execute_input": lambda k: "execute_input" in types(k.run("one")),
    "user_expressions": lambda k: "data"
    in ((k.run("one", options={"user_expressions": {"u": "1"}})["reply"] or {}).get("user_expressions") or {}).get("u", {}),
    "silent": lambda k: "execute_result" not in types(k.run("one", options={"silent": True})),
    "history": lambda k: answers(k, k.client.history(hist_access_type="tail", n=1), lambda c: len(c["history"]) == 1),
    "is_complete: invalid": lambda k: answers(
        k, k.client.is_complete(k.language["invalid"]), lambda c: c["status"] == "invalid"
    ),
    "clear_output": lambda k: "clear_output" in types(k.run("clear")),
    "input_request": asks,
}


def interrupt(kernel: Kernel, key: str) -> float | None:
    """Seconds from the stop to the end of the cell; None when it did not end, or went on, or the kernel was lost."""
    kernel.run("ticks")
    sent = kernel.send(key)
    time.sleep(0.7)
    pressed = time.perf_counter()
    kernel.manager.interrupt_kernel()
    result = kernel.finish(sent)
    took = time.perf_counter() - pressed
    if result["messages"] is not None:
        time.sleep(0.5)  # stock tslab skips what comes sooner; that is counted above
    if result["messages"] is None or not shows(kernel.run("one")):
        kernel.restart()
        return None
    shown = []
    for _ in range(2):
        messages = kernel.run("show ticks")["messages"] or []
        shown.append([m["content"].get("data") or m["content"].get("text") for m in messages])
        time.sleep(0.2)
    return took if shown[0] == shown[1] else None


def time_cells(kernels: list[Kernel], condition: str, results: dict[str, dict[str, object]]) -> None:
    """Adds the median times of twenty different cells of each kind."""
    times: dict[tuple[str, str], list[float]] = {}
    for i in range(20):
        for kernel in kernels:
            for key in ("add", "declare"):
                started = time.perf_counter()
                kernel.run(key, i=i)
                times.setdefault((kernel.name, key), []).append(time.perf_counter() - started)
    for (name, key), values in times.items():
        label = "n + 1" if key == "add" else "let v = 3"
        results[name][f"{label}{condition}, ms"] = round(1000 * statistics.median(values))


def measure(names: list[str]) -> dict[str, dict[str, object]]:
    results: dict[str, dict[str, object]] = {name: {} for name in names}
    with tempfile.TemporaryDirectory() as folder:
        os.environ["JUPYTER_PATH"] = folder
        languages = write_specs(Path(folder))
        kernels = [Kernel(name, languages[name]) for name in names]
        for kernel in kernels:
            results[kernel.name]["answers after, ms"] = round(1000 * kernel.answer_time)
            results[kernel.name]["first cell done after, ms"] = round(1000 * kernel.start_time)
            kernel.run("set")
        time_cells(kernels, "", results)
        for kernel in kernels:
            if kernel.language["import"]:
                started = time.perf_counter()
                kernel.run("import", timeout=60)
                results[kernel.name]["import TensorFlow.js, ms"] = round(1000 * (time.perf_counter() - started))
        time_cells([kernel for kernel in kernels if kernel.language["import"]], ", TensorFlow.js loaded", results)
        for kernel in kernels:
            results[kernel.name]["memory, MB"] = round(kernel.memory())
        for label, check in points.items():
            print(f"  {label}", flush=True)
            for kernel in kernels:
                results[kernel.name][label] = check(kernel)
                if kernel.run("one")["messages"] is None:
                    kernel.restart()
        for key in ("loop", "await loop", "pending", "timer loop"):
            print(f"  stop: {key}", flush=True)
            for kernel in kernels:
                took = interrupt(kernel, key)
                results[kernel.name][f"stop: {key}, ms"] = took and round(1000 * took)
        for kernel in kernels:
            kernel.stop()
    return results


def table(results: dict[str, dict[str, object]]) -> str:
    names = list(results)
    lines = [f"| | {' | '.join(names)} |", f"|---|{'---|' * len(names)}"]
    marks = {True: "✓", False: "✗", None: "✗"}
    for label in results[names[0]]:
        values = [results[name].get(label, "—") for name in names]
        shown = [marks[v] if v is None or isinstance(v, bool) else str(v) for v in values]
        lines.append(f"| {label} | {' | '.join(shown)} |")
    return "\n".join(lines)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", metavar="FILE")
    parser.add_argument("--only", default="ours,tslab,ipykernel,deno")
    options = parser.parse_args()
    measured = measure(options.only.split(","))
    print(table(measured))
    if options.json:
        Path(options.json).write_text(json.dumps(measured, indent=2))
