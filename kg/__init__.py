"""news-kg: news articles to a knowledge graph of attributed statements, each tied to the exact words."""

__version__ = "0.1.0"  # the only place; the wheel and the graph's record of what read an article take it from here
