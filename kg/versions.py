"""Articles over time: the versions of one article in a store, and what changed from one to another, ready to print."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from kg.ask.articles import find_article
from kg.ask.diff import Change, Difference, diff_figures, diff_statements
from kg.errors import InputError
from kg.store.export.index import GraphIndex
from kg.store.export.records import ArticleReader, ArticleRecord, FigureRecord, StatementRecord, known_labels
from kg.store.store import Store, Version

# How a field reads in a sentence; the others by their own names.
_NAMES = {
    "content": "words", "speakers": "speaker", "relayed_by": "relayed by", "addressed_to": "addressed to",
    "start": "from", "wording": "as written", "low": "at least", "high": "at most", "part_of": "part of",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class VersionDiff:
    """What changed from the version `old` to the version `new` of one article."""

    old: ArticleRecord
    new: ArticleRecord
    statements: tuple[Difference, ...]
    figures: tuple[Difference, ...]

    @property
    def differences(self) -> tuple[Difference, ...]:
        """All of them, statements first."""
        return self.statements + self.figures

    def to_json(self) -> dict[str, Any]:
        """Ready for `json.dumps`: the two versions, and each difference with both sides in full."""
        return {
            "old": asdict(self.old),
            "new": asdict(self.new),
            "differences": [
                {
                    "kind": d.kind,
                    "change": d.change.value,
                    "changed": list(d.changes),
                    "old": _plain(d.old),
                    "new": _plain(d.new),
                }
                for d in self.differences
            ],
        }


def compare_versions(store: Store, article: str, *, old: str | None = None, new: str | None = None) -> VersionDiff:
    """What changed in `article` (by any of its names) from its version `old` to `new`: the last two unless named.

    `old` and `new` are a version's IRI or the last part of it, its day of publication, or its number from 1 (oldest).
    """
    versions = versions_of(store, article)
    if len(versions) < 2 and old is None and new is None:
        raise InputError(
            f"there is one version of {article!r} only ({versions[0].iri}); a changed text under the same url or id, "
            "ingested as JSON lines, is another"
        )
    newer = _chosen(versions, new) if new is not None else len(versions) - 1
    older = _chosen(versions, old) if old is not None else newer - 1
    if older < 0 or older == newer:
        raise InputError(f"nothing to compare {versions[newer].iri} with; the versions are: {_listed(versions)}")
    labels = known_labels(store)
    one, other = (_reader(store, versions[at].iri, labels) for at in (older, newer))
    return VersionDiff(
        one.article(),
        other.article(),
        tuple(diff_statements(list(one.statements()), list(other.statements()))),
        tuple(diff_figures(list(one.figures()), list(other.figures()))),
    )


def versions_of(store: Store, article: str) -> list[Version]:
    """The versions of the article that `article` names, oldest first."""
    found = find_article(store, "article", article, older=True).iri
    identity = GraphIndex(found, store.quads_about(found, found)).iri(found, "kg:versionOf")
    return store.versions_of(identity) if identity else [Version(found, None)]


def render_table(diff: VersionDiff) -> str:
    """The differences as lines for a terminal: `+` came, `-` went, `~` changed with what it was and what it is."""
    lines = [f"from {_title(diff.old)}", f"to   {_title(diff.new)}"]
    for heading, found in (("Statements", diff.statements), ("Figures", diff.figures)):
        lines += ["", heading if found else f"{heading}: the same in both"]
        for difference in found:
            lines += _lines(difference)
    return "\n".join(lines) + "\n"


_SIGNS = {Change.CAME: "+", Change.WENT: "-", Change.CHANGED: "~"}


def _lines(difference: Difference) -> list[str]:
    record = difference.new or difference.old
    assert record is not None
    lines = [f"{_SIGNS[difference.change]} {_in_words(record)}"]
    for name in difference.changes:
        before, after = (_cell(getattr(side, name)) or "nothing" for side in (difference.old, difference.new))
        lines.append(f"    {_NAMES.get(name, name)}: {before} -> {after}")
    return lines


def _in_words(record: StatementRecord | FigureRecord) -> str:
    if isinstance(record, StatementRecord):
        return f"{_cell(record.speakers) or 'nobody named'} {record.effect}: {' '.join(record.content.split())}"
    what = " ".join(part for part in (record.outcome, f"in {record.place}" if record.place else "") if part)
    return (
        f"{' '.join(record.wording.split())}{f', {what}' if what else ''} ({record.claimant or 'the article itself'})"
    )


def _cell(value: object) -> str:
    if isinstance(value, tuple):
        return "; ".join(map(str, value))
    if isinstance(value, int | Decimal):
        return f"{value:,}"
    return f"“{' '.join(value.split())}”" if isinstance(value, str) and value else str(value or "")


def _title(article: ArticleRecord) -> str:
    return ", ".join(part for part in (article.headline, article.publisher, article.published, article.iri) if part)


def _reader(store: Store, iri: str, labels: Any) -> ArticleReader:
    return ArticleReader(GraphIndex(iri, store.graph_quads(iri)), labels)


def _chosen(versions: Sequence[Version], text: str) -> int:
    found = [at for at, v in enumerate(versions) if text in (v.iri, v.iri.rpartition("/")[2], str(v.published))]
    if not found and text.isdecimal() and 1 <= int(text) <= len(versions):
        return int(text) - 1
    if len(found) != 1:
        problem = "several versions are" if found else "no version is"
        raise InputError(f"{problem} called {text!r}; the versions are: {_listed(versions)}")
    return found[0]


def _listed(versions: Sequence[Version]) -> str:
    return "; ".join(f"{at}: {v.published or 'day unknown'}, {v.iri}" for at, v in enumerate(versions, start=1))


def _plain(record: StatementRecord | FigureRecord | None) -> dict[str, Any] | None:
    if record is None:
        return None
    return {name: _json(value) for name, value in asdict(record).items()}


def _json(value: object) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == int(value) else float(value)
    return [_json(item) for item in value] if isinstance(value, tuple | list) else value
