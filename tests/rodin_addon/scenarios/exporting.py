"""Export: one file an asset, all that belongs to it, the scene untouched."""

from __future__ import annotations

import json
from pathlib import Path

import bpy
import kit
import numpy as np
from mathutils import Matrix

ENGINES = ("UNREAL", "UNITY", "GODOT", "GENERIC")
FILES = {"FBX": ".fbx", "GLTF": ".glb", "USD": ".usdc", "OBJ": ".obj"}


def check_one_file_a_sword():
    roots = kit.generate(count=3, style="katana")
    kit.select(roots[0].children[3], roots[0].children[4], roots[2])
    _export()
    assert _swords() == ["Katana_001.fbx", "Katana_003.fbx"]


def check_every_preset_in_every_format():
    (root,) = kit.generate(style="scimitar", seed=3)
    own = kit.bounds(kit.sword_coordinates(root) - np.array(root.location))
    for engine in ENGINES:
        for format_, suffix in FILES.items():
            _export(engine=engine, format=format_, folder=f"{engine}_{format_}")
            record = _manifest(f"{engine}_{format_}")
            (sword,) = record["assets"]
            assert sword["files"][0]["name"].endswith(suffix) or format_ == "OBJ"
            assert [item["resolution"] for item in sword["levels"]] == ([12] if engine == "GODOT" else [12, 6])
            assert all(not any(_closed(item["checks"])) for item in sword["levels"])
            assert np.allclose(sword["size_m"], own[1] - own[0], atol=2e-3), engine
            assert len({item["part"] for item in sword["collision"]}) == 4
            assert set(sword["sockets"]) == {"Grip", "Guard", "Tip"}


def check_size_and_axes_come_back():
    for engine in ENGINES:
        (root,) = kit.generate(resolution=12, style="sabre")
        own = kit.sword_coordinates(root) - np.array(root.location)
        _export(engine=engine, format="FBX", collision="NONE")
        found = _finest(_reimported(root.name, engine))
        assert np.allclose(kit.bounds(kit.coordinates(found)), kit.bounds(own), atol=1e-5), engine


def check_the_unity_file_needs_no_correction():
    """Rotation 0, scale 1, Y up, centimetres: what Unity shows in an object's transform."""
    (root,) = kit.generate(resolution=12)
    _export(engine="UNITY")
    header, models = _raw(root.name)
    assert header["UpAxis"] == 1
    for name, transform in models.items():
        assert transform.get("Lcl Rotation", [0, 0, 0]) == [0, 0, 0], name
        assert np.allclose(transform.get("Lcl Scaling", [1, 1, 1]), 1.0), name


def check_the_unreal_file_is_in_centimetres_below_one_group():
    (root,) = kit.generate(resolution=12)
    _export(engine="UNREAL")
    header, models = _raw("SM_Arming_001")
    assert (header["UpAxis"], header["UnitScaleFactor"]) == (2, 1.0)
    found = _reimported(root.name, "UNREAL")
    names = {item.name: item.parent.name if item.parent else None for item in found}
    assert names["SM_Arming_001_LOD0"] == names["SM_Arming_001_LOD1"] == "SM_Arming_001"
    pieces = [name for name in names if name.startswith("UCX_SM_Arming_001_LOD0_")]
    assert len(pieces) >= 4 and all(names[name] == "SM_Arming_001_LOD0" for name in pieces)
    assert names["SOCKET_Tip"] == "SM_Arming_001_LOD0"
    assert len(models) == len(names)


def check_it_stands_at_zero_with_the_grip_at_the_pivot():
    (root,) = kit.generate()
    root.location, root.rotation_euler = (10.0, 20.0, 30.0), (1.0, 2.0, 3.0)
    bpy.context.view_layer.update()
    _export()
    found = _finest(_reimported(root.name))
    assert np.allclose(found.location, 0)
    assert [slot.material.name.partition(".")[0] for slot in found.material_slots] == [
        "Sword Steel",
        "Sword Brass",
        "Sword Leather",
        "Sword Pommel",
    ]
    assert len(found.data.uv_layers) == 2
    assert all(len(face.vertices) == 3 for face in found.data.polygons)
    low, high = kit.bounds(kit.coordinates(found))
    assert low[2] < 0 < high[2] < 2.0


