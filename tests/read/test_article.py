"""Files, pages, JSON lines, folders and standard input as articles, and one clear line for what cannot be read."""

from __future__ import annotations

import gzip
import json
from datetime import date
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.model import Article
from kg.read.article import ReadFailure, read_articles

_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Ferry talks resume in Port Alder - Harbour Post</title>
<meta property="og:site_name" content="Harbour Post">
<meta property="og:title" content="Ferry talks resume in Port Alder">
<meta property="article:published_time" content="2024-06-04T08:30:00+00:00">
<link rel="canonical" href="https://harbourpost.example/2024/ferry-talks"></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>Ferry talks resume in Port Alder</h1>
<p>Talks between the ferry company and its crews resumed on Tuesday, the mayor’s office said, after a week ashore.</p>
<script>document.write("never read this")</script>
<p>“We are closer than we were,” mayor Ines Falk told reporters. “Nobody wants another week like this one.”</p>
<p>The crews’ union said about 1,200 passengers were stranded; the company put the number at 900 &amp; rising.</p>
</article><footer>Copyright Harbour Post. All rights reserved.</footer></body></html>
"""
_FERRY = "The ferry sailed at noon."


def _read(*inputs, **options):
    """All that is read from `inputs`, files and folders given as paths."""
    return list(read_articles([str(name) for name in inputs], **options))


def _one(*inputs, **options) -> Article:
    (item,) = _read(*inputs, **options)
    assert isinstance(item, Article), item
    return item


def _message(*inputs, **options) -> str:
    """The message of the one failure that `inputs` give: an InputError of a single line."""
    (item,) = _read(*inputs, **options)
    assert isinstance(item, ReadFailure), item
    assert isinstance(item.error, InputError)
    assert "\n" not in str(item.error)
    return str(item.error)


def _json_line(tmp_path, **fields):
    path = tmp_path / "line.jsonl"
    path.write_text(json.dumps(fields) + "\n", encoding="utf-8")
    return path


class TestPlainText:
    """Text files keep every character."""

    @given(text=st.text(min_size=1, alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\x00")))
    def test_every_character_is_kept(self, tmp_path_factory, text):
        """Line ends, control, right-to-left and other characters stay as the file has them."""
        path = tmp_path_factory.mktemp("text") / "a.txt"
        text = f"{_FERRY}{text}"
        path.write_bytes(text.encode())
        assert _one(path).text == text

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
    def test_a_byte_order_mark_is_dropped(self, tmp_path, encoding):
        """UTF-8 with and without its mark and UTF-16 with one give the same text, Windows line ends kept."""
        text = "The ferry “Türk” sailed.\r\n\r\nNobody spoke. \u202eשלום\u202c 🙂"
        path = tmp_path / "a.txt"
        path.write_bytes(text.encode(encoding))
        assert _one(path).text == text

    def test_the_id_is_the_name_and_the_text_its_own_identity(self, tmp_path):
        """A file's name without its ending is shown; nothing ties it to another version."""
        path = tmp_path / "ferry.v2.txt"
        path.write_text(_FERRY, encoding="utf-8")
        article = _one(path)
        assert (article.id, article.identity, article.published, article.publisher) == ("ferry.v2", None, None, None)

    def test_the_first_line_gives_date_and_publisher(self, tmp_path):
        """What the first line says of the article is known of it, and stays in the text."""
        path = tmp_path / "a.txt"
        path.write_text(f"Published by Harbour Post, 4 June 2024\n\n{_FERRY}", encoding="utf-8")
        article = _one(path)
        assert (article.published, article.publisher) == (date(2024, 6, 4), "Harbour Post")
        assert article.text.startswith("Published by")

    def test_options_go_first(self, tmp_path):
        """A date and a publisher given by the user go before what the file says."""
        path = tmp_path / "a.txt"
        path.write_text(f"Published by Harbour Post, 4 June 2024\n\n{_FERRY}", encoding="utf-8")
        article = _one(path, published=date(2024, 6, 5), publisher="Other Post")
        assert (article.published, article.publisher) == (date(2024, 6, 5), "Other Post")

    def test_an_unknown_ending_is_read_by_how_the_file_begins(self, tmp_path):
        """A page and a JSON line without a telling name are still a page and a JSON line."""
        (tmp_path / "page").write_text(_PAGE, encoding="utf-8")
        (tmp_path / "line.dat").write_text(json.dumps({"id": "x", "text": _FERRY}), encoding="utf-8")
        (tmp_path / "wire.001").write_text(_FERRY, encoding="utf-8")
        page, line, text = _read(tmp_path / "page", tmp_path / "line.dat", tmp_path / "wire.001")
        assert page.headline == "Ferry talks resume in Port Alder"
        assert (line.id, line.text) == ("x", _FERRY)
        assert (text.id, text.text) == ("wire", _FERRY)

    def test_five_megabytes_on_one_line_are_read(self, tmp_path):
        """A huge line is an article like any other."""
        path = tmp_path / "a.txt"
        path.write_text(_FERRY * 200_000, encoding="utf-8")
        assert len(_one(path).text) == 200_000 * len(_FERRY)


