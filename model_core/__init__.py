"""Rodin's pure core: shapes in, shapes out. Never imports bpy."""
