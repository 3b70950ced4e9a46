"""Starts the registered kernel as JupyterLab would, runs 1 + 1 in it, and prints what came back as one line of JSON."""

import json
import sys
import time
from jupyter_client.manager import KernelManager

LIMIT = 60


def run(name):
    manager = KernelManager(kernel_name=name)
    manager.start_kernel()
    client = manager.client()
    try:
        client.start_channels()
        client.wait_for_ready(timeout=LIMIT)
        answers = []

        def keep(message):
            content = message["content"]
            if message["msg_type"] in ("execute_result", "display_data"):
                answers.append(content["data"].get("text/plain", ""))
            if message["msg_type"] == "stream":
                answers.append(content["text"])

        reply = client.execute_interactive("1 + 1", timeout=LIMIT, output_hook=keep)["content"]
        return {"status": reply["status"], "answer": "".join(answers).strip()}
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


start = time.time()
try:
    found = run(sys.argv[1])
except Exception as error:
    found = {"status": "error", "answer": f"{type(error).__name__}: {error}"}
print("\n" + json.dumps({**found, "seconds": time.time() - start}))
