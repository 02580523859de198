"""The AtlasNet-VAE: point cloud -> posterior -> latent -> patch grids. ``config`` is free of torch."""
