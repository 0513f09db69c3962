"""What scripts/bench.py is made of.

    texts.py         what is said: the same calm lines each time
    contestants/     programs to measure against, each what it says at its top
    clock.py         paired runs, and memory of a family of processes
    workbench.py     our command and the contestants as things to be run
    contests.py      what is measured; peers.py against what people do without us
    page.py          docs/performance.md and its picture

Uses nothing but Python itself, as every script that sets up the environment does.
"""
