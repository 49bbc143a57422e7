"""Reading: files to articles, and an article's text to paragraphs, sentences and quotations."""

from kg.callable_package import make_callable

make_callable(__name__)
