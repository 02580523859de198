"""small shaded pictures, drawn with numpy alone."""
