"""Handles that mean something: dimensions in metres and degrees, parts that are kept or swapped, novelty."""
