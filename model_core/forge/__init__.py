"""What kinds' forges are made of: sections, caps and bent centre lines, and families of parameters."""
