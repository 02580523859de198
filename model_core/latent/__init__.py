"""Latents: drawn from the prior, blended, slid along directions, refined to a cloud."""
