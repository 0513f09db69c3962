"""Tests of the room that turns takes into sound."""
