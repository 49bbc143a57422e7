"""The command line: options, messages, exit codes. The only module that imports click.

Results go to standard output, progress and notes to standard error. Exit codes: 0 done, 1 the input or the data is at
fault, 2 wrong usage. Each command imports what it needs when it runs, so that `kg --help` is quick.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import webbrowser
from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import wraps
from io import TextIOWrapper
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, TypeVar

import click

from kg import __version__
from kg.errors import InputError
from kg.faults import to_line

if TYPE_CHECKING:
    from kg.batch import Limits, Settings
    from kg.graph.validate_files import Checked
    from kg.jobs import Read, Summary
    from kg.model import Article
    from kg.read.article import Page, ReadFailure

OUTPUT = Path("output")
Command = TypeVar("Command", bound=Callable[..., Any])


class Group(click.Group):
    """A group that turns whatever goes wrong into one line and exit code 1."""

    def invoke(self, context: click.Context) -> Any:
        """Run the command, and see its output out."""
        _check_output()
        try:
            try:
                return super().invoke(context)
            finally:
                sys.stdout.flush()
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise  # click's own; a reader that has seen enough, such as head, is no error to speak of
        except KeyboardInterrupt:
            raise click.ClickException("stopped") from None
        except Exception as error:
            _drop_output()
            raise click.ClickException(to_line(error)) from error


def _check_output() -> None:
    """Refuse a closed standard output: the next file that is opened would take its place. Let it show any character."""
    if sys.stdout is None:  # so it is where a shell closed it
        raise click.ClickException("standard output is closed; leave it open, or send it to /dev/null")
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")


def _drop_output() -> None:
    """What could not be written is not tried again at the end, where Python would print a traceback."""
    with contextlib.suppress(OSError, ValueError):
        sys.stdout.flush()
        return
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class Day(click.ParamType[date]):
    """A day, written as 2025-03-09."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day, or a usage error that says how to write one."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is no day; write it as 2025-03-09", param, ctx)


DAY = Day()


def _store_option(command: Command) -> Command:
    return click.option(
        "--store",
        type=click.Path(path_type=Path),
        default=OUTPUT / "store",
        envvar="KG_STORE",
        show_default=True,
        show_envvar=True,
        help="Folder of the embedded store.",
    )(command)


@dataclass(frozen=True, slots=True)
class Reading:
    """What to read and how: the options that all commands share that read articles."""

    articles: tuple[str, ...]
    published: date | None
    publisher: str | None
    notes: bool
    model: Path | None
    min_score: float | None
    entities: tuple[Path, ...]
    jobs: int | None
    article_timeout: float | None

    def settings(self) -> Settings:
        """What the options ask of a reader."""
        from kg.batch import Settings
        from kg.extract.tagger import MODEL, SCORE_FLOOR

        floor = SCORE_FLOOR if self.min_score is None else self.min_score
        return Settings(self.model or MODEL, floor, self.entities)

    def limits(self) -> Limits:
        """How many processes read, and how long one article may take."""
        from kg.batch import TIMEOUT, Limits, processors

        return Limits(self.jobs or processors(), self.article_timeout or TIMEOUT)

    def found(self) -> Iterator[Article | Page | ReadFailure]:
        """The articles to read, and what cannot be read."""
        from kg.read.article import find_articles

        if not self.articles:
            raise click.UsageError("name an article, a folder, or - for standard input")
        stdin = None if sys.stdin is None else sys.stdin.buffer  # where a shell closed it
        return find_articles(self.articles, published=self.published, publisher=self.publisher, stdin=stdin)


