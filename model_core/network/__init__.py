"""The AtlasNet-VAE: point cloud -> posterior -> latent -> 25 patch grids. ``config`` is free of torch."""
