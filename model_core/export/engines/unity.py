"""Unity. Source: Unity, "Importing LOD meshes"."""

from __future__ import annotations

from types import MappingProxyType

from .engine import GameEngine, Naming, capitalised

UNITY = GameEngine(
    key="UNITY",
    label="Unity",
    description="FBX with rotation 0 and scale 1, Y up; Unity makes an LOD Group from the names of the levels",
    naming=Naming(
        key="UNITY",
        label="Unity",
        spelling=capitalised,
        keywords=(r"lod\d+",),
        convex="{base}_Collider_{number:02d}",
        box="{base}_Collider_{number:02d}",
    ),
    # It shows rotation 0 and scale 1 only if the mesh itself is turned and the file is in centimetres.
    preset=MappingProxyType({"fbx_scale": "FBX_SCALE_ALL", "bake_axes": True}),
    fbx_smoothing="OFF",
)
