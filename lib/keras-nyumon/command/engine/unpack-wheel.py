"""Takes TensorFlow's libraries and the headers of its C interface out of a wheel.

python unpack-wheel.py WHEEL FOLDER LIBRARY...   prints "bytes-done bytes-in-all" as it goes
"""

import os
import re
import sys
import zipfile

wheel, folder, *libraries = sys.argv[1:]
HEADERS = re.compile(r"tensorflow/(include/(?:.*/)?(?:c/(?:eager/)?[^/]+|ctstring(?:_internal)?)\.h)$")

with zipfile.ZipFile(wheel) as archive:
    wanted = {}
    for entry in archive.infolist():
        header = HEADERS.match(entry.filename)
        if header:
            wanted[header[1]] = entry
        elif entry.filename in {"tensorflow/" + name for name in libraries}:
            wanted["lib/" + os.path.basename(entry.filename)] = entry
    missing = {"lib/" + name for name in libraries} - wanted.keys()
    if missing:
        sys.exit("not in the wheel: " + ", ".join(sorted(missing)))

    total, done = sum(entry.file_size for entry in wanted.values()), 0
    for name, entry in wanted.items():
        path = os.path.join(folder, *name.split("/"))
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with archive.open(entry) as source, open(path, "wb") as target:
            while block := source.read(1 << 22):
                target.write(block)
                done += len(block)
                if entry.file_size > 1 << 22:
                    print(done, total, flush=True)
