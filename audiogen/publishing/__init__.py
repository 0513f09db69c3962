"""Publishing: from an episode to the files that listeners get.

    outputs.py   the tables of what is written beside the MP3
    tags.py      the ID3 tag
    cover.py     the picture
    files.py     files that appear whole or not at all
    record.py    what a build wrote, for the next one

This file imports nothing: a build with nothing to do reads the record and no more.
"""
