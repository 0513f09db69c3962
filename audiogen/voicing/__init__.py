"""Voicing: a line in, its sound out.

    voices.py    parse_voice, choose        who speaks: "espeak:en-gb", "auto"
    takes.py     take, take_key, Take       a line said, trimmed to speech and checked
    tempo.py     tempo                      how much an engine without a rate must be stretched
    store.py     Store                      finished work, kept by content
    engines/     ENGINES, engine            the family of voices

This file imports nothing, so that `store` and `model` stay as light as they are.
"""
