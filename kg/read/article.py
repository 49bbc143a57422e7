"""Files, folders and standard input to articles: the program's way in.

Plain text keeps every character as decoded, so that offsets hold against the file; an HTML page's text is the article
body that trafilatura finds; a JSON line gives its text and whatever else it knows. What cannot be read comes out as a
`ReadFailure` in its place, and the rest goes on.
"""

from __future__ import annotations

import codecs
import json
import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO, NoReturn

from kg.errors import InputError
from kg.model import Article
from kg.read.bytes import MOST, lines_of, open_file, read_line, read_rest, too_long, unpacked
from kg.read.header import parse_day, read_header
from kg.read.rdf import refuse_rdf, start_of

STDIN = "-"

_TEXT = frozenset((".txt", ".text"))
_HTML = frozenset((".html", ".htm", ".xhtml"))
_JSON = frozenset((".jsonl", ".ndjson", ".json"))
_ENDINGS = "*.txt, *.html, *.jsonl"
_FIELDS = ("text", "id", "published", "publisher", "url", "headline")

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_BLANK = codecs.BOM_UTF8 + b" \t\r\n\v\f"
_LOOKS_HTML = re.compile(
    r"\s*+(?>(?:<\?xml[^>]*+>|<!--.*?-->)\s*+)*+<(?:!doctype\s+html|html|head|body|article)\b", re.I | re.S
)
_LOOKS_JSON = re.compile(r'\s*+(?:\{\s*+(?:"|\Z)|\[\s*+(?:\{|\Z))')
_SNIFFED = 4096  # characters
_HTML_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*+=\s*+[\"']?\s*+([\w.:-]{2,40})", re.I)
_URL = re.compile(r"https?://[^\s<>\"{}|\\^`\x00-\x20\x7f]+", re.I)
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class ReadFailure:
    """An input, or a line of one, that gave no article; the error's one line says why and what to do."""

    where: str
    error: InputError


@dataclass(frozen=True, slots=True)
class _Source:
    """One named run of bytes."""

    name: str  # as messages call it
    id: str
    suffix: str  # ".txt", ".html", … in lower case, without ".gz"; "" where it must be looked at
    path: Path | None  # None for standard input


@dataclass(frozen=True, slots=True)
class Page:
    """An HTML page whose article is still to be found: work at which a parser may fail, or that may never end."""

    name: str  # as messages call it
    id: str
    html: str
    published: date | None = None
    publisher: str | None = None

    def read(self) -> Article:
        """The article in the page; an `InputError` where there is none or the page cannot be parsed."""
        return _complete(_read_html(self.name, self.id, self.html), self.published, self.publisher)


def read_articles(
    inputs: Sequence[str],
    *,
    published: date | None = None,
    publisher: str | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Article | ReadFailure]:
    """The articles of `inputs` (files, folders, "-") in order; folders give their files sorted by path.

    `published` and `publisher` go before what the inputs say of themselves.
    """
    for item in find_articles(inputs, published=published, publisher=publisher, stdin=stdin):
        yield _read_page(item) if isinstance(item, Page) else item


def _read_page(page: Page) -> Article | ReadFailure:
    try:
        return page.read()
    except InputError as error:
        return ReadFailure(page.name, error)


def find_articles(
    inputs: Sequence[str],
    *,
    published: date | None = None,
    publisher: str | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Article | Page | ReadFailure]:
    """As `read_articles`, but HTML pages come as they are, so that they can be parsed elsewhere."""
    for name in inputs:
        try:
            for source in _sources(name):
                for item in _read_source(source, stdin):
                    if isinstance(item, Page):
                        yield replace(item, published=published, publisher=publisher)
                    else:
                        yield item if isinstance(item, ReadFailure) else _complete(item, published, publisher)
        except InputError as error:
            yield ReadFailure(name, error)


def count_inputs(inputs: Sequence[str]) -> int | None:
    """How many articles `inputs` hold, each line of JSON lines being one; None where only reading would tell."""
    try:
        sources = [source for name in inputs for source in _sources(name)]
        return sum(_count_in(source) for source in sources)
    except (InputError, OSError, _UncountedError):
        return None


class _UncountedError(Exception):
    """The number of articles cannot be told beforehand."""


