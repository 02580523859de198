"""Small shaded pictures of swords, drawn with numpy alone."""