def check_the_blade_points_where_it_is_told():
    (root,) = kit.generate()
    length = np.ptp(kit.sword_coordinates(root)[:, 2])
    for axis in ("X", "-X", "Y", "-Y", "Z", "-Z"):
        _export(engine="GENERIC", top_axis=axis, collision="NONE")
        found = _reimported(root.name, "GENERIC")
        tip = next(item for item in found if item.name.startswith("Socket_Tip")).matrix_world.translation
        row, sign = "XYZ".index(axis[-1]), -1 if axis.startswith("-") else 1
        assert sign * tip[row] > 0.6 * length, (axis, tip)
        low, high = kit.bounds(kit.coordinates(_finest(found)))
        assert abs((high - low)[row] - length) < 2e-3, axis
        kit.begin(kit.folder() / "again")
        (root,) = kit.generate()


def check_scale_of_sword_and_scene_count():
    (root,) = kit.generate(resolution=12)
    plain = np.ptp(kit.sword_coordinates(root), axis=0)
    root.scale = (2.0, 1.0, 2.0)
    bpy.context.view_layer.update()
    _export()
    sword = _manifest()["assets"][0]
    assert np.allclose(sword["size_m"], plain * (2, 1, 2), rtol=1e-4)
    assert sword["by_construction"]
    bpy.context.scene.unit_settings.scale_length = 0.01
    (root,) = kit.generate(resolution=12, seed=5)
    _export()
    bpy.context.scene.unit_settings.scale_length = 1.0
    assert np.allclose(_manifest()["assets"][-1]["size_m"], plain, rtol=1e-4)


def check_a_mirrored_sword_is_not_inside_out():
    (root,) = kit.generate()
    root.scale = (-1.0, 1.0, 1.0)
    bpy.context.view_layer.update()
    _export()
    (sword,) = _manifest()["assets"]
    assert not sword["by_construction"] and sword["levels"][0]["checks"]["inverted"] == 0


def check_normals_come_along():
    (root,) = kit.generate(resolution=12)
    _export(engine="GENERIC", collision="NONE", sockets=False)
    found = _finest(_reimported(root.name, "GENERIC"))
    ours = {}
    for patch in root.children:
        for corner, loop in zip(patch.data.corner_normals, patch.data.loops, strict=True):
            place = tuple(np.round(patch.data.vertices[loop.vertex_index].co, 4))
            ours.setdefault(place, []).append(np.array(corner.vector))
    turn = np.array(found.matrix_world.to_3x3().normalized())
    best = []
    for corner, loop in zip(found.data.corner_normals, found.data.loops, strict=True):
        place = tuple(np.round(found.matrix_world @ found.data.vertices[loop.vertex_index].co, 4))
        if place in ours:
            best.append(max(float(normal @ turn @ np.array(corner.vector)) for normal in ours[place]))
    assert len(best) > 1000
    assert np.quantile(best, 0.05) > 0.97, np.quantile(best, 0.05)


def check_edges_that_are_sharp_stay_sharp():
    """Where a welded asset has more than one normal at a vertex, so has what is read back, and nowhere else."""
    (root,) = kit.generate(resolution=12, welded=True)
    own = _places_of_several_normals(root)
    _export(engine="GENERIC", collision="NONE", sockets=False, levels=1)
    found = _places_of_several_normals(_finest(_reimported(root.name, "GENERIC")))
    assert len(own) > 100
    assert len(own ^ found) < 0.1 * len(own), (len(own), len(found), len(own & found))


def check_materials_of_the_artist_arrive():
    (root,) = kit.generate()
    gold = bpy.data.materials.new("My Gold")
    for patch in root.children:
        if "blade" in patch.name:
            patch.material_slots[0].material = gold
    _export()
    found = _finest(_reimported(root.name))
    assert found.material_slots[0].material.name.startswith("My Gold")
    kit.select(root)
    _export(materials="ONE", folder="one")
    found = _finest(_reimported(root.name, folder="one"))
    assert [slot.material.name for slot in found.material_slots] == ["Sword"]
    assert set(bpy.data.materials) >= {gold}


