"""Collision pieces as Blender sees them: closed, convex, and around the asset."""

from __future__ import annotations

import bmesh
import bpy
import kit
import numpy as np

RESOLUTION = 32


def check_pieces_of_every_style_are_closed_and_convex():
    for style, piece, around in _collisions():
        vertices, triangles = len(around.vertices), len(around.triangles)
        mesh = _mesh(around)
        assert not mesh.validate(), f"{style}: Blender had to mend the {piece.part}"
        shape = bmesh.new()
        shape.from_mesh(mesh)
        assert (len(shape.verts), len(shape.faces)) == (vertices, triangles)
        assert all(edge.is_manifold and edge.is_contiguous for edge in shape.edges), (style, piece.part)
        assert min(face.calc_area() for face in shape.faces) > 0
        own, blenders = shape.calc_volume(signed=True), _volume_of_blenders_hull(around.vertices)
        assert own > 0
        # Blender's hull rounds to one part in ten thousand.
        assert abs(own - blenders) < 1e-3 * own, (style, piece.part, own, blenders)
        shape.free()


def check_swords_in_the_scene_are_held():
    """To a millimetre, by the pieces made from their charts."""
    core = kit.our("model_core.export.hulls")
    for style, welded in (("scimitar", True), ("kris", False), ("toy", True)):
        (root,) = kit.generate(style=style, welded=welded, resolution=RESOLUTION)
        points = kit.sword_coordinates(root) - np.array(root.location)
        around = [hull for _, _, hull in _collisions((style,), seed=5)]
        above = np.min([_above(hull, points) for hull in around], axis=0)
        assert above.max() <= core.TOLERANCE + 1e-5, (style, above.max())


def check_a_mesh_without_charts_is_held_too():
    pieces, hulls = kit.our("model_core.export.pieces"), kit.our("model_core.export.hulls")
    (root,) = kit.generate(style="katana", welded=True, resolution=16)
    mesh = root.data
    part = np.empty(len(mesh.polygons), dtype=np.int32)
    mesh.attributes["part"].data.foreach_get("value", part)
    part_of_vertex = np.empty(len(mesh.vertices), dtype=np.int32)
    for face in mesh.polygons:
        part_of_vertex[list(face.vertices)] = part[face.index]
    points = np.array([vertex.co for vertex in mesh.vertices])
    found = pieces.pieces_of(kit.model().kind.layout, points, part_of_vertex)
    assert [piece.part for piece in found] == ["blade", "guard", "grip", "pommel"]
    above = np.min([_above(hulls.hull(piece.points), points) for piece in found], axis=0)
    assert above.max() <= hulls.TOLERANCE + 1e-5


def _collisions(styles=None, seed: int = 1):
    """(style, piece, hull) of assets of the shipped model, boxes as well where no style is asked for."""
    hulls, pieces = kit.our("model_core.export.hulls"), kit.our("model_core.export.pieces")
    model = kit.model()
    for style in styles or model.styles:
        for piece in pieces.pieces(model.kind, model.shape(model.sample(style, seed), RESOLUTION)):
            yield style, piece, hulls.hull(piece.points)
            if not styles:
                yield style, piece, hulls.box(piece.points)


def _mesh(hull) -> bpy.types.Mesh:
    mesh = bpy.data.meshes.new("Hull")
    mesh.from_pydata(hull.vertices.tolist(), [], hull.triangles.tolist())
    return mesh


def _volume_of_blenders_hull(points: np.ndarray) -> float:
    shape = bmesh.new()
    bmesh.ops.convex_hull(shape, input=[shape.verts.new(point) for point in points.tolist()])
    volume = shape.calc_volume()
    shape.free()
    return volume


def _above(hull, points: np.ndarray) -> np.ndarray:
    """(N,) metres by which each point is outside, at most 0 for those inside."""
    a, b, c = hull.vertices.astype(np.float64)[hull.triangles.T]
    normals = np.cross(b - a, c - a)
    normals /= np.linalg.norm(normals, axis=1, keepdims=True)
    return (points @ normals.T - np.einsum("ti,ti->t", normals, a)).max(axis=1)
