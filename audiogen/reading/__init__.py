"""Reading: files into documents.

    collection.py   find        what is to be read, and the settings beside it
    document.py     read        one source, as one tree of HTML
    lexicon.py      read_lexicon    how words are to be said
    pls.py          read_pls        the same, as W3C lexicons have it

This file imports nothing, so that the nouns in model.py stay light.
"""
