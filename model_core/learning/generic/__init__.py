"""Kinds that nobody wrote a forge for: a simple layout, a shape of the set's sizes, and its smooth motions."""