class TestPages:
    """HTML pages give their article and their metadata."""

    def test_the_article_body_and_the_metadata_are_found(self, tmp_path):
        """Menus, scripts and footers are left out; date, publisher, headline and address come from the metadata."""
        path = tmp_path / "ferry.html"
        path.write_text(_PAGE, encoding="utf-8")
        article = _one(path)
        assert "900 & rising" in article.text
        assert not [word for word in ("never read", "Sport", "Copyright", "<p>") if word in article.text]
        assert (article.id, article.published, article.publisher) == ("ferry", date(2024, 6, 4), "Harbour Post")
        assert article.headline == "Ferry talks resume in Port Alder"
        assert article.url == article.identity == "https://harbourpost.example/2024/ferry-talks"

    def test_a_date_in_running_text_is_no_date_of_publication(self, tmp_path):
        """A page without metadata stays undated, whatever days its article speaks of."""
        path = tmp_path / "a.htm"
        path.write_text(f"<html><body><p>{_FERRY} On 3 May 2019 it had not.</p></body></html>", encoding="utf-8")
        article = _one(path)
        assert (article.published, article.publisher, article.url) == (None, None, None)

    def test_a_declared_charset_is_believed(self, tmp_path):
        """A page that is not UTF-8 but says what it is gets decoded as that."""
        path = tmp_path / "a.html"
        path.write_bytes(_PAGE.replace("utf-8", "windows-1252").encode("windows-1252"))
        assert "mayor’s office" in _one(path).text

    def test_a_page_without_an_article_is_refused(self, tmp_path):
        """An empty body is one clear line."""
        path = tmp_path / "a.html"
        path.write_text("<html><body></body></html>", encoding="utf-8")
        assert "no article was found" in _message(path)


