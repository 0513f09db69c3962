"""Tests of the corridor: builds from end to end."""