def _count_in(source: _Source) -> int:
    if source.path is None or source.path.suffix.lower() == ".gz" or not source.path.is_file():
        raise _UncountedError
    if source.suffix not in (".jsonl", ".ndjson"):
        return 1
    with source.path.open("rb") as stream:
        return sum(part.count(b"\n") for part in iter(lambda: stream.read(1 << 20), b""))


def _complete(article: Article, published: date | None, publisher: str | None) -> Article:
    """The article with the options' values first, its own second, and those of its first lines last."""
    header = read_header(article.text)
    return replace(
        article,
        published=published or article.published or header.published,
        publisher=publisher or article.publisher or header.publisher,
    )


def _sources(name: str) -> Iterator[_Source]:
    """What `name` stands for: standard input, a file, or the files of a folder."""
    if name == STDIN:
        yield _Source("standard input", "stdin", "", None)
        return
    path = Path(name)
    try:
        is_folder = path.is_dir()
        if not is_folder and not path.exists():
            raise InputError(f"{name}: no such file or folder; check the path")
        files = sorted(_files_below(path), key=lambda file: file.as_posix()) if is_folder else [path]
    except OSError as error:
        raise InputError(f"{name}: cannot be read ({_reason(error)})") from error
    if not files:
        raise InputError(f"{name}: the folder holds no article; articles end in {_ENDINGS} (or these with .gz)")
    for file in files:
        stem, suffix = _split_name(file.name)
        yield _Source(str(file), stem, suffix if suffix in _TEXT | _HTML | _JSON else "", file)


def _files_below(folder: Path) -> Iterator[Path]:
    """The files of `folder` and its folders that are articles by their names; hidden ones are left out."""
    for path in folder.iterdir():
        if path.name.startswith("."):
            continue
        if path.is_dir() and not path.is_symlink():
            yield from _files_below(path)
        elif path.is_file() and _split_name(path.name)[1] in _TEXT | _HTML | _JSON:
            yield path


def _split_name(name: str) -> tuple[str, str]:
    """A file's name without its ending, and that ending in lower case, whether packed or not.

    >>> _split_name("a.b.JSONL.gz"), _split_name("article")
    (('a.b', '.jsonl'), ('article', ''))
    """
    path = Path(name)
    if path.suffix.lower() == ".gz":
        path = path.with_suffix("")
    return path.stem, path.suffix.lower()


def _read_source(source: _Source, stdin: BinaryIO | None) -> Iterator[Article | Page | ReadFailure]:
    """The articles of one source, and what is wrong with it."""
    try:
        if source.path is not None:
            with open_file(source.path) as stream:
                yield from _read_stream(source, unpacked(source.name, stream))
        elif stdin is None:
            raise InputError(f"{source.name}: nothing is connected to it; pipe an article in or name a file")
        else:
            yield from _read_stream(source, unpacked(source.name, stdin))
    except InputError as error:
        yield ReadFailure(source.name, error)
    except (OSError, EOFError, zlib.error) as error:
        yield ReadFailure(source.name, InputError(f"{source.name}: cannot be read ({_reason(error)})"))


def _read_stream(source: _Source, stream: BinaryIO) -> Iterator[Article | Page | ReadFailure]:
    """Tell what the bytes are, by the name's ending, else by how they begin, and read them as that."""
    first = read_line(stream)
    refuse_rdf(source.name, _split_name(source.name)[1], _start_of(start_of(first, stream)))
    if not first.startswith(_UTF16) and _is_kind(source, _JSON, _LOOKS_JSON, _start_of(first)):
        yield from _read_json(source, lines_of(source.name, first, stream))
        return
    text = _decode(source, read_rest(source.name, first, stream))
    refuse_rdf(source.name, "", text[:_SNIFFED])
    if _is_kind(source, _JSON, _LOOKS_JSON, text[:_SNIFFED]):
        yield from _read_json(source, (line.encode("utf-8") for line in text.split("\n")))
    elif _is_kind(source, _HTML, _LOOKS_HTML, text[:_SNIFFED]):
        yield Page(source.name, source.id, text)
    else:
        yield Article(text, source.id)


