"""Baked textures: what they show, how they bleed, and that nothing of it stays in the file."""

from __future__ import annotations

import addon_utils
import bpy
import kit
import numpy as np

SIZE = 256
RESOLUTION = 16


def check_files_are_named_after_what_they_show():
    stage, item = _stage()
    files = _bake(stage, item, {"Parts", "Curvature", "AO"})
    assert [path.name for path in files] == ["SM_AO.png", "SM_Curvature.png", "SM_Parts.png"]
    assert sorted(path.name for path in kit.folder().iterdir()) == [path.name for path in files]
    assert [path.name for path in _bake(stage, item, {"AO"})] == ["SM_AO.png"]
    assert _bake(stage, item, set()) == []


def check_nothing_stays_behind():
    kit.generate()
    stage, item = _stage()
    before, settings = _state(), _settings(stage)
    for _ in range(2):
        _bake(stage, item, {"AO", "Parts"}, 32)
    assert _state() == before
    assert _settings(stage) == settings
    assert [material.name for material in item.data.materials] == ["0", "1", "2", "3"]


def check_each_face_has_the_colour_of_its_part():
    """Through UV0 as it is stored: neither mirrored nor turned, whatever slots the faces have."""
    stage, item = _stage()
    picture = _picture(_bake(stage, item, {"Parts"})[0])
    places, parts = _uv(item).mean(axis=1), _parts(item)
    large = _uv_areas(item) * SIZE**2 > 1
    assert large.mean() > 0.7 and set(parts[large]) == {0, 1, 2, 3}
    right = np.abs(_at(picture, places[large]) - _colours()[parts[large]]).max(axis=1) < 0.01
    assert right.mean() > 0.999, right.mean()  # at the very tip of a pole, bleeding mixes a texel


def check_colours_bleed_over_borders_but_not_into_neighbours():
    stage, item = _stage()
    picture = _picture(_bake(stage, item, {"Parts"}, 512)[0])
    atlas = _atlas()
    reach = 1.4 / 512  # of a gap of four texels: a texel that is touched has its centre on this side of the middle
    steps = np.linspace(0, 1, 40)
    layout = _layout()
    poles = {chart for chart, _ in layout.poles}  # their last row is a saw, not a border
    for chart in set(range(25)) - poles:
        part = layout.part_of_chart[chart]
        low, high = atlas.low[chart] - reach, atlas.high[chart] + reach
        border = [low + (high - low) * (x, y) for t in steps for x, y in ((t, 0), (t, 1), (0, t), (1, t))]
        seen = np.abs(_at(picture, np.array(border)) - _colours()[part]).max(axis=1) < 0.01
        assert seen.mean() > 0.9, (chart, seen.mean())  # texels at corners may be mixtures


def check_occlusion_is_dark_where_parts_meet_and_white_in_the_open():
    stage, item = _stage()
    picture = _picture(_bake(stage, item, {"AO"})[0])
    assert _shown(picture, "blade_main_0", slice(0.6, 0.9)).mean() > 0.95
    assert _shown(picture, "blade_low_cap", slice(0.4, 0.6)).mean() < 0.1
    assert np.ptp(picture, axis=2).max() < 0.01


def check_what_else_is_on_the_stage_casts_no_shadow():
    stage, item = _stage()
    alone = _picture(_bake(stage, item, {"AO"}, 64)[0])
    shell = bpy.data.objects.new("UCX_SM", item.data)
    stage.collection.objects.link(shell)
    assert np.allclose(_picture(_bake(stage, item, {"AO"}, 64)[0]), alone, atol=0.02)


def check_curvature_is_bright_at_edges_grey_where_flat():
    stage, item = _stage()
    picture = _picture(_bake(stage, item, {"Curvature"}, 512)[0])
    places = {"edge": _v_line("blade_main_0", 0.0), "middle": _v_line("blade_main_0", 0.5)}
    edge, middle = (_at(picture, place)[:, 0].mean() for place in places.values())
    assert abs(middle - 0.5) < 0.06, middle
    assert edge > middle + 0.1, (edge, middle)


def check_an_older_file_survives_a_full_disk():
    stage, item = _stage()
    (path,) = _bake(stage, item, {"Parts"}, 32)
    whole = path.read_bytes()
    with kit.no_file_larger_than(100):
        assert "File too large" in _refusal(stage, item)
    assert path.read_bytes() == whole
    assert [entry.name for entry in kit.folder().iterdir()] == [path.name]


def check_a_folder_that_is_gone_is_told():
    stage, item = _stage()
    assert "Cannot write" in _refusal(stage, item, kit.folder() / "gone")


def check_a_mesh_without_uv0_is_told():
    stage, item = _stage()
    item.data.uv_layers.remove(item.data.uv_layers["UVMap"])
    item.data.uv_layers.remove(item.data.uv_layers[0])
    assert "could not bake" in _refusal(stage, item)


