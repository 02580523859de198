"""Latents: encoded and decoded, drawn from the prior, moved along directions, refined to a surface."""
