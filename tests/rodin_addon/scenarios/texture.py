"""A texture that is painted on an asset in the scene lies right on it in every file.

Its texels hold their own place, so a face's colour is the place that the face has in the texture.
"""

from __future__ import annotations

import bpy
import kit
import numpy as np
from mathutils import Vector
from mathutils.bvhtree import BVHTree
from mathutils.geometry import barycentric_transform

SIZE = 512  # texels along a side
RESOLUTION = 12  # of the scene's assets, and of the finest level, so that faces lie on faces
FILES = {"GLTF": ".glb", "FBX": ".fbx"}
IMPORTERS = {"GLTF": bpy.ops.import_scene.gltf, "FBX": bpy.ops.import_scene.fbx}


def check_it_lies_right_on_patches_and_on_the_welded_mesh():
    for welded in (False, True):
        (root,) = kit.generate(style="scimitar", resolution=RESOLUTION, welded=welded)
        _lies_right(root, f"{welded} as generated")
        root.rodin.blade_length = 1.1 * root.rodin.blade_length
        root.rodin.guard_width = 1.2 * root.rodin.guard_width
        assert not root.rodin.message
        _lies_right(root, f"{welded} after dragging")


def check_it_lies_right_on_an_older_atlas():
    """Swords of Rodin 0.1.0 have their charts in 5 x 5 squares, and keep them."""
    (root,) = kit.generate(style="katana", resolution=RESOLUTION, welded=True)
    kind = kit.model().kind
    tiles = kit.our("model_core.charts.atlas").tiles(kind.layout)
    plan = kit.our("rodin_addon.mesh.plan").welded_plan(kind, RESOLUTION)
    uv = tiles.uv(RESOLUTION).reshape(-1, 2)[plan.corner_point]
    root.data.uv_layers["Atlas"].data.foreach_set("uv", uv.ravel())
    _lies_right(root, "tiles")


def check_coarser_levels_are_on_the_same_map():
    """Their surface lies elsewhere by a few millimetres, and so do colours by some texels."""
    (root,) = kit.generate(style="arming", resolution=RESOLUTION, welded=True)
    painted = _painted(root)
    kit.select(root)
    for item in _written("FBX", finest=RESOLUTION, levels=2):
        places, colours = _faces(item)
        apart = np.abs(colours - painted.colours(places)).max(axis=1)
        assert (apart < 24 / SIZE).mean() > 0.9, (item.name, np.quantile(apart, [0.5, 0.9, 0.98]))


def _lies_right(root: bpy.types.Object, what: str) -> None:
    painted = _painted(root)
    for format_ in FILES:
        kit.select(root)
        found = max(_written(format_, finest=RESOLUTION, levels=1), key=lambda item: len(item.data.polygons))
        places, colours = _faces(found)
        assert np.allclose(kit.bounds(places), kit.bounds(painted.middles()), atol=5e-3), (what, format_)
        apart = np.abs(colours - painted.colours(places)).max(axis=1)
        assert (apart < 4 / SIZE).mean() > 0.98, (what, format_, np.quantile(apart, [0.5, 0.9, 0.95, 0.98, 1.0]))


class _Painted:
    """An asset in the scene, about its root, and what its texture shows through "Atlas"."""

    def __init__(self, root: bpy.types.Object):
        meshes = [root] if root.type == "MESH" else list(root.children)
        triangles = [_triangles(item, "Atlas") for item in meshes]
        corners, self._uv = (np.concatenate(values) for values in zip(*triangles, strict=True))
        self._corners = corners - np.array(root.location)
        flat = self._corners.reshape(-1, 3)
        self._tree = BVHTree.FromPolygons(flat.tolist(), np.arange(len(flat)).reshape(-1, 3).tolist())

    def middles(self) -> np.ndarray:
        """(T, 3) of all triangles."""
        return self._corners.mean(axis=1)

    def colours(self, places: np.ndarray) -> np.ndarray:
        """(N, 2) of the nearest points of the surface."""
        uv = []
        for place in places:
            point, _normal, index, _distance = self._tree.find_nearest(place)
            corners = [Vector((*at, 0.0)) for at in self._uv[index]]
            uv.append(barycentric_transform(point, *map(Vector, self._corners[index]), *corners)[:2])
        return _looked_up(np.array(uv))


