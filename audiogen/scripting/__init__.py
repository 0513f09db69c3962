"""Scripting: a document becomes an episode as a sequence of cues, before any audio.

    writer      write_script: Document → Script; mentions, mentions_itself
    estimate    estimate, running_time: how long each cue, and the whole, will last
    fit         fit: pauses changed so that the whole lasts as long as asked
    advice      advise: what could be paced better
    proof       proof: the page to proofread
    listing     listing: the same as data
    pace        PRESETS, pace_named, pace_for
    phrases     PHRASES: what audiogen itself says

Verbs are imported from these modules, not from here: every process of a build needs this room's
nouns, and few of them need the sentence splitter and the table of emoji.
"""
