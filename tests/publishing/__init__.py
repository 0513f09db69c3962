"""Tests of the room that turns episodes into files."""
