"""The process in which a stranger's query runs: `python -m kg.ask.worker`, started and if need be killed by `query`.

It reads one JSON object (`store`, `sparql`, `memory` in bytes) from standard input, and writes one line of JSON
(`form`, or `error` and its type) and the answer's bytes to standard output.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from kg.confined import limit_memory
from kg.errors import KgError
from kg.store.answer import answer_query


def main() -> None:
    """Answer the query on standard input."""
    task = json.load(sys.stdin)
    limit_memory(task["memory"])
    try:
        form, payload = answer_query(Path(task["store"]), task["sparql"])
        head = {"form": str(form)}
    except KgError as error:
        head, payload = {"error": str(error), "type": type(error).__name__}, b""
    except MemoryError:
        head, payload = {"error": "memory", "type": "MemoryError"}, b""
    sys.stdout.buffer.write(json.dumps(head).encode() + b"\n" + payload)
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
