"""The sword: its charts, sizes, materials and words in kind.toml, its shapes in forge, their ranges in families.toml."""