def _painted(root: bpy.types.Object) -> _Painted:
    """The asset as the texture is seen on it."""
    image = bpy.data.images.get("Places") or _image()
    for item in [root] if root.type == "MESH" else root.children:
        _texture(item, image)
    return _Painted(root)


def _image() -> bpy.types.Image:
    image = bpy.data.images.new("Places", SIZE, SIZE, float_buffer=True)
    middle = (np.arange(SIZE, dtype=np.float32) + 0.5) / SIZE
    pixels = np.ones((SIZE, SIZE, 4), dtype=np.float32)
    pixels[..., 0], pixels[..., 1], pixels[..., 2] = middle, middle[:, None], 0.0
    image.pixels.foreach_set(pixels.ravel())
    return image


def _texture(item: bpy.types.Object, image: bpy.types.Image) -> None:
    """Every material of an object shows the image through the UV map "Atlas"."""
    for slot in item.material_slots:
        tree = slot.material.node_tree
        if any(node.type == "TEX_IMAGE" for node in tree.nodes):
            continue
        (shader,) = [node for node in tree.nodes if node.type == "BSDF_PRINCIPLED"]
        texture, place = tree.nodes.new("ShaderNodeTexImage"), tree.nodes.new("ShaderNodeUVMap")
        texture.image, place.uv_map = image, "Atlas"
        tree.links.new(place.outputs["UV"], texture.inputs["Vector"])
        tree.links.new(texture.outputs["Color"], shader.inputs["Base Color"])


def _written(format_: str, **words) -> list[bpy.types.Object]:
    """Export what is selected, and bring it back in: its meshes."""
    folder = kit.folder() / f"{format_}{len(list(kit.folder().iterdir()))}"
    assert bpy.ops.rodin.export_batch(
        folder=str(folder), engine="GENERIC", format=format_, collision="NONE", sockets=False, **words
    ) == {"FINISHED"}
    (path,) = folder.glob(f"*{FILES[format_]}")
    before = set(bpy.data.objects)
    IMPORTERS[format_](filepath=str(path))
    bpy.context.view_layer.update()
    return [item for item in bpy.data.objects if item not in before and item.type == "MESH"]


def _faces(item: bpy.types.Object) -> tuple[np.ndarray, np.ndarray]:
    """((T, 3) middles in the world, (T, 2) colours of the texture there) of a file's triangles, through UV0."""
    corners, uv = _triangles(item, item.data.uv_layers[0].name)
    return corners.mean(axis=1), _looked_up(uv.mean(axis=1))


def _triangles(item: bpy.types.Object, uv_map: str) -> tuple[np.ndarray, np.ndarray]:
    """((T, 3, 3) corners in the world, (T, 3, 2) UVs) of an object's faces."""
    mesh = item.data
    mesh.calc_loop_triangles()
    loops = np.empty(3 * len(mesh.loop_triangles), dtype=np.int32)
    mesh.loop_triangles.foreach_get("loops", loops)
    vertex_of_loop, uv = np.empty(len(mesh.loops), dtype=np.int32), np.empty(2 * len(mesh.loops), dtype=np.float32)
    mesh.loops.foreach_get("vertex_index", vertex_of_loop)
    mesh.uv_layers[uv_map].data.foreach_get("uv", uv)
    return kit.coordinates(item)[vertex_of_loop[loops]].reshape(-1, 3, 3), uv.reshape(-1, 2)[loops].reshape(-1, 3, 2)


def _looked_up(uv: np.ndarray) -> np.ndarray:
    """(F, 2) red and green of the texels at some places."""
    image = bpy.data.images["Places"]
    pixels = np.empty(4 * SIZE * SIZE, dtype=np.float32)
    image.pixels.foreach_get(pixels)
    column, row = np.clip((uv * SIZE).astype(int), 0, SIZE - 1).T
    return pixels.reshape(SIZE, SIZE, 4)[row, column, :2]
