"""The 25 charts a sword is cut into: their meaning, grids, seams and atlas."""
