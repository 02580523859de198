"""From assets to files that game engines take, the scene untouched: source, levels, stage, writer, files."""
