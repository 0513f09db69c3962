"""The listening page while it is written: served on this machine alone, and made anew on save.

    desk.py       from a save to what the page is told: read this first
    watching.py   which folders hold what a build reads, and when something in them was saved
    hearing.py    finished episodes measured and drawn, while nobody waits
    board.py      what the page is told now, for as many pages as are open
    site.py       what may be asked for, by whom, and the answers
    server.py     the addresses on this machine
"""
