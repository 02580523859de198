"""The name Blender knows this extension by, said once.

Inside this package ``__package__`` has one part too many, and preferences are
found only under the extension's own name.
"""

EXTENSION_ID = __package__.rpartition(".")[0]
"""For example "bl_ext.user_default.rodin"."""