def check_what_was_changed_by_hand_is_exported_as_a_baked_copy():
    (root,) = kit.generate(welded=True)
    root.data.vertices[7].co.x += 0.05
    root.data.update()
    root.data.attributes["part"].data[0].value = 77
    root.data.polygons[0].material_index = 2
    moved = kit.bounds(kit.coordinates(root) - np.array(root.location))
    _export()
    (sword,) = _manifest()["assets"]
    assert (sword["by_construction"], len(sword["levels"])) == (False, 1)
    assert "different materials" in sword["why_baked"]
    found = _finest(_reimported(root.name))
    assert np.allclose(kit.bounds(kit.coordinates(found)), moved, atol=1e-5)


def check_what_was_changed_by_hand_has_textures_too():
    (root,) = kit.generate(welded=True, resolution=6)
    root.data.vertices[7].co.x += 0.05
    root.data.attributes["part"].data[0].value = 77
    root.data.polygons[0].material_index = 2
    root.data.update()
    _export(textures="256")
    (sword,) = _manifest()["assets"]
    assert not sword["by_construction"] and len(sword["files"]) == 4
    root.data.uv_layers.remove(root.data.uv_layers[0])
    root.data.update()
    _export(textures="256")
    (sword,) = _manifest()["assets"]
    assert len(sword["files"]) == 1, sword["files"]
    assert sword["levels"][0]["uv_stretch"] is None, (sword["levels"], sword["by_construction"])


def check_patches_changed_by_hand_still_close():
    (root,) = kit.generate()
    tip = next(patch for patch in root.children if "blade_main_0" in patch.name)
    middle = len(tip.data.vertices) // 2 + 3
    tip.data.vertices[middle].co.y += 0.002
    tip.data.update()
    _export()
    (sword,) = _manifest()["assets"]
    assert sword["edited_by_hand"] and len(sword["levels"]) == 2
    assert not any(_closed(sword["levels"][0]["checks"]))
    assert len(sword["collision"]) >= 4


def check_own_additions_are_exported():
    (root,) = kit.generate()
    gem = kit.add_mesh("Gem", *_box(0.02, (0, 0, 2)))
    gem.parent = root
    kit.select(root)
    _export()
    found = _finest(_reimported(root.name))
    assert abs(kit.bounds(kit.coordinates(found))[1][2] - 2.01) < 1e-4


def check_what_is_not_closed_is_refused_and_the_rest_goes_on():
    roots = kit.generate(count=3)
    bpy.data.objects.remove(roots[1].children[0])
    kit.select(*roots)
    _export()
    record = _manifest()
    assert [item["base"] for item in record["assets"]] == ["Arming_001", "Arming_003"]
    (refused,) = record["refused"]
    assert refused["base"] == "Arming_002" and "not watertight" in refused["reasons"][0]
    assert _swords() == ["Arming_001.fbx", "Arming_003.fbx"]
    kit.select(roots[1])
    assert "not watertight" in kit.refusal(bpy.ops.rodin.export_batch, folder=_folder("out"))
    _export(anyway=True)
    assert "Arming_002.fbx" in _swords()


def check_a_triangle_budget_is_kept():
    kit.generate()
    message = kit.refusal(bpy.ops.rodin.export_batch, folder=_folder("out"), engine="UNITY", finest=12, budget=1000)
    assert "exceed the budget of 1,000" in message
    assert _swords() == []


def check_the_scene_is_untouched():
    roots = kit.generate(count=3)
    roots[1].matrix_world = Matrix.LocRotScale((1, 2, 3), Matrix.Rotation(0.5, 3, "X").to_quaternion(), (1, 2, -3))
    roots[0].children[2].hide_set(True)
    roots[0].hide_viewport = True
    roots[2].hide_render = True
    roots[2].name, roots[2].data = "Arming_003", None
    roots[2].children[4].data.vertices[3].co.x += 0.01
    kit.select(roots[1].children[4], roots[2], roots[1])
    bpy.context.view_layer.update()
    before = kit.scene_state()
    for engine in ENGINES:
        _export(engine=engine, anyway=True)
    bpy.context.view_layer.update()
    assert kit.scene_state() == before


