"""Tests of the rules of the house, of the walls around the suite, and of the documentation."""
