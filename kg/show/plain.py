"""Text and addresses of articles made fit for a page: nothing in them may turn the text around, or lead off the web."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import urlsplit

# Characters that turn the direction of text around, or are none at all; joiners stay, scripts need them.
_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]")


def clean(text: str) -> str:
    r"""`text` without characters that reverse it, control characters and lone surrogates; white space in one line.

    >>> clean("a\u202eb\x00 c\n d")
    'ab c d'
    """
    return "".join(_shown(c) for c in re.sub(r"\s+", " ", _TURNING.sub("", text)))


def clean_lines(text: str) -> str:
    r"""`text` cleaned with its line ends kept, of which two in a row part paragraphs.

    >>> clean_lines("a\u202eb\r\n\r\n\r\nc  d")
    'ab\n\nc d'
    """
    lines = "\n".join(clean(line) for line in re.split(r"\r\n?|[\n\u2028\u2029\x85]", text))
    return re.sub(r"\n{3,}", "\n\n", lines)


def _shown(character: str) -> str:
    category = unicodedata.category(character)
    return "" if category == "Cc" else "\ufffd" if category == "Cs" else character


def web_link(url: str) -> str:
    """`url` where it leads to the web, else nothing: never a `javascript:` or a file.

    >>> web_link("https://example.org/a?b=1"), web_link("javascript:alert(1)"), web_link("file:///etc/hosts")
    ('https://example.org/a?b=1', '', '')
    """
    try:
        parts = urlsplit(clean(url).strip())
    except ValueError:
        return ""
    return parts.geturl() if parts.scheme in ("http", "https") and parts.netloc else ""