def _reads_articles(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options of `Reading` and hand them to it as its first argument."""

    @wraps(command)
    def with_reading(**values: Any) -> Any:
        reading = Reading(**{field.name: values.pop(field.name) for field in fields(Reading)})
        return command(reading, **values)

    for option in (
        click.option(
            "--entities",
            multiple=True,
            type=click.Path(path_type=Path),
            metavar="FILE",
            help="Known names of your own (Turtle, as ontology/entities.ttl); may be given several times.",
        ),
        click.option(
            "--article-timeout",
            type=click.FloatRange(min=0.1),
            metavar="SECONDS",
            help="Stop reading an article after this time and go on with the next; 60 unless set.",
        ),
        click.option(
            "--jobs",
            "-j",
            type=click.IntRange(1, 1024),
            metavar="N",
            help="How many processes read at once; one for each processor unless set.",
        ),
        click.option("--notes", is_flag=True, help="List what could not be resolved, with where it stands."),
        click.option(
            "--min-score",
            type=click.FloatRange(0.0, 1.0),
            metavar="SCORE",
            help="Leave out statements of which the model is less sure; 0.6 unless set. Higher: fewer and righter.",
        ),
        click.option(
            "--model",
            type=click.Path(path_type=Path),
            metavar="FILE",
            help="A reader.onnx of your own (kg/training makes one), with its tokenizer.json beside it.",
        ),
        click.option("--publisher", help="Who published the articles; goes before what they say themselves."),
        click.option(
            "--published",
            type=DAY,
            metavar="YYYY-MM-DD",
            help="Day of publication, from which “Sunday” counts; goes before what the articles say.",
        ),
        click.argument("articles", nargs=-1, metavar="ARTICLE…"),
    ):
        with_reading = option(with_reading)
    return with_reading


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="kg")
def main() -> None:
    """Turn news articles into a graph of who said what, each statement tied to the exact words.

    \b
    Start with the sample:       kg run --sample
    then with your own article:  kg run article.txt --published 2025-03-09

    An ARTICLE is a text or HTML file, JSON lines (text, id, published, publisher, url, headline), a folder of these, or
    - for standard input.
    """


_force_option = click.option("--force", is_flag=True, help="Read again what is in the store and has not changed.")


@main.command()
@_reads_articles
@_force_option
@click.option("--sample", is_flag=True, help="Read the two articles that come with news-kg.")
@_store_option
@click.option(
    "--output", type=click.Path(path_type=Path), default=OUTPUT, show_default=True, help="Folder for the files."
)
def run(
    reading: Reading,
    force: bool,
    sample: bool,
    store: Path,
    output: Path,
) -> None:
    """Do the whole job: read the articles into the store and write graph.ttl and graph.html.

    The files show all that is in the store; give another --store to keep investigations apart.
    """
    from kg.jobs import summarise, write_graph, write_page
    from kg.store.store import open_store

    if sample:
        from kg.sample import sample_paths

        reading = replace(reading, articles=reading.articles + tuple(str(path) for path in sample_paths()))
    done, failed = _ingest(reading, store, force=force)
    if not done:
        sys.exit(1)
    with open_store(store, read_only=True) as opened:
        write_graph(opened, output / "graph.ttl")
        write_page(opened, output / "graph.html", title="Who said what")
        summary = summarise(opened)
    _print_summary(summary)
    click.echo(f"\nThe graph as Turtle: {output / 'graph.ttl'}\nIn your browser:     {output / 'graph.html'}")
    sys.exit(failed)


@main.command()
@_reads_articles
def extract(reading: Reading) -> None:
    """Print what each article says as JSON, one line an article, without touching a store."""
    from kg.jobs import extract_each

    report = _Report(reading)
    try:
        for outcome in report.over(extract_each(reading.found(), reading.settings(), reading.limits())):
            _print_json(outcome.made or b"")
    except KeyboardInterrupt:
        raise click.ClickException(f"stopped after {report.progress.done} articles") from None
    report.end()
    sys.exit(bool(report.progress.failed))


def _print_json(line: bytes) -> None:
    text = line.decode()
    if not (sys.stdout.encoding or "").lower().startswith("utf"):
        text = json.dumps(json.loads(text))  # escapes every character that this output may lack
    click.echo(text)


@main.command()
@_reads_articles
@_force_option
@_store_option
def ingest(reading: Reading, force: bool, store: Path) -> None:
    """Read articles into the store; what it has already and has not changed is passed over."""
    _, failed = _ingest(reading, store, force=force)
    sys.exit(failed)


@main.command()
@click.argument("sparql", required=False)
@click.option("--file", "-f", "path", type=click.File("rb"), help="Read the query from a file, - for standard input.")
@click.option("--name", "-n", metavar="NAME", help="Ask a named question instead; --list shows them.")
@click.option(
    "--param", "-p", "params", multiple=True, metavar="KEY=VALUE", help="A parameter of the named question; repeatable."
)
@click.option("--list", "list_", is_flag=True, help="Explain the named questions; with --name, one of them in full.")
@click.option(
    "--format",
    "-F",
    "format_",
    type=click.Choice(["table", "csv", "tsv", "json", "xml", "turtle"]),
    default="table",
    show_default=True,
    help="turtle is for CONSTRUCT and DESCRIBE.",
)
@click.option("--evidence", "-e", is_flag=True, help="Show the sentence behind each row, the words between >> and <<.")
@click.option("--iris", is_flag=True, help="Show the IRIs that a named question keeps back.")
@click.option(
    "--timeout", type=click.FloatRange(min=0.1), default=60.0, show_default=True, help="Seconds to wait at most."
)
@_store_option
def query(
    sparql: str | None,
    path: BinaryIO | None,
    name: str | None,
    params: tuple[str, ...],
    list_: bool,
    format_: str,
    evidence: bool,
    iris: bool,
    timeout: float,
    store: Path,
) -> None:
    """Ask a named question, or in SPARQL with the prefixes kg:, rdfs:, schema:, prov:, oa:, sem:, skos: and geo: set.

    Names are found in any known spelling, without accents, or by some of their words.

    \b
    What there is to ask:        kg query --list
    Who announced what:          kg query --name said -p effect=announces
    What is said of Syria:       kg query --name said-about -p subject=syria --evidence
    Who said how much, in SPARQL:
      kg query 'SELECT ?who (COUNT(*) AS ?n)
                WHERE { ?s kg:statedBy/rdfs:label ?who } GROUP BY ?who ORDER BY DESC(?n)'
    """
    if list_:
        if sparql is not None or path is not None or params:
            raise click.UsageError("--list takes no query and no parameters")
        _list_questions(name)
    elif sum(one is not None for one in (sparql, path, name)) != 1:
        raise click.UsageError("give a query, --file with one, or --name with a question; --list shows the questions")
    elif name is not None:
        _ask_question(store, name, _parameters(params), format_, timeout, evidence=evidence, iris=iris)
    elif params or iris:
        raise click.UsageError("--param and --iris go with --name; in SPARQL, write what you want into the query")
    else:
        _ask_sparql(store, _sparql(sparql, path), format_, timeout, evidence=evidence)


def _parameters(params: Iterable[str]) -> dict[str, str]:
    given: dict[str, str] = {}
    for param in params:
        key, equals, value = param.partition("=")
        if not equals or not key.strip():
            raise click.UsageError(f"{param!r} is no parameter; write it as KEY=VALUE")
        if key.strip() in given:
            raise click.UsageError(f"the parameter {key.strip()} is given twice")
        given[key.strip()] = value
    return given


def _sparql(sparql: str | None, path: BinaryIO | None) -> str:
    try:
        return path.read().decode() if path else sparql or ""
    except UnicodeDecodeError as error:
        raise InputError(f"{path.name if path else ''}: the query is not UTF-8; save it as UTF-8") from error


def _list_questions(name: str | None) -> None:
    from kg.ask.explain import explain, explain_all
    from kg.ask.format import terminal_width
    from kg.ask.question import find_question, questions

    width = terminal_width()
    click.echo(explain(find_question(name), width) if name else explain_all(questions(), width), nl=False)


def _ask_question(
    store: Path, name: str, params: dict[str, str], format_: str, timeout: float, *, evidence: bool, iris: bool
) -> None:
    from kg.ask.answer import prepare, to_answer
    from kg.ask.evidence import Evidence
    from kg.ask.format import render_rows
    from kg.ask.query import run_query
    from kg.store.answer import to_format
    from kg.store.store import open_store

    with open_store(store, read_only=True) as opened:
        prepared = prepare(opened, name, params)
        for line in prepared.chosen:
            click.echo(line, err=True)
        answer = to_format(run_query(store, prepared.sparql, timeout).payload, "csv").encode()
        passages = None
        if evidence:
            items = [column.name for column in prepared.question.columns if column.type == "item"]
            passages = Evidence(opened).of_rows(to_answer(opened, prepared, answer, iris=True), items) if items else {}
        rows = to_answer(opened, prepared, answer, iris=iris)
    details = prepared.question.dispensable
    click.echo(render_rows(rows, format_, evidence=passages, details=details), nl=False)


def _ask_sparql(store: Path, sparql: str, format_: str, timeout: float, *, evidence: bool) -> None:
    from kg.ask.evidence import Evidence
    from kg.ask.format import render
    from kg.ask.query import run_query
    from kg.store.answer import Form
    from kg.store.store import open_store

    result = run_query(store, sparql, timeout)
    passages = None
    if evidence:
        if result.form is not Form.ROWS:
            raise InputError("--evidence goes with the rows of a SELECT")
        with open_store(store, read_only=True) as opened:
            passages = Evidence(opened).of_rows(result.rows)
    click.echo(render(result, format_, evidence=passages), nl=False)


# As in kg.exports, which `kg --help` need not load; a test holds the two together.
FORMATS = ("turtle", "trig", "nquads", "jsonld", "graphml", "gexf", "statements-csv", "figures-csv")


@main.command()
@click.option("--format", "-F", "format_", type=click.Choice(FORMATS), default="turtle", show_default=True)
@click.option("--article", metavar="NAME", help="Only this article: its URL, id, headline (or part of it) or IRI.")
@click.option("--speaker", metavar="NAME", help="Only what this speaker says: a name, another spelling, or the IRI.")
@click.option("--day", type=DAY, metavar="YYYY-MM-DD", help="Only the articles published on this day.")
@click.option("--output", "-o", type=click.Path(path_type=Path), help="File to write; standard output without.")
@_store_option
def export(
    format_: str, article: str | None, speaker: str | None, day: date | None, output: Path | None, store: Path
) -> None:
    """Write the store, or a part of it, as one file to take away.

    \b
    turtle           the articles and the known names in them, for people to read
    trig, nquads     every graph under its name (nquads: sorted lines)
    jsonld           the same as JSON with a context
    graphml, gexf    the relationship network, for Gephi, Cytoscape, yEd
    statements-csv   who said what, for a spreadsheet
    figures-csv      every figure with its claimant, for a spreadsheet
    """
    from kg.exports import select, write_export
    from kg.jobs import replacing
    from kg.store.store import open_store

    with open_store(store, read_only=True) as opened:
        selection = select(opened, article=article, speaker=speaker, day=day)
        for line in selection.chosen:
            click.echo(line, err=True)
        if output is None:
            write_export(opened, sys.stdout.buffer, format_, selection)
        else:
            with replacing(output) as stream:
                write_export(opened, stream, format_, selection)


@main.command()
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path),
    default=OUTPUT / "graph.html",
    show_default=True,
    help="File to write.",
)
@click.option("--open", "open_", is_flag=True, help="Show it in your browser at once.")
@click.option("--title", default="Who said what", show_default=True, help="Heading of the page.")
@click.option(
    "--no-text",
    is_flag=True,
    help="Leave the articles' full texts out, where only the quoted sentences may be passed on.",
)
@_store_option
def graph(output: Path, open_: bool, title: str, no_text: bool, store: Path) -> None:
    """Write the interactive graph: one HTML file that needs no network."""
    from kg.jobs import write_page
    from kg.store.store import open_store

    with open_store(store, read_only=True) as opened:
        write_page(opened, output, title=title, with_texts=not no_text)
    click.echo(str(output))
    if open_:
        webbrowser.open(output.resolve().as_uri())


@main.command()
@click.argument("article")
@click.option("--from", "old", metavar="VERSION", help="The older version; the one before the newer unless set.")
@click.option("--to", "new", metavar="VERSION", help="The newer version; the newest unless set.")
@click.option("--format", "-F", "format_", type=click.Choice(["table", "json"]), default="table", show_default=True)
@_store_option
def diff(article: str, old: str | None, new: str | None, format_: str, store: Path) -> None:
    """Say which statements and figures came (+), went (-) or changed (~) between two versions of an article.

    ARTICLE is its URL, id, headline (or part of it) or IRI. A VERSION is its day of publication, its number from 1 (the
    oldest), its IRI or the last part of that.
    """
    from kg.ask.diff import summary
    from kg.store.store import open_store
    from kg.versions import compare_versions, render_table

    with open_store(store, read_only=True) as opened:
        found = compare_versions(opened, article, old=old, new=new)
    if format_ == "json":
        click.echo(json.dumps(found.to_json(), ensure_ascii=False, indent=2))
    else:
        click.echo(render_table(found), nl=False)
    click.echo(", ".join(f"{count} {change}" for change, count in summary(found.differences).items()), err=True)


@main.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="[FILE.ttl]…")
@click.option(
    "--shapes", type=click.Path(path_type=Path), metavar="FILE", help="Apply your own SHACL shapes (Turtle) as well."
)
@_store_option
def validate(files: tuple[Path, ...], shapes: Path | None, store: Path) -> None:
    """Check the store, or Turtle files, against the shapes (SHACL): what is wrong, where, and what to do.

    A FILE is an exported graph, or known entities of your own (as for --entities). Exit code 1 if anything is wrong.
    """
    from kg.graph.user_shapes import open_shapes
    from kg.graph.validate_files import check_file
    from kg.jobs import check_store
    from kg.store.store import open_store

    with nullcontext() if shapes is None else open_shapes(shapes) as own:
        if files:
            parts = ((path, part) for path in files for part in check_file(path, own))
            broken = _print_checked((part._replace(name=f"{path}: {part.name}") for path, part in parts), "part")
        else:
            with open_store(store, read_only=True) as opened:
                broken = _print_checked(check_store(opened, own), "article")
    sys.exit(broken)


def _print_checked(parts: Iterable[Checked], what: str) -> bool:
    """Print what is wrong, a line each, and how much was checked; say whether anything is."""
    broken = checked = 0
    for part in parts:
        checked += 1
        broken += any(v.severity != "Warning" for v in part.violations)
        where = f"{part.name} <{part.iri}>" if part.iri else part.name
        for v in part.violations:
            warning = "warning: " if v.severity == "Warning" else ""
            node = f" {v.label} <{v.focus}>:" if v.focus != part.iri else ""
            click.echo(f"{warning}{where}:{node} {v.message}")
    click.echo(f"{checked} {what}{'' if checked == 1 else 's'} checked, {broken} with violations", err=True)
    return bool(broken)


def _ingest(reading: Reading, store: Path, *, force: bool) -> tuple[int, bool]:
    """Ingest and report; return how many articles are in, and whether any could not be read."""
    from kg.jobs import Reader, finish, ingest_each
    from kg.store.store import open_store

    report = _Report(reading)
    found = reading.found()
    first = next((item for item in report.past_failures(found)), None)
    if first is None:  # nothing to do: no store is made
        return 0, True
    settings = reading.settings()
    reader = Reader(model=settings.model, min_score=settings.min_score, entities=settings.entities)
    with open_store(store) as opened:
        outcomes = ingest_each(chain([first], found), opened, reader, settings, reading.limits(), force=force)
        try:
            for _ in report.over(outcomes):
                pass
        except KeyboardInterrupt:
            finish(opened)
            raise click.ClickException(report.stopped(store)) from None
        finish(opened)
    report.end()
    done = report.progress.done - report.progress.failed
    unchanged = f", {report.progress.unchanged} of them unchanged" if report.progress.unchanged else ""
    click.echo(f"{done} {'article' if done == 1 else 'articles'} in {store}{unchanged}", err=True)
    return done, bool(report.progress.failed)


class _Report:
    """What people are told on standard error while articles are read."""

    def __init__(self, reading: Reading) -> None:
        from kg.progress import Progress
        from kg.read.article import count_inputs

        self.progress = Progress(sys.stderr, count_inputs(reading.articles))
        self._notes = reading.notes
        self._unresolved = 0

    def past_failures(self, found: Iterable[Article | Page | ReadFailure]) -> Iterator[Article | Page]:
        """What can be read; of the rest, say why not."""
        from kg.read.article import ReadFailure

        for item in found:
            if isinstance(item, ReadFailure):
                self._failed(item)
            else:
                yield item

    def over(self, outcomes: Iterable[Read | ReadFailure]) -> Iterator[Read]:
        """What was read; of the rest, say why not."""
        from kg.read.article import ReadFailure

        for outcome in outcomes:
            if isinstance(outcome, ReadFailure):
                self._failed(outcome)
                continue
            yield outcome
            self._read(outcome)
            self.progress.count(unchanged=outcome.made is None)

    def _failed(self, failure: ReadFailure) -> None:
        self._say(f"Error: {failure.error}")
        self.progress.count(failed=True)

    def _read(self, outcome: Read) -> None:
        self._unresolved += bool(outcome.notes)
        if not self._notes:
            return
        for line in outcome.notes:
            self._say(f"note: {line}")
        if outcome.made is not None and not outcome.statements:
            self._say(f"note: {outcome.article.id}: no statements found; kg reads news articles in English")

    def end(self) -> None:
        """Say what concerns all of them."""
        self.progress.clear()
        if self._unresolved and not self._notes:
            some = "1 article has" if self._unresolved == 1 else f"{self._unresolved} articles have"
            click.echo(f"{some} words that could not be resolved (--notes lists them)", err=True)
        if self.progress.failed and self.progress.done > 1:
            click.echo(f"{self.progress.failed} could not be read", err=True)

    def stopped(self, store: Path) -> str:
        """What is in after ctrl-C, and how to go on."""
        self.progress.clear()
        done = self.progress.done - self.progress.failed
        return f"stopped: {done} articles are in {store}; the same command goes on, and passes over what is in"

    def _say(self, line: str) -> None:
        self.progress.clear()
        click.echo(line, err=True)


def _print_summary(summary: Summary) -> None:
    click.echo(
        f"{summary.articles} {'article' if summary.articles == 1 else 'articles'}: {summary.statements} statements, "
        f"{summary.figures} figures, {summary.names} names\n"
    )
    click.echo("Who speaks")
    for name, count in summary.speakers[:8]:
        click.echo(f"  {count:4}  {name}")
    if len(summary.speakers) > 8:
        click.echo(f"        and {len(summary.speakers) - 8} more")
    verdicts = [verdict for verdict, *_ in summary.comparisons]
    click.echo("\nHow figures compare")
    for verdict in dict.fromkeys(verdicts):
        click.echo(f"  {verdicts.count(verdict):4}  {verdict}")
    for verdict, one, other, reason in [c for c in summary.comparisons if c[0] != "not comparable"][:8]:
        click.echo(f"        {verdict}: {one} / {other}: {reason}")
    if not verdicts:
        click.echo("        nothing to compare")


if __name__ == "__main__":
    main()
