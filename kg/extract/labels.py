"""What the tagger's heads say of each word piece: its role in an attribution, and what it names (BIO labels)."""

from typing import Final

ROLES: Final = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
NAMES: Final = (
    "O", "B-person", "I-person", "B-organisation", "I-organisation", "B-place", "I-place", "B-other", "I-other",
)  # fmt: skip
