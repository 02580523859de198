"""Work that is stopped half-way, or finds the world changed under it: one sentence, no crash, nothing left over."""

from __future__ import annotations

import json
from collections.abc import Callable

import bpy
import kit

FEW, MANY = 2, 60  # slices: while the mesh is read, and well inside the surface's refinement


def check_escape_inside_one_object_leaves_the_scene_as_it_was():
    source = _plain()
    for slices in (1, FEW, 7, MANY):
        before = kit.scene_state()
        _stopped(slices)
        assert kit.scene_state() == before, slices
    assert source.name in bpy.data.objects
    assert bpy.ops.rodin.reconstruct() == {"FINISHED"}


def check_escape_takes_what_is_done_away_too():
    _both()
    before = kit.scene_state()
    _stopped(lambda: len(_results()) == 1)
    assert kit.scene_state() == before


def check_switching_the_scene():
    _plain()
    first, second = bpy.context.scene, bpy.data.scenes.new("Second")
    for slices in (FEW, MANY):
        before = kit.scene_state()
        message = _refused(slices, lambda: _show(second))
        assert "another scene" in message, message
        assert bpy.context.scene == second
        assert not second.objects
        _show(first)
        assert kit.scene_state() == before


def check_switching_the_scene_takes_what_is_done_away():
    _both()
    first, second = bpy.context.scene, bpy.data.scenes.new("Second")
    before = kit.scene_state()
    _refused(lambda: len(_results()) == 1, lambda: _show(second))
    _show(first)
    assert kit.scene_state() == before


def check_deleting_the_scene():
    _plain()
    scene, other = bpy.context.scene, bpy.data.scenes.new("Other")
    name = scene.name

    def delete() -> None:
        _show(other)
        bpy.data.scenes.remove(scene)

    assert "another scene" in _refused(MANY, delete)
    assert name not in bpy.data.scenes
    assert not _results()


def check_opening_a_file():
    (root,) = kit.generate()
    path, name = str(kit.folder() / "other.blend"), root.name
    bpy.ops.wm.save_as_mainfile(filepath=path)
    for slices in (FEW, MANY):
        bpy.ops.wm.read_homefile(use_empty=True)
        _plain()
        message = _refused(slices, lambda: bpy.ops.wm.open_mainfile(filepath=path))
        assert "another scene or file" in message, message
        assert [item.name for item in bpy.data.objects if item.rodin.recipe] == [name]
        assert len(bpy.data.objects[name].children) == 25
        _plain()
        assert bpy.ops.rodin.reconstruct() == {"FINISHED"}


def check_reopening_the_same_file():
    source = _plain()
    path, name = str(kit.folder() / "same.blend"), source.name
    bpy.ops.wm.save_as_mainfile(filepath=path)
    assert "another scene or file" in _refused(MANY, lambda: bpy.ops.wm.open_mainfile(filepath=path))
    assert [item.name for item in bpy.data.objects] == [name]


def check_deleting_a_source_whose_turn_is_to_come():
    first, second = _both()
    gone = second.name
    _finished(FEW, lambda: bpy.data.objects.remove(second))
    assert [root.rodin.source for root in _results()] == [first]
    assert gone not in bpy.data.objects


def check_deleting_every_source():
    first, second = _both()
    message = _refused(1, lambda: [bpy.data.objects.remove(item) for item in (first, second)])
    assert message.count("deleted before it was processed") == 2, message


def check_deleting_the_source_that_is_worked_on():
    source = _plain()
    _finished(MANY, lambda: bpy.data.objects.remove(source))
    (root,) = _results()
    assert root.rodin.source is None
    assert len(root.children) == 25


def check_deleting_a_result_before_the_end():
    _, second = _both()
    _finished(lambda: len(_results()) == 1, lambda: kit.our("rodin_addon.assets.build").remove(_results()[0]))
    assert [root.rodin.source for root in _results()] == [second]
    assert kit.selected_swords() == _results()


def check_undo_in_the_middle():
    _plain()
    bpy.ops.ed.undo_push(message="one")
    kit.add_mesh("Later", [(0, 0, 0), (1, 0, 0), (0, 0, 3)], [(0, 1, 2)])
    bpy.ops.ed.undo_push(message="two")
    try:  # whether it ends well is Blender's to say; that nothing is left half done is ours
        made = _run(MANY, bpy.ops.ed.undo, None) == {"FINISHED"}
    except RuntimeError as error:
        assert "Traceback" not in str(error), error
        made = False
    assert "Later" not in bpy.data.objects
    assert [len(root.children) for root in _results()] == [25] * made


def check_generating_and_exporting_stop_as_well():
    (root,) = kit.generate()
    second = bpy.data.scenes.new("Second")
    kit.settings().count = 3
    first, before = bpy.context.scene, kit.scene_state()
    operators = kit.our("rodin_addon.operators")
    assert "another scene" in _refused(1, lambda: _show(second), operators.generate.RODIN_OT_generate)
    _show(first)
    assert kit.scene_state() == before
    kit.settings().export.folder = str(kit.folder() / "out")
    kit.select(root, *kit.generate(count=1, seed=9))
    names = sorted(item.name for item in bpy.context.selected_objects)
    last = bpy.data.objects[names[-1]]
    remove = kit.our("rodin_addon.assets.build").remove
    assert _run(1, lambda: remove(last), operators.export_batch.RODIN_OT_export_batch) == {"FINISHED"}
    record = json.loads((kit.folder() / "out" / "manifest.json").read_text(encoding="utf-8"))
    (refused,) = record["refused"]
    assert len(record["assets"]) == 1 and "deleted before it was processed" in refused["reasons"][0]


