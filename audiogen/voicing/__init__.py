"""Voicing: a line in, its sound out.

    voices.py    parse_voice, choose        who speaks: "espeak:en-gb", "auto"
    saying.py    take, take_key             a line said, out of what is kept of it
    takes.py     Take                       what was said, trimmed to speech and checked
    tempo.py     tempo                      how much an engine without a rate must be stretched
    store.py     Store                      finished work, kept by content (entry.py, upkeep.py)
    engines/     ENGINES, engine            the family of voices

This file imports nothing, so that `store` and `model` stay as light as they are.
"""
