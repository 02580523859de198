"""A data set out of a folder of mesh files: each read, split, told and stood upright, then compared with the others."""