def _is_kind(source: _Source, endings: frozenset[str], looks: re.Pattern[str], start: str) -> bool:
    return source.suffix in endings or (not source.suffix and bool(looks.match(start)))


def _start_of(first: bytes) -> str:
    return first[:_SNIFFED].removeprefix(codecs.BOM_UTF8).decode("utf-8", "replace")


def _decode(source: _Source, data: bytes) -> str:
    """The text of `data`, without a byte-order mark and otherwise untouched."""
    bom, encoding = next(((bom, name) for bom, name in _BOMS if data.startswith(bom)), (b"", "utf-8"))
    try:
        text = data[len(bom) :].decode(encoding)
    except UnicodeDecodeError as error:
        declared = _declared_html(source, data)
        if declared is None:
            raise InputError(_undecodable(source, data, encoding, error)) from error
        text = declared
    return _checked(source.name, text)


def _checked(where: str, text: str) -> str:
    """`text`, if it is one."""
    if (at := text.find("\x00")) >= 0:
        raise InputError(f"{where}: is binary, not text (NUL at character {at}); give text or HTML")
    if not any(character.isprintable() and not character.isspace() for character in text):
        raise InputError(f"{where}: is empty; an article needs text")
    return text


def _declared_html(source: _Source, data: bytes) -> str | None:
    """The page decoded by the charset that it declares, None if it is no page or declares none that fits."""
    declared = _HTML_CHARSET.search(data[:_SNIFFED])
    if source.suffix not in _HTML and not _LOOKS_HTML.match(data[:_SNIFFED].decode("latin-1")):
        return None
    try:
        return data.decode(declared[1].decode("ascii")) if declared else None
    except (LookupError, UnicodeDecodeError):
        return None