class TestJsonLines:
    """JSON lines give articles with what is known of them."""

    def test_every_field_is_taken(self, tmp_path):
        """All fields come through; the address is the identity."""
        fields = {
            "text": _FERRY,
            "id": "f1",
            "published": "2024-06-04",
            "publisher": "Harbour Post",
            "headline": "Ferry",
        }
        article = _one(_json_line(tmp_path, **fields, url="https://harbourpost.example/f1", other=[1]))
        assert article == Article(
            _FERRY,
            "f1",
            date(2024, 6, 4),
            "Harbour Post",
            "https://harbourpost.example/f1",
            "Ferry",
            "https://harbourpost.example/f1",
        )

    def test_a_given_id_is_the_identity(self, tmp_path):
        """Without an address the id that the line gives ties versions together."""
        assert _one(_json_line(tmp_path, text=_FERRY, id="f1")).identity == "f1"

    def test_a_null_field_counts_as_absent(self, tmp_path):
        """Null says nothing: the id falls back to the file's name, the date to the first line."""
        article = _one(_json_line(tmp_path, text=f"date 2024-06-04 {_FERRY}", id=None, published=None, url=None))
        assert (article.id, article.identity, article.published) == ("line", None, date(2024, 6, 4))

    @pytest.mark.parametrize("name", ["a.jsonl", "a.ndjson", "a.json", "a.jsonl.gz", "a.json.GZ", "a"])
    def test_lines_are_read_under_any_ending_packed_or_not(self, tmp_path, name):
        """Blank lines, a byte-order mark and gzip make no difference."""
        data = b"\xef\xbb\xbf" + b"\n".join(
            [json.dumps({"text": _FERRY, "id": "1"}).encode(), b" ", b'{"text": "Two."}']
        )
        (tmp_path / name).write_bytes(gzip.compress(data) if "gz" in name.lower() else data)
        assert [(item.id, item.text) for item in _read(tmp_path / name)] == [("1", _FERRY), ("a", "Two.")]

    @pytest.mark.parametrize("indent", [None, 2])
    def test_a_json_file_may_hold_a_list_or_one_object(self, tmp_path, indent):
        """Pretty-printed values, and lists on one line, are read as the articles they hold."""
        path = tmp_path / "a.json"
        path.write_text(json.dumps([{"text": "One."}, {"text": "Two."}], indent=indent), encoding="utf-8")
        assert [item.text for item in _read(path)] == ["One.", "Two."]
        path.write_text(json.dumps({"text": "One."}, indent=indent), encoding="utf-8")
        assert _one(path).text == "One."

    def test_a_broken_line_is_named_and_the_rest_goes_on(self, tmp_path):
        """Each line that gives no article says its number; lines around it are read."""
        path = tmp_path / "a.jsonl"
        path.write_bytes(b'{"text": "One."\n{"text": "Two."}\n\n[]x\n{"text": "caf\xe9"}\n7\n{"text": "Three."}\n')
        items = _read(path)
        assert [item.text for item in items if isinstance(item, Article)] == ["Two.", "Three."]
        messages = [str(item.error).removeprefix(f"{path}, ") for item in items if isinstance(item, ReadFailure)]
        assert [message.split(":")[0] for message in messages] == ["line 1", "line 4", "line 5", "line 6"]
        assert "is not JSON" in messages[0]
        assert "is not UTF-8" in messages[2]
        assert "must be a JSON object" in messages[3]

    @pytest.mark.parametrize(
        ("fields", "said"),
        [
            ({}, "has no `text`"),
            ({"text": None}, "has no `text`"),
            ({"text": " \n"}, "is empty"),
            ({"text": 5}, "`text` must be a string, not a number"),
            ({"text": [_FERRY]}, "`text` must be a string, not a list"),
            ({"text": _FERRY, "id": 7}, "`id` must be a string, not a number"),
            ({"text": _FERRY, "publisher": {"name": "x"}}, "`publisher` must be a string, not an object"),
            ({"text": _FERRY, "headline": True}, "`headline` must be a string, not true or false"),
            ({"text": _FERRY, "published": "yesterday"}, "`published` must be a date"),
            ({"text": _FERRY, "published": "2025-02-30"}, "`published` must be a date"),
            ({"text": _FERRY, "published": "03/04/2025"}, "`published` must be a date"),
            ({"text": _FERRY, "url": "javascript:alert(1)"}, "`url` must be an http or https address"),
            ({"text": _FERRY, "url": "https://a.example/> <b"}, "`url` must be an http or https address"),
            ({"text": "a\x00b"}, "is binary"),
            ({"text": "a\ud83d b"}, "half a character (\\ud83d at 1)"),
            ({"text": _FERRY, "id": "\udc00"}, "half a character"),
        ],
    )
    def test_a_wrong_field_is_named(self, tmp_path, fields, said):
        """Wrong types, dates, addresses and characters are one line with file, line number and field."""
        message = _message(_json_line(tmp_path, **fields))
        assert message.startswith(str(tmp_path / "line.jsonl, line 1"))
        assert said in message

    def test_a_surrogate_pair_is_one_character(self, tmp_path):
        """JSON's two escapes for a character beyond the basic plane are that character."""
        path = tmp_path / "a.jsonl"
        path.write_text('{"text": "ok \\ud83d\\ude42"}', encoding="utf-8")
        assert _one(path).text == "ok 🙂"


class TestFolders:
    """Folders give their articles in order of path."""

    def test_files_come_sorted_and_one_bad_file_does_not_stop_the_rest(self, tmp_path):
        """Known endings at any depth, by path; other and hidden files are left alone; the bad one is reported."""
        (tmp_path / "b").mkdir()
        (tmp_path / "b" / "one.txt").write_text("One.", encoding="utf-8")
        (tmp_path / "a.TXT").write_text("A.", encoding="utf-8")
        (tmp_path / "c.txt").write_bytes(b"\xff\xfe\x00\xd8")
        (tmp_path / "d.jsonl").write_text('{"text": "D."}', encoding="utf-8")
        (tmp_path / "photo.png").write_bytes(b"\x89PNG")
        (tmp_path / ".hidden.txt").write_text("Hidden.", encoding="utf-8")
        items = _read(tmp_path)
        assert [item.text if isinstance(item, Article) else item.where for item in items] == [
            "A.",
            "One.",
            str(tmp_path / "c.txt"),
            "D.",
        ]

    def test_a_folder_without_articles_says_what_it_looked_for(self, tmp_path):
        """The endings of articles are named."""
        (tmp_path / "photo.png").write_bytes(b"\x89PNG")
        assert "holds no article; articles end in *.txt" in _message(tmp_path)


