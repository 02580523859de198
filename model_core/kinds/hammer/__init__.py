"""The hammer, maces and clubs too: kind.toml says what it is, forge makes its shapes, families.toml has ranges."""
