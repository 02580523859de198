"""The sabre: kind.toml says what it is, forge makes its shapes, families.toml has their ranges."""
