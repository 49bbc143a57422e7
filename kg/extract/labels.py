"""What the tagger's heads say of each word piece: its role in an attribution, and what it names (BIO labels)."""

from typing import Final

ROLES: Final = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
NAMES: Final = (
    "O", "B-person", "I-person", "B-organisation", "I-organisation", "B-place", "I-place", "B-group", "I-group",
    "B-other", "I-other",
)  # fmt: skip
LINKS: Final = ("source", "content", "antecedent")  # to a cue; to a cue; of a mention to an earlier one