def check_names_of_the_scene_are_lent():
    """Engines read names, so a node must have its own even where an object of the scene is called so."""
    (root,) = kit.generate()
    for name in ("SM_Arming_001_LOD0", "SOCKET_Tip", "UCX_SM_Arming_001_LOD0_00"):
        bpy.context.scene.collection.objects.link(bpy.data.objects.new(name, None))
    bpy.data.materials.new("Sword")
    kit.select(root)
    before = kit.scene_state()
    _export(engine="UNREAL", materials="ONE")
    assert kit.scene_state() == before
    _header, models = _raw("SM_Arming_001")
    assert {"SM_Arming_001_LOD0", "SOCKET_Tip", "UCX_SM_Arming_001_LOD0_00"} <= set(models)


def check_names_are_cleaned():
    roots = kit.generate(count=5)
    for root, name in zip(roots, ("Fire/Sword:1", "Épée du 剣 ⚔", "..", "fire_sword_1", "con"), strict=True):
        root.name = name
    kit.select(*roots)
    _export(engine="GENERIC")
    assert _swords() == sorted(["Fire_Sword_1.fbx", "Épée_du_剣.fbx", "sword.fbx", "fire_sword_1_2.fbx", "con_.fbx"])


def check_very_long_names():
    (root,) = kit.generate()
    root.name = "剣" * 80
    _export()
    (name,) = _swords()
    assert len(name.encode()) <= 110


def check_its_own_older_file_is_replaced():
    kit.generate()
    path = kit.folder() / "out" / "Arming_001.fbx"
    _export()
    before = path.read_bytes()
    _export(finest=6)
    assert len(path.read_bytes()) < len(before)
    assert _swords() == ["Arming_001.fbx"]


def check_a_file_that_a_kill_left_unnoted_is_replaced():
    kit.generate()
    _export()
    path = kit.folder() / "out" / "manifest.json"
    record = json.loads(path.read_text(encoding="utf-8"))
    record["missing"] = [{"name": asset["name"], "base": asset["base"]} for asset in record["assets"]]
    record["assets"] = []
    path.write_text(json.dumps(record), encoding="utf-8")
    _export()
    assert len(_manifest()["assets"]) == 1


def check_a_missing_folder_is_made_and_holds_nothing_else():
    kit.generate()
    _export(folder="a/b/c")
    assert sorted(path.name for path in (kit.folder() / "a/b/c").iterdir()) == [
        "Arming_001.fbx",
        "contact_sheet.png",
        "manifest.json",
    ]


def check_a_folder_beside_the_blend_file():
    kit.generate()
    bpy.ops.wm.save_as_mainfile(filepath=str(kit.folder() / "swords.blend"))
    kit.settings().export.folder = "//out"
    kit.settings().export.engine = "UNITY"
    assert bpy.ops.rodin.export_batch() == {"FINISHED"}
    assert _swords() == ["Arming_001.fbx"]


def check_textures_are_baked_beside_the_sword():
    kit.generate()
    _export(textures="256")
    names = [item["name"] for item in _manifest()["assets"][0]["files"]]
    assert {"Arming_001_AO.png", "Arming_001_Curvature.png", "Arming_001_Parts.png"} < set(names)
    assert all((kit.folder() / "out" / name).stat().st_size > 500 for name in names)


def check_a_pair_with_shape_keys_becomes_morph_targets():
    a, b = (kit.generate(style=style, count=1)[0] for style in ("katana", "claymore"))
    kit.select(b, a)
    assert bpy.ops.rodin.interpolate(form="KEYS") == {"FINISHED"}
    root = bpy.context.active_object
    kit.select(root)
    _export(engine="UNITY")
    (sword,) = _manifest()["assets"]
    assert sword["by_construction"] and sword["morphs"]
    found = _reimported(root.name)
    names = [block.name for block in root.data.shape_keys.key_blocks]
    for level in range(2):
        item = next(item for item in found if item.name.endswith(f"_LOD{level}"))
        assert [block.name for block in item.data.shape_keys.key_blocks] == names


def check_a_new_scene_has_the_preset_of_its_engine():
    settings = kit.settings().export
    wanted = kit.our("rodin_addon.settings.export").preset_values(settings.engine)
    assert {name: getattr(settings, name) for name in wanted} == wanted


