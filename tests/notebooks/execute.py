"""Executes a notebook with nbclient, as `jupyter execute` does, and tells what happens as lines of JSON.

Usage: execute.py NOTEBOOK FOLDER [EXECUTED]

The kernel named in the notebook starts in FOLDER. EXECUTED is where the notebook goes with its outputs. Printed are, as they happen,
  {"cell": id, "message": type, "text": …}       an output or an update of one, as plain text
  {"cell": id, "seconds": …, "outputs": […]}     the cell has ended: the time from its request to its reply, and what it shows
A cell that fails ends the run, unless it is tagged `raises-exception`; so does a cell whose end the kernel does not tell.
"""

import json
import sys

import nbformat
from nbclient import NotebookClient


def say(**what):
    print(json.dumps(what, ensure_ascii=False), flush=True)


def plain_text(content):
    if "text" in content:
        return content["text"]
    if "evalue" in content:
        return f"{content['ename']}: {content['evalue']}"
    return content["data"].get("text/plain", "")


class TalkingClient(NotebookClient):
    def process_message(self, msg, cell, cell_index):
        if msg["msg_type"] in ("stream", "display_data", "update_display_data", "execute_result", "error"):
            say(cell=cell["id"], message=msg["msg_type"], text=plain_text(msg["content"]))
        return super().process_message(msg, cell, cell_index)


def tell_end(cell, cell_index, execute_reply):
    waited = execute_reply["header"]["date"] - execute_reply["parent_header"]["date"]
    say(cell=cell["id"], seconds=waited.total_seconds(), outputs=cell["outputs"])


def main():
    file, folder, *executed = sys.argv[1:]
    notebook = nbformat.read(file, as_version=4)
    TalkingClient(
        notebook,
        resources={"metadata": {"path": folder}},
        timeout=None,
        startup_timeout=120,
        iopub_timeout=60,
        raise_on_iopub_timeout=True,
        on_cell_executed=tell_end,
    ).execute()
    if executed:
        nbformat.write(notebook, executed[0])


main()
