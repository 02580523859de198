"""Charts: which there are, their grids and seams, the closed mesh, measures, pose and UV atlas."""
