"""The named questions explained, for people who do not know SPARQL."""

from __future__ import annotations

from collections.abc import Iterable

from kg.ask.parameters import choices
from kg.ask.question import Parameter, Question
from kg.terminal import cell_width, wrap_cell

_KINDS = {
    "entity": "a name in any spelling, or an IRI",
    "article": "its headline or words of it, publisher, day, address, or the last part of its IRI",
    "day": "such as 2025-03-09",
    "text": "words",
    "number": "such as 1000",
    "flag": "yes or no",
}


def explain_all(questions: Iterable[Question], width: int) -> str:
    """One line or a few for each question: its name and what it answers."""
    rows = [(question.name, question.summary) for question in questions]
    end = "\nkg query --list --name NAME explains one; kg query --name NAME -p KEY=VALUE asks it."
    return "\n".join([*_pairs(rows, width), *wrap_cell(end.strip(), width)]) + "\n"


def explain(question: Question, width: int) -> str:
    """All about one question: what it answers, its parameters and its columns."""
    lines = [question.name, "", *wrap_cell(f"{question.summary} {question.notes}".strip(), width)]
    if question.parameters:
        lines += ["", "Parameters (-p NAME=VALUE), optional unless required:"]
        lines += _pairs([(f"  {parameter.name}", _about(parameter)) for parameter in question.parameters], width)
    lines += ["", "Columns:"]
    lines += _pairs([(f"  {column.name}", column.meaning) for column in question.columns if not column.is_iri], width)
    lines += ["", "and with --iris:"]
    lines += _pairs([(f"  {column.name}", column.meaning) for column in question.columns if column.is_iri], width)
    return "\n".join(lines) + "\n"


def _about(parameter: Parameter) -> str:
    kind = f"one of {', '.join(choices(parameter))}" if parameter.type == "choice" else _KINDS[parameter.type]
    more = "; required" if parameter.required else f"; {parameter.default} unless set" if parameter.default else ""
    return f"{parameter.meaning} ({kind}{more})"


def _pairs(rows: list[tuple[str, str]], width: int) -> list[str]:
    indent = max(cell_width(name) for name, _ in rows) + 2
    lines: list[str] = []
    for name, text in rows:
        first, *rest = wrap_cell(text, max(width - indent, 20))
        lines += [name.ljust(indent) + first, *(" " * indent + line for line in rest)]
    return lines
