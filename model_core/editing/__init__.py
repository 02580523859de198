"""From recipes to other recipes: drawn, slid, resized, blended, mixed, varied."""
