"""Chart grids -> dataset -> training -> weights. Needs torch; never imported by the add-on's panel."""
