"""Reads a USD file with Pixar's own library: ``python usd.py FILE ANSWER.json``."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
from placing import bounds, is_identity
from pxr import Usd, UsdGeom, UsdShade, UsdSkel

OF_A_PERSON = "userProperties:"  # where Blender puts custom properties, and the names it gave
OBJECT, DATA = "blender:object_name", "blender:data_name"
UV = ("texCoord2f[]", "float2[]")


def custom(prim: Usd.Prim) -> dict[str, object]:
    """A prim's custom properties."""
    found = {one.GetName(): one.Get() for one in prim.GetAttributes()}
    return {name.removeprefix(OF_A_PERSON): value for name, value in found.items() if name.startswith(OF_A_PERSON)}


def is_data(prim: Usd.Prim) -> bool:
    """Whether a mesh is what Blender wrote below an object, which is one node in every other format."""
    return prim.IsA(UsdGeom.Mesh) and DATA in custom(prim) and OBJECT not in custom(prim)


def is_added(prim: Usd.Prim) -> bool:
    """Whether Blender wrote a prim above all objects, or the skeleton that USD's morphs hang on."""
    return bool(prim.GetCustomDataByKey("Blender:generated")) or prim.IsA(UsdSkel.Skeleton)


def describe(prim: Usd.Prim, cache: UsdGeom.XformCache, unit: float) -> dict:
    """A prim that has a place in the world, as all readers describe one."""
    world = np.array(cache.GetLocalToWorldTransform(prim)).T
    world[:3] *= unit
    local = np.array(cache.GetLocalTransformation(prim)[0]).T
    above = prim.GetParent()
    mesh = next((one for one in (prim, *filter(is_data, prim.GetChildren())) if one.IsA(UsdGeom.Mesh)), None)
    return {
        "name": prim.GetName(),
        "parent": None if above.IsPseudoRoot() or is_added(above) else above.GetName(),
        "kind": "mesh" if mesh else "empty",
        "position": world[:3, 3].tolist(),
        "matrix_is_identity": is_identity(local),
        "custom": {name: value for name, value in custom(prim).items() if name not in (OBJECT, DATA)},
        **(describe_mesh(UsdGeom.Mesh(mesh), world) if mesh else {}),
    }


def describe_mesh(mesh: UsdGeom.Mesh, world: np.ndarray) -> dict:
    """What only a mesh has."""
    points = np.array(mesh.GetPointsAttr().Get())
    variables = UsdGeom.PrimvarsAPI(mesh).GetPrimvars()
    subsets = UsdShade.MaterialBindingAPI(mesh).GetMaterialBindSubsets()
    bound = (UsdShade.MaterialBindingAPI(one).ComputeBoundMaterial()[0] for one in (subsets or [mesh]))
    return {
        **bounds(points, world),
        "vertices": len(points),
        "triangles": sum(corners - 2 for corners in mesh.GetFaceVertexCountsAttr().Get()),
        "uv_sets": sum(str(one.GetTypeName()) in UV for one in variables),
        "has_normals": bool(mesh.GetNormalsAttr().HasValue() or mesh.GetPrim().HasAttribute("primvars:normals")),
        "materials": [one.GetPrim().GetName() for one in bound if one],
        "morphs": list(UsdSkel.BindingAPI(mesh).GetBlendShapesAttr().Get() or []),
    }


if __name__ == "__main__":
    path, answer = sys.argv[1:]
    stage = Usd.Stage.Open(path)
    cache, unit = UsdGeom.XformCache(), UsdGeom.GetStageMetersPerUnit(stage)
    placed = [one for one in stage.Traverse() if one.IsA(UsdGeom.Xformable) and not is_added(one) and not is_data(one)]
    nodes = [describe(prim, cache, unit) for prim in placed]
    Path(answer).write_text(json.dumps({"nodes": nodes, "messages": []}), encoding="utf-8")
