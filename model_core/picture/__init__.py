"""Small shaded pictures, drawn with numpy alone."""