def check_the_engine_fills_in_the_panel_and_words_come_before_it():
    settings = kit.settings().export
    for engine, format_, names in (("GODOT", "GLTF", "GODOT"), ("UNREAL", "FBX", "UNREAL"), ("UNITY", "FBX", "UNITY")):
        settings.engine = engine
        assert (settings.format, settings.names) == (format_, names)
    settings.finest, settings.levels = 8, 2
    kit.generate()
    assert bpy.ops.rodin.export_batch(folder=_folder("panel")) == {"FINISHED"}
    (making,) = _manifest("panel")["makings"]
    assert (making["choices"]["engine"], making["choices"]["resolutions"]) == ("UNITY", [8, 4])
    assert bpy.ops.rodin.export_batch(folder=_folder("words"), engine="GODOT", finest=6) == {"FINISHED"}
    (making,) = _manifest("words")["makings"]
    assert (making["choices"]["format"], making["choices"]["resolutions"]) == ("GLTF", [6, 3])


def check_what_is_grey_changes_nothing_and_the_rest_does():
    """Of the choices that only some formats take; not of FBX and USD, whose files of one asset differ."""
    kit.generate()
    settings, matters = kit.settings().export, kit.our("rodin_addon.settings.export").matters
    others = {"up": "Z", "forward": "Y", "fbx_scale": "FBX_SCALE_ALL", "bake_axes": True, "sockets": False}
    for format_ in ("GLTF", "OBJ"):
        settings.engine, settings.format = "GENERIC", format_
        before = _bytes(format_)
        for name, value in others.items():
            assert (_bytes(format_, **{name: value}) != before) == matters(settings, name), (format_, name)
    settings.format = "FBX"
    assert all(matters(settings, name) for name in others)
    assert matters(settings, "levels")
    settings.lods = "FIRST"
    assert not matters(settings, "levels")


def check_a_preset_brings_every_choice_back():
    """One of the artist's own, whose engine does not fill it in anew."""
    settings = kit.settings().export
    own = {
        **{"engine": "GODOT", "format": "FBX", "names": "UNREAL", "lods": "GROUP", "finest": 20, "levels": 3},
        **{"collision": "BOXES", "sockets": False, "top_axis": "-X", "materials": "ONE", "textures": "512"},
        **{"budget": 900, "anyway": True, "fbx_scale": "FBX_SCALE_ALL", "forward": "X", "up": "Z", "bake_axes": True},
    }
    assert set(own) == set(settings.bl_rna.properties.keys()) - {"rna_type", "name", "folder"}
    for name, value in own.items():
        setattr(settings, name, value)
    assert bpy.ops.rodin.export_preset_add(name="Mine") == {"FINISHED"}
    for engine, same in (("GODOT", {"engine"}), ("GENERIC", {"format"})):
        settings.engine = engine
        assert {name for name, value in own.items() if getattr(settings, name) == value} == same
    settings.folder = "//there"
    path = Path(bpy.utils.user_resource("SCRIPTS", path="presets/rodin/export")) / "Mine.py"
    assert bpy.ops.script.execute_preset(filepath=str(path), menu_idname="RODIN_PT_export_presets") == {"FINISHED"}
    assert {name: getattr(settings, name) for name in own} == own
    assert settings.folder == "//there", "where files go is of one file rather than of a kind of export"


def check_an_unwritable_folder_gets_a_sentence():
    kit.generate()
    (kit.folder() / "file").write_text("", encoding="ascii")
    for place in (kit.folder() / "file" / "below", "/proc/rodin"):
        assert "Cannot write to the folder" in kit.refusal(bpy.ops.rodin.export_batch, folder=str(place))


def check_no_folder_gets_a_sentence():
    kit.generate()
    assert "Choose a folder" in kit.refusal(bpy.ops.rodin.export_batch, folder="")
    assert "Save the file first" in kit.refusal(bpy.ops.rodin.export_batch, folder="//")


def check_a_file_that_cannot_be_replaced_gets_a_sentence():
    kit.generate()
    (kit.folder() / "out" / "SM_Arming_001.fbx").mkdir(parents=True)
    assert "Cannot write" in kit.refusal(bpy.ops.rodin.export_batch, folder=_folder("out"), engine="UNREAL")
    assert _swords() == ["SM_Arming_001.fbx"], "nothing half-written"


