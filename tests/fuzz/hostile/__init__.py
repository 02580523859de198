"""Hostile files and command lines: each module draws cases of one sort, all from the generator it is given."""
