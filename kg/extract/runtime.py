"""The only place that imports onnxruntime, so that nothing of it ever runs with its telemetry on.

Releases since 1.32 write a device identifier and events under the user's cache folder and send them to Microsoft unless
`ORT_DISABLE_TELEMETRY` stands in the environment before the import; `disable_telemetry_events()` alone comes too late.
It is called all the same: for Windows, and for whoever imported onnxruntime before us.
"""

from __future__ import annotations

import os
from typing import Any

os.environ["ORT_DISABLE_TELEMETRY"] = "1"  # whatever the user has set: this program sends nothing anywhere

import onnxruntime

onnxruntime.disable_telemetry_events()

InferenceSession = onnxruntime.InferenceSession
SessionOptions = onnxruntime.SessionOptions


def quantization() -> Any:
    """The tools that make a model small; they need the extra `train`."""
    from onnxruntime import quantization as tools

    return tools
