"""Scorers of extractions against gold: whole articles in nine parts, attributions, incidents; and their noise.

They read what `kg extract` prints (parsed JSON) and give the numbers of `article.py`, `attributions.py` and
`incidents.py` of the shared folder, without it.
"""
