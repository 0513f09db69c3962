"""The book, `collection.epub`: EPUB 3.3 whose words and sound go in step.

    output.py       what a build asks of it: the files of the book, in their order
    parts.py        an episode as a part of the book, and the names of its files
    overlay.py      which words belong to which stretch of sound
    package.py      what the book says of itself: identifier, dates, languages, voices
    wording.py      the few words that it adds of its own, by language
    archive.py      the ZIP archive as a stream
"""