class TestStandardInput:
    """A hyphen is standard input, read by how it begins."""

    @pytest.mark.parametrize(
        ("data", "expected"),
        [
            (_FERRY.encode(), [("stdin", _FERRY)]),
            (b"\xef\xbb\xbf" + _FERRY.encode(), [("stdin", _FERRY)]),
            (_FERRY.encode("utf-16"), [("stdin", _FERRY)]),
            (b'{"text": "One.", "id": "1"}\n{"text": "Two."}\n', [("1", "One."), ("stdin", "Two.")]),
            (gzip.compress(b'\n{"text": "One."}\n'), [("stdin", "One.")]),
            (b'[\n{"text": "One."}\n]', [("stdin", "One.")]),
        ],
    )
    def test_text_and_json_lines_are_told_apart(self, data, expected):
        """Plain text, JSON lines, and both packed or in another encoding."""
        assert [(item.id, item.text) for item in _read("-", stdin=BytesIO(data))] == expected

    def test_a_page_is_known_by_its_beginning(self):
        """HTML from a pipe gives its article."""
        assert _one("-", stdin=BytesIO(_PAGE.encode())).publisher == "Harbour Post"

    def test_standard_input_is_left_open(self):
        """The stream belongs to the caller."""
        stdin = BytesIO(_FERRY.encode())
        _one("-", stdin=stdin)
        assert not stdin.closed

    def test_nothing_on_standard_input_is_said(self):
        """Neither an empty stream nor none at all is an article."""
        assert "standard input: is empty" in _message("-", stdin=BytesIO(b""))
        assert "nothing is connected" in _message("-")


class TestRefusals:
    """What is no article is one clear line that says what, where and what next."""

    @pytest.mark.parametrize(
        ("name", "data", "said"),
        [
            ("a.txt", b"", "is empty"),
            ("a.txt", b" \r\n\t\xe2\x80\x8b", "is empty"),
            ("a.txt", b"\xef\xbb\xbf", "is empty"),
            ("a.jsonl", b"\n \n", "is empty"),
            ("a.txt", "It’s a café.".encode("windows-1252"), "is not UTF-8 (byte 0x92 at 2); convert it first"),
            ("a.txt", b"\xff\xfeT\x00h", "is not UTF-16"),
            ("a.txt", b"\x00\x01\x02\x03", "is binary"),
            ("a", b"%PDF-1.7\n\xe2\xe3\xcf\xd3", "is binary"),
            ("a.txt", b"\x89PNG\r\n\x1a\n\x00\xff", "is binary"),
            ("a.jsonl.gz", b"\x1f\x8b\x08\x00broken", "cannot be read"),
            ("a.jsonl.gz", gzip.compress(b'{"text": "One."}' * 99)[:-9], "cannot be read"),
        ],
    )
    def test_unreadable_bytes(self, tmp_path, name, data, said):
        """Empty, binary, wrongly encoded and broken files."""
        (tmp_path / name).write_bytes(data)
        message = _message(tmp_path / name)
        assert message.startswith(str(tmp_path / name))
        assert said in message

    def test_a_missing_file_does_not_stop_the_others(self, tmp_path):
        """Inputs after the missing one are still read."""
        (tmp_path / "b.txt").write_text("B.", encoding="utf-8")
        missing, article = _read(tmp_path / "a.txt", tmp_path / "b.txt")
        assert str(missing.error) == f"{tmp_path / 'a.txt'}: no such file or folder; check the path"
        assert article.text == "B."


def test_the_sample_gives_two_dated_articles(sample_articles):
    """The sample's outlets and days are those of its first lines."""
    assert [(article.id, article.publisher, article.published) for article in sample_articles] == [
        ("coast-herald", "Coast Herald", date(2025, 3, 10)),
        ("levant-courier", "Levant Courier", date(2025, 3, 11)),
    ]
    assert all(150 <= len(article.text.split()) <= 250 for article in sample_articles)


def test_the_first_real_article_is_read_whole(shared):
    """Its text is the file to the character, and its first line gives the day."""
    path = shared / "article" / "syria-2025-03-09.txt"
    article = _one(path)
    assert article.text == path.read_bytes().decode("utf-8")
    assert (article.id, article.published, article.publisher) == ("syria-2025-03-09", date(2025, 3, 9), None)