def check_a_drive_that_vanishes_while_it_is_exported_to():
    kit.select(*kit.generate(count=3))
    out = kit.folder() / "out"
    kit.settings().export.folder = str(out)
    export = kit.our("rodin_addon.operators.export_batch").RODIN_OT_export_batch
    message = _refused(1, lambda: out.rename(kit.folder() / "unplugged"), export)
    assert "Cannot write" in message and "missing: Arming 002, Arming 003." in message, message
    record = json.loads((kit.folder() / "unplugged" / "manifest.json").read_text(encoding="utf-8"))
    missing = [item["name"] for item in record["missing"]]
    assert missing == ["Arming 001", "Arming 002", "Arming 003"], "as noted last"


def check_escape_leaves_whole_files_and_a_manifest_of_what_is_missing():
    kit.select(*kit.generate(count=3))
    kit.settings().export.folder = str(kit.folder() / "out")
    kit.settings().export.engine = "GODOT"
    _stopped(2, kit.our("rodin_addon.operators.export_batch").RODIN_OT_export_batch)
    record = json.loads((kit.folder() / "out" / "manifest.json").read_text(encoding="utf-8"))
    assert [item["base"] for item in record["assets"]] == ["arming_001", "arming_002"]
    assert [item["base"] for item in record["missing"]] == ["arming_003"]
    names = sorted(path.name for path in (kit.folder() / "out").iterdir())
    assert names == ["arming_001.glb", "arming_002.glb", "manifest.json"]


def check_deleting_a_sword_that_others_are_made_between():
    first, second = kit.generate(count=2)
    kit.select(second, first)
    interpolate = kit.our("rodin_addon.operators.interpolate").RODIN_OT_interpolate
    kit.settings().form = "ROW"
    remove = kit.our("rodin_addon.assets.build").remove
    message = _refused(2, lambda: remove(first), interpolate)
    assert "object in use was deleted" in message, message
    assert _results() == [second]


def check_a_comparison_is_stopped():
    source = _plain()
    assert bpy.ops.rodin.reconstruct() == {"FINISHED"}
    (root,) = _results()
    compare = kit.our("rodin_addon.operators.compare").RODIN_OT_compare
    for slices in (1, 12):
        _stopped(slices, compare)
        assert source.display_type == "TEXTURED" and not source.show_in_front
        assert not any("distance" in patch.data.attributes for patch in root.children)
    message = _refused(3, lambda: kit.our("rodin_addon.assets.build").remove(root), compare)
    assert "deleted" in message
    assert source.display_type == "TEXTURED" and "rodin_compared" not in source


def _plain(seed: int = 5, name: str = "Plain") -> bpy.types.Object:
    """A selected mesh of an asset's shape, without any mark of ours; to be refined to the surface."""
    (root,) = kit.generate(welded=True, seed=seed)
    plain = kit.add(name, root.data.copy())
    kit.our("rodin_addon.assets.build").remove(root)
    kit.settings().welded, kit.settings().refine = False, "surface"
    return plain


def _both() -> tuple[bpy.types.Object, bpy.types.Object]:
    """Two to be rebuilt, quickly."""
    first, second = _plain(1, "First"), _plain(2, "Second")
    kit.settings().refine = "none"
    kit.select(second, first)
    assert [item.name for item in bpy.context.selected_objects] == ["First", "Second"]
    return first, second


def _results() -> list[bpy.types.Object]:
    return [item for item in bpy.context.scene.objects if item.rodin.recipe]


def _show(scene: bpy.types.Scene) -> None:
    bpy.context.window.scene = scene


When = int | Callable[[], bool]


def _stopped(when: When, operator: type | None = None) -> None:
    """As Escape does it: so many slices, then the end."""
    assert _run(when, None, operator) == {"CANCELLED"}


def _finished(when: When, what: Callable[[], object]) -> None:
    """So many slices, then something happens, then the rest."""
    assert _run(when, what, None) == {"FINISHED"}


def _refused(when: When, what: Callable[[], object], operator: type | None = None) -> str:
    """The same, where the rest is one sentence."""
    try:
        outcome = _run(when, what, operator)
    except RuntimeError as error:
        assert "Traceback" not in str(error), error
        return str(error)
    raise AssertionError(outcome)


def _run(when: When, what: Callable[[], object] | None, operator: type | None) -> set[str]:
    """Press an operator whose slices are counted; ``what`` happens between two of them, None is Escape."""
    pressed = operator or kit.our("rodin_addon.operators.reconstruct").RODIN_OT_reconstruct

    def execute(self, context: bpy.types.Context) -> set[str]:
        self._begin(context)
        done = 0
        while done != when if isinstance(when, int) else not when():
            result = self._step(context)
            assert result == {"RUNNING_MODAL"}, (done, result)
            done += 1
        if what is None:
            self._end(context)
            return {"CANCELLED"}
        what()
        result = {"RUNNING_MODAL"}
        while result == {"RUNNING_MODAL"}:
            result = self._step(bpy.context)
        return result

    # The operator itself, under another name; a subclass would take Blender's registration of it away.
    words = {name: value for name, value in vars(pressed).items() if name not in ("bl_rna", "__dict__", "__weakref__")}
    words |= {"bl_idname": "rodin.interrupted", "execute": execute}
    again = type("RODIN_OT_interrupted", pressed.__bases__, words)
    bpy.utils.register_class(again)
    try:
        return bpy.ops.rodin.interrupted()
    finally:
        bpy.utils.unregister_class(again)
