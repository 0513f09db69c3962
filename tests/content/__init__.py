"""Tests of the collection that ships with audiogen: what listeners hear, in numbers."""
