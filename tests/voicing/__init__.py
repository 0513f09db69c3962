"""Tests of voicing: real engines, a real store, and a loopback server in Google's place."""