def check_without_cycles_it_says_what_to_enable():
    stage, item = _stage()
    addon_utils.disable("cycles")
    try:
        assert "Cycles" in _refusal(stage, item)
    finally:
        addon_utils.enable("cycles")


def _grids() -> np.ndarray:
    model = kit.model()
    return model.shape(model.sample("arming", 3), RESOLUTION)


def _atlas():
    return kit.model().kind.atlases[0]


def _layout():
    return kit.model().kind.layout


def _stage() -> tuple[bpy.types.Scene, bpy.types.Object]:
    """A scene apart with one asset as it is exported: triangles, two UV maps, a slot a part."""
    grids = _grids()
    level = kit.our("model_core.export.level").level_of(grids, _layout())
    mesh = bpy.data.meshes.new("SM")
    mesh.from_pydata(level.vertices.tolist(), [], level.triangles.tolist())
    for name in ("Lightmap", "UVMap"):  # the baked one is neither the first nor the active
        mesh.uv_layers.new(name=name)
    mesh.uv_layers["UVMap"].data.foreach_set("uv", _atlas().corner_uv(_layout(), RESOLUTION).ravel())
    mesh.uv_layers.active = mesh.uv_layers["Lightmap"]
    mesh.attributes.new("part", "INT", "FACE").data.foreach_set("value", level.part_of_triangle)
    for slot in range(4):
        mesh.materials.append(bpy.data.materials.new(str(slot)))
    mesh.polygons.foreach_set("material_index", level.part_of_triangle)
    stage = bpy.data.scenes.new("Stage")
    item = bpy.data.objects.new("SM", mesh)
    stage.collection.objects.link(item)
    return stage, item


def _bake(stage, item, what, size=SIZE, folder=None):
    return kit.our("rodin_addon.export.baking").bake(stage, item, folder or kit.folder(), "SM_{}".format, size, what)


def _refusal(stage, item, folder=None) -> str:
    before = _state()
    try:
        _bake(stage, item, {"Parts"}, 32, folder)
    except kit.our("rodin_addon.errors").SceneError as error:
        assert _state() == before
        return str(error)
    raise AssertionError("It was baked.")


def _state() -> dict:
    kinds = ("objects", "worlds", "node_groups", "textures", "cameras")
    return kit.scene_state() | {kind: len(getattr(bpy.data, kind)) for kind in kinds}


def _settings(stage: bpy.types.Scene) -> list:
    return [(scene.render.engine, scene.cycles.samples) for scene in (bpy.context.scene, stage)]


def _picture(path) -> np.ndarray:
    """(size, size, 3), rows from the bottom, as stored."""
    image = bpy.data.images.load(str(path))
    image.colorspace_settings.name = "Non-Color"
    pixels = np.array(image.pixels[:]).reshape(*image.size, 4)[..., :3]
    bpy.data.images.remove(image)
    return pixels


def _at(picture: np.ndarray, uv: np.ndarray) -> np.ndarray:
    """(N, 3) the texels that (N, 2) places fall into."""
    column, row = np.clip((uv * len(picture)).astype(int), 0, len(picture) - 1).T
    return picture[row, column]


def _uv(item: bpy.types.Object) -> np.ndarray:
    uv = np.empty(2 * len(item.data.loops), dtype=np.float32)
    item.data.uv_layers["UVMap"].data.foreach_get("uv", uv)
    return uv.reshape(-1, 3, 2)


def _uv_areas(item: bpy.types.Object) -> np.ndarray:
    first, second = np.moveaxis(_uv(item)[:, 1:] - _uv(item)[:, :1], 1, 0)
    return (first[:, 0] * second[:, 1] - first[:, 1] * second[:, 0]) / 2


def _parts(item: bpy.types.Object) -> np.ndarray:
    parts = np.empty(len(item.data.polygons), dtype=np.int32)
    item.data.attributes["part"].data.foreach_get("value", parts)
    return parts


def _colours() -> np.ndarray:
    """(4, 3) of the parts, in order."""
    return np.array(kit.our("rodin_addon.export.baking").PART_COLOURS[:4])


def _chart_uv(chart: str) -> np.ndarray:
    index = _layout().charts.index(chart)
    return _atlas().uv(101)[index]


def _shown(picture: np.ndarray, chart: str, along: slice) -> np.ndarray:
    """Texels of the middle of a chart between two shares of its length."""
    uv = _chart_uv(chart)[int(along.start * 100) : int(along.stop * 100), 20:80]
    return _at(picture, uv.reshape(-1, 2))


def _v_line(chart: str, across: float) -> np.ndarray:
    return _chart_uv(chart)[30:90, int(across * 100)]
