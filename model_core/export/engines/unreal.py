"""Unreal Engine. Sources: Epic, "FBX Static Mesh Pipeline"; Epic's own exporter for Blender."""

from __future__ import annotations

from types import MappingProxyType

from .engine import GameEngine, Naming, capitalised

UNREAL = GameEngine(
    key="UNREAL",
    label="Unreal",
    description="FBX in centimetres, Z up, with an LOD Group, and collision and names that Unreal recognises",
    naming=Naming(
        key="UNREAL",
        label="Unreal",
        prefix="SM_",
        spelling=capitalised,
        keywords=(r"lod\d+", "ucx", "ubx", "usp", "ucp", "socket"),
        convex="UCX_{finest}_{number:02d}",
        box="UBX_{finest}_{number:02d}",
        socket="SOCKET_{place}",
    ),
    # Epic's exporter writes centimetres with unscaled meshes below a LodGroup.
    preset=MappingProxyType({"lods": "GROUP", "fbx_scale": "FBX_SCALE_NONE", "forward": "-Y", "up": "Z"}),
    obj_units=100.0,  # it takes centimetres for granted
)
