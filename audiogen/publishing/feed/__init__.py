"""The podcast feed: `feed.xml`, RSS 2.0 with the tags of Apple and of the podcast namespace.

    output.py        what a build asks of it
    items.py         an episode as the feed shows it
    identity.py      what apps know feed and episodes by, whatever is renamed
    addresses.py     absolute addresses of files
    categories.py    Apple's list
    templates/       the feed's form

Forms: https://www.rssboard.org/rss-specification, Apple's "A Podcaster's Guide to RSS", and
https://podcastindex.org/namespace/1.0. No clock is asked: all dates are those that people wrote.
"""
