"""Reading: files to articles, and an article's text to paragraphs, sentences and quotations."""