def check_a_full_disk_leaves_whole_files_and_names_the_missing():
    for format_ in FILES:
        kit.begin(kit.folder() / format_)
        kit.select(*kit.generate(count=2))
        out = kit.folder() / "out"
        with kit.no_file_larger_than(40_000):
            message = kit.refusal(
                bpy.ops.rodin.export_batch, folder=str(out), engine="UNITY", format=format_, finest=12, levels=1
            )
        assert "missing: Arming 001, Arming 002" in message, message
        assert [path.name for path in out.iterdir()] == ["manifest.json"], list(out.iterdir())
        assert [item["name"] for item in _manifest()["missing"]] == ["Arming 001", "Arming 002"]


def check_what_a_killed_export_left_is_swept_away():
    kit.generate()
    left, own = (kit.folder() / "out" / name for name in (".rodin-killed", ".rodin-mine"))
    for folder in (left, own):
        folder.mkdir(parents=True)
        (folder / "half.fbx").write_bytes(b"half")
    left.with_suffix(".lock").touch()
    _export()
    assert not left.exists() and not left.with_suffix(".lock").exists()
    assert own.exists(), "a folder of the user's was taken for one of ours"


def check_files_of_others_stay():
    item = kit.generate()[0]
    _export()
    (entry,) = _manifest()["assets"][0]["files"]
    path = kit.folder() / "out" / entry["name"]
    _export()  # its own file may be replaced
    path.write_bytes(b"made by hand")
    message = kit.refusal(bpy.ops.rodin.export_batch, folder=str(path.parent), engine="UNITY", finest=12, levels=2)
    assert "was not written by Rodin, or was changed since" in message, message
    assert path.read_bytes() == b"made by hand"
    item.name = "Another"
    _export()
    assert "Another.fbx" in _swords()
    assert path.read_bytes() == b"made by hand"


def check_a_stranger_s_file_is_not_noted_as_begun():
    """Or the export after one that broke off would replace it."""
    kit.select(*kit.generate(count=2))
    out = kit.folder() / "out"
    out.mkdir()
    (out / "Arming_002.fbx").write_bytes(b"mine")
    words = {"folder": str(out), "engine": "UNITY", "finest": 12, "levels": 1}
    with kit.no_file_larger_than(40_000):
        kit.refusal(bpy.ops.rodin.export_batch, **words)
    assert "Arming 001" in str(_manifest()["missing"]) and "Arming 002" not in str(_manifest()["missing"])
    assert bpy.ops.rodin.export_batch(**words) == {"FINISHED"}
    assert (out / "Arming_002.fbx").read_bytes() == b"mine"


def check_one_export_at_a_time_writes_to_a_folder():
    kit.generate()
    _export()
    before = _manifest()
    with kit.our("model_core.files").alone_in(kit.folder() / "out"):
        message = kit.refusal(bpy.ops.rodin.export_batch, folder=str(kit.folder() / "out"))
    assert "Another export is writing" in message, message
    assert _manifest() == before


def check_a_contact_sheet_that_finds_no_room_takes_no_assets_with_it():
    kit.select(*kit.generate(count=2))
    out = kit.folder() / "out"
    (out / "contact_sheet.png").mkdir(parents=True)
    message = kit.refusal(bpy.ops.rodin.export_batch, folder=str(out), engine="UNITY", finest=4, levels=1)
    assert "Written: 2 of 2; missing: contact_sheet.png" in message, message
    record = _manifest()
    assert [len(record["assets"]), record["missing"], record["contact_sheets"]] == [2, [], []]
    assert {path.name for path in out.iterdir()} == {
        *("manifest.json", "contact_sheet.png"),
        *(file["name"] for asset in record["assets"] for file in asset["files"]),
    }


def check_a_foreign_manifest_is_not_overwritten():
    kit.generate()
    out = kit.folder() / "out"
    out.mkdir()
    (out / "manifest.json").write_text('{"name": "My Web App"}', encoding="utf-8")
    assert "not a manifest" in kit.refusal(bpy.ops.rodin.export_batch, folder=str(out))
    assert [path.name for path in out.iterdir()] == ["manifest.json"]


def check_a_sword_without_meshes_gets_a_sentence():
    (root,) = kit.generate()
    for patch in list(root.children):
        bpy.data.objects.remove(patch)
    assert "no mesh left" in kit.refusal(bpy.ops.rodin.export_batch, folder=_folder("out"))
    assert _swords() == []


