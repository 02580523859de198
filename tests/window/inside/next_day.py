"""The next day, in a new Blender that was opened with the file: the asset can still be shaped."""

from __future__ import annotations

import bpy
import hand
import kit
import numpy as np
from first_day import GENERATE, SLIDER, the_sword


def stage_open_the_file():
    """The asset is as it was saved, the tab still open."""
    yield from hand.pause()
    assert np.array_equal(kit.sword_coordinates(the_sword()), np.load(hand.KEPT / "points.npy"))


def stage_drag_again():
    """The sliders were saved too, and the meshes follow them."""
    before, value = kit.sword_coordinates(the_sword()), the_sword().rodin.sliders[0]
    assert value > 0.1
    yield from hand.drag(SLIDER, -90)
    assert the_sword().rodin.sliders[0] < value
    assert np.abs(kit.sword_coordinates(the_sword()) - before).max() > 1e-3


def stage_undo_again():
    """To the asset as it was opened."""
    yield from hand.key("Z", ctrl=True)
    assert np.array_equal(kit.sword_coordinates(the_sword()), np.load(hand.KEPT / "points.npy"))


def stage_export():
    """At the end of the sidebar, in a closed panel: one press writes an FBX file for Unreal beside the .blend."""
    yield from hand.click("bpy.ops.rodin.export_batch(")
    yield from hand.wait_for(lambda: not hand.running("RODIN_OT_export_batch"), "the export to end")
    assert kit.settings().export.engine == "UNREAL"
    (file,) = hand.KEPT.glob("*.fbx")
    assert file.stem == f"SM_{the_sword().name.replace(' ', '_')}"
    assert (hand.KEPT / "manifest.json").is_file() and (hand.KEPT / "contact_sheet.png").is_file()


def stage_escape_stops():
    """In the middle of many assets; nothing of them stays."""
    before, seed = set(bpy.data.objects), kit.settings().seed
    kit.settings().count = 100
    yield from hand.click(GENERATE)
    yield from hand.wait_for(lambda: set(bpy.data.objects) > before, "the first of many assets")
    yield from hand.key("ESC")
    assert set(bpy.data.objects) == before
    assert kit.settings().seed == seed


def stage_german():
    """Chosen in Blender's preferences: in labels, sentences and on what cannot be pressed; it goes with the add-on."""
    bpy.context.preferences.view.language = "de_DE"
    yield from hand.pause()
    hand.picture("next_day-german", hand.region()[1])
    said, label = kit.our("rodin_addon.translations").said, bpy.app.translations.pgettext_iface
    assert label("Generate Asset", "Operator") == "Asset erzeugen"
    reason = kit.our("model_core.errors").SurfaceError("The mesh has no vertices.")
    assert said('"{name}": {reason}', name="Würfel", reason=reason) == '"Würfel": Das Mesh hat keine Vertices.'
    assert said("Generate {kind}", kind=said("Sword")) == "Schwert erzeugen"
    kit.select(the_sword())
    wanted = "Mindestens 2 mit Rodin erzeugte Assets auswählen (1 ausgewählt)"
    assert wanted in kit.refusal(bpy.ops.rodin.interpolate)
    bpy.ops.preferences.addon_disable(module=kit.EXTENSION)
    assert label("Generate Asset", "Operator") == "Generate Asset"