def _undecodable(source: _Source, data: bytes, encoding: str, error: UnicodeDecodeError) -> str:
    if (encoding == "utf-8" and b"\x00" in data[:_SNIFFED]) or data.startswith(
        (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8")
    ):
        return f"{source.name}: is binary, not text; give text or HTML"
    name = {"utf-8": "UTF-8"}.get(encoding, "UTF-16")
    return (
        f"{source.name}: is not {name} (byte 0x{data[error.start]:02x} at {error.start}); "
        "convert it first, for example with: iconv -f WINDOWS-1252 -t UTF-8"
    )


def _read_html(name: str, id_: str, html: str) -> Article:
    """The article body that trafilatura finds in a page, with the page's metadata."""
    from trafilatura import bare_extraction  # a third of a second that only pages need

    try:
        found: Any = bare_extraction(
            html,
            with_metadata=True,
            include_comments=False,
            # Only what the page's metadata says: the extensive search takes dates from running text. The latest day is
            # set because it would else be today, and the same page would read differently tomorrow.
            date_extraction_params={"extensive_search": False, "original_date": True, "max_date": "2999-12-31"},
        )
    except Exception as error:  # lxml and what trafilatura builds on raise what they like over broken markup
        raise InputError(
            f"{name}: this page cannot be parsed ({type(error).__name__}); save the article's text as a .txt file"
        ) from error
    if found is None or not (found.text or "").strip():
        raise InputError(f"{name}: no article was found in this page; save the article's text as a .txt file")
    url = found.url if found.url and _URL.fullmatch(found.url) else None
    return Article(
        _checked(name, _whole(name, found.text)),
        id_,
        published=parse_day(found.date) if found.date else None,
        publisher=found.sitename or None,
        url=url,
        headline=found.title or None,
        identity=url,
    )


def _read_json(source: _Source, lines: Iterator[bytes]) -> Iterator[Article | ReadFailure]:
    """One article a line, or one JSON value over all lines: an article or a list of them."""
    number, first = next(((n, line) for n, line in enumerate(lines, 1) if line.strip(_BLANK)), (0, b""))
    if not number:
        raise InputError(f"{source.name}: is empty; each line must be a JSON object with `text`")
    first = first.removeprefix(codecs.BOM_UTF8)
    if first.lstrip().startswith((b"[", b"{")) and len(first) <= MOST and not _is_json(first):
        rest = _within_bound(lines, MOST - len(first))
        whole = first + b"".join(rest)
        if len(whole) > MOST and rest[0].strip() and not _is_json(rest[0]):
            raise InputError(too_long(source.name))
        if len(whole) <= MOST and _is_json(whole):
            yield from _from_value(source, source.name, _parse(source.name, whole.decode("utf-8")))
            return
        lines = chain(rest, lines)
    for at, line in enumerate(chain([first], lines), number):
        where = f"{source.name}, line {at}"
        try:
            if len(line) > MOST:
                raise InputError(too_long(where))
            if written := _decode_line(where, line).strip():
                yield from _from_value(source, where, _parse(where, written))
        except InputError as error:
            yield ReadFailure(where, error)


def _within_bound(lines: Iterator[bytes], most: int) -> list[bytes]:
    """The next lines, up to the one with which they hold more than `most` bytes."""
    taken: list[bytes] = []
    for line in lines:
        taken.append(line)
        most -= len(line)
        if most < 0:
            break
    return taken


def _from_value(source: _Source, where: str, value: object) -> Iterator[Article | ReadFailure]:
    """The articles of one JSON value; of a list, a bad item does not spoil the others."""
    if not isinstance(value, list):
        yield _from_json(source, where, value)
        return
    if not value:
        raise InputError(f"{where}: is an empty list; give a list of JSON objects with `text`")
    for place, item in enumerate(value, 1):
        try:
            yield _from_json(source, f"{where}, item {place}", item)
        except InputError as error:
            yield ReadFailure(f"{where}, item {place}", error)


def _decode_line(where: str, line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(f"{where}: is not UTF-8 (byte 0x{line[error.start]:02x}); convert the file first") from error


def _is_json(written: bytes) -> bool:
    try:
        json.loads(written)
    except (ValueError, RecursionError):  # also bytes that are not UTF-8
        return False
    return True


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number there; write null")


def _parse(where: str, written: str) -> object:
    try:
        value: object = json.loads(written, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        raise InputError(f"{where}: is not JSON ({error.msg} at character {error.pos}); correct the line") from error
    except (ValueError, RecursionError) as error:
        raise InputError(f"{where}: is not JSON that can be read ({_reason(error)}); correct the line") from error
    return value


def _from_json(source: _Source, where: str, value: object) -> Article:
    """The article that a JSON object describes; a field that is null or missing is unknown."""
    if not isinstance(value, dict):
        raise InputError(f"{where}: must be a JSON object with `text`, not {_kind(value)}")
    fields = {name: _field(where, name, value.get(name)) for name in _FIELDS}
    if fields["text"] is None:
        raise InputError(f"{where}: has no `text`; each JSON object needs the article's text there")
    url, published = fields["url"], fields["published"]
    if url and not _URL.fullmatch(url):
        raise InputError(f"{where}: `url` must be an http or https address, not {url[:80]!r}")
    day = parse_day(published) if published else None
    if published and not day:
        raise InputError(f"{where}: `published` must be a date such as 2025-03-09, not {published[:80]!r}")
    return Article(
        _checked(f"{where}: `text`", fields["text"]),
        fields["id"] or source.id,
        published=day,
        publisher=fields["publisher"],
        url=url,
        headline=fields["headline"],
        identity=url or fields["id"],
    )


def _field(where: str, name: str, value: object) -> str | None:
    """A field's string; None where it is null, and where anything but the text is blank."""
    if value is None:
        return None
    if not isinstance(value, str):
        raise InputError(f"{where}: `{name}` must be a string, not {_kind(value)}")
    _whole(f"{where}: `{name}`", value)
    return value if name == "text" else value.strip() or None


def _whole(where: str, text: str) -> str:
    """`text`, if it has no half of a surrogate pair, which no output could be written with."""
    if lone := _LONE_SURROGATE.search(text):
        raise InputError(
            f"{where} holds half a character (\\u{ord(lone[0]):x} at {lone.start()}); write both halves or none"
        )
    return text


def _kind(value: object) -> str:
    names = {
        bool: "true or false",
        int: "a number",
        float: "a number",
        list: "a list",
        dict: "an object",
        str: "a string",
    }
    return names.get(type(value), "null")


def _reason(error: Exception) -> str:
    return (getattr(error, "strerror", None) or str(error) or type(error).__name__).splitlines()[0]