def check_it_asks_for_a_sword():
    kit.add_mesh("Cube", [(0, 0, 0), (1, 0, 0), (0, 1, 0)], [(0, 1, 2)])
    assert "Select at least one asset" in kit.refusal(bpy.ops.rodin.export_batch, folder=_folder("out"))


def check_a_switched_off_exporter_gets_a_sentence():
    kit.generate()
    bpy.ops.preferences.addon_disable(module="io_scene_fbx")
    try:
        message = kit.refusal(bpy.ops.rodin.export_batch, folder=_folder("out"), engine="UNITY")
    finally:
        bpy.ops.preferences.addon_enable(module="io_scene_fbx")
    assert "FBX format" in message


def _export(folder: str = "out", **words) -> None:
    """Two small levels for Unity, unless it is said otherwise."""
    words = {"engine": "UNITY", "finest": 12, "levels": 2} | words
    assert bpy.ops.rodin.export_batch(folder=_folder(folder), **words) == {"FINISHED"}


def _bytes(format_: str, **words) -> bytes:
    """The only asset's file, chosen in the panel but for some words."""
    path = kit.folder() / "bytes" / f"Arming_001{FILES[format_]}"
    assert bpy.ops.rodin.export_batch(folder=str(path.parent), finest=6, levels=1, **words) == {"FINISHED"}
    return path.read_bytes()


def _folder(name: str) -> str:
    return str(kit.folder() / name)


def _swords(folder: str = "out") -> list[str]:
    """Files of assets."""
    beside = ("manifest.json", "contact_sheet.png")
    return sorted(path.name for path in (kit.folder() / folder).iterdir() if path.name not in beside)


def _manifest(folder: str = "out") -> dict:
    return json.loads((kit.folder() / folder / "manifest.json").read_text(encoding="utf-8"))


def _closed(checks: dict) -> list[int]:
    return [count for name, count in checks.items() if not name.startswith("crossings")]


def _path(name: str, folder: str = "out") -> str:
    return str(kit.folder() / folder / f"{name.replace(' ', '_')}.fbx")


def _reimported(name: str, engine: str = "UNITY", folder: str = "out") -> list[bpy.types.Object]:
    before = set(bpy.data.objects)
    name = {"UNREAL": f"SM_{name}", "GODOT": name.lower()}.get(engine, name)
    bpy.ops.import_scene.fbx(filepath=_path(name, folder))
    bpy.context.view_layer.update()
    return [item for item in bpy.data.objects if item not in before]


def _finest(items: list[bpy.types.Object]) -> bpy.types.Object:
    """The render mesh with the most faces."""
    meshes = [item for item in items if item.type == "MESH"]
    return max(meshes, key=lambda item: len(item.data.polygons))


def _places_of_several_normals(item: bpy.types.Object) -> set[tuple]:
    normals: dict[tuple, list] = {}
    for corner, loop in zip(item.data.corner_normals, item.data.loops, strict=True):
        place = tuple(np.round(item.matrix_world @ item.data.vertices[loop.vertex_index].co, 4) + 0.0)
        normals.setdefault(place, []).append(np.array(corner.vector))
    return {place for place, found in normals.items() if np.ptp(found, axis=0).max() > 0.1}


def _box(size: float, middle: tuple[float, float, float]) -> tuple[list, list]:
    corners = [[middle[axis] + size * ((index >> axis & 1) - 0.5) for axis in range(3)] for index in range(8)]
    return corners, [(0, 2, 3, 1), (4, 5, 7, 6), (0, 1, 5, 4), (2, 6, 7, 3), (0, 4, 6, 2), (1, 3, 7, 5)]


def _raw(name: str) -> tuple[dict, dict]:
    """Global settings, and {name: transform} of every model, as they stand in the file."""
    from io_scene_fbx import parse_fbx

    top, _version = parse_fbx.parse(_path(name))
    header = _properties(_child(top, b"GlobalSettings"))
    models = (item for item in _child(top, b"Objects").elems if item and item.id == b"Model")
    transforms = {item.props[1].split(b"\x00")[0].decode(): _properties(item) for item in models}
    return {key: value[0] for key, value in header.items() if value}, transforms


def _child(element, name: bytes):
    return next(item for item in element.elems if item and item.id == name)


def _properties(element) -> dict[str, list]:
    return {item.props[0].decode(): list(item.props[4:]) for item in _child(element, b"Properties70").elems if item}
