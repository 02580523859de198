"""Several models at once: an asset stays with its own, whatever else is there or is chosen."""

from __future__ import annotations

import hashlib
import json
import math
import shutil
from contextlib import contextmanager
from types import SimpleNamespace

import bpy
import kit
import numpy as np


def check_each_slides_and_resizes_by_its_own_model():
    _folder, ours, others = _two()
    for root, chosen in ((ours, True), (others, False)):
        kit.settings().model = "FIRST" if not chosen else kit.our("rodin_addon.models").identifier(_entry("Other"))
        model, recipe = _model(root), _recipe(root)
        root.rodin.sliders[0] = 1.0
        assert not root.rodin.message
        moved = model.slide(recipe, [1.0] + [0.0] * 7)
        assert np.allclose(_seen(root), _wanted(model, moved), atol=1e-5)
        root.rodin.blade_width *= 1.1
        assert not root.rodin.message
        assert math.isclose(root.rodin.blade_width, model.dimensions(_recipe(root))["blade_width"], rel_tol=1e-4)
        assert _recipe(root).weights == model.weights_hash
    assert np.dot(_model(ours)._weights.sliders[0], _model(others)._weights.sliders[0]) < 0, "they are two models"


def check_the_same_seed_of_each():
    """The other model makes everything a fifth wider."""
    _folder, ours, others = _two()
    assert math.isclose(others.rodin.guard_width / ours.rodin.guard_width, 1.2, rel_tol=0.05)


def check_what_combines_takes_one_model():
    _folder, ours, others = _two()
    for form in ("BLEND", "ROW", "KEYS", "ANIMATION"):
        kit.select(ours, others)
        assert _one_sentence(kit.refusal(bpy.ops.rodin.interpolate, form=form), "different models")
    assert _one_sentence(kit.refusal(bpy.ops.rodin.breed), "different models")


def check_what_combines_takes_one_kind():
    folder = kit.write_model("Staves", kind="staff")
    kit.use_models(folder)
    (sword,) = kit.generate()
    kit.choose_model(folder)
    (staff,) = kit.generate(style="staves")
    assert staff.rodin.overall_length > 0 and not staff.rodin.message
    for form in ("BLEND", "ROW", "KEYS", "ANIMATION"):
        kit.select(sword, staff)
        assert _one_sentence(kit.refusal(bpy.ops.rodin.interpolate, form=form), "of the kinds")
    assert _one_sentence(kit.refusal(bpy.ops.rodin.breed), "of the kinds")


def check_an_update_takes_a_model_of_the_assets_kind():
    """Whatever is chosen for new ones."""
    folder = kit.write_model("Staves", kind="staff")
    other = kit.write_model("Other")
    kit.use_models(folder, other)
    kit.choose_model(other)
    (sword,) = kit.generate(style="other")
    kit.use_models(folder)
    kit.choose_model(folder)
    kit.select(sword)
    assert bpy.ops.rodin.update() == {"FINISHED"}
    assert kit.recipe_of(sword)["weights"] == kit.our("rodin_addon.models").library().first("sword").sha256


def check_styles_follow_the_chosen_model():
    folder = kit.write_model("Other")
    kit.use_models(folder)
    items = kit.our("rodin_addon.settings.styles")
    before = [item[0] for item in items.style_items(kit.settings(), bpy.context)]
    kit.choose_model(folder)
    after = [item[0] for item in items.style_items(kit.settings(), bpy.context)]
    assert before[1] == "arming" and after[1] == "other" and before[2:] == after[2:]
    names = [item[1] for item in items.model_items(kit.settings(), bpy.context)]
    assert (names[0], *names[-2:]) == ("Rodin swords", "Other", "All Kinds")
    (root,) = kit.generate(style="other")
    assert kit.recipe_of(root)["style"] == "other" and kit.recipe_of(root)["weights"] == _entry("Other").sha256
    kit.settings().model = "FIRST"
    assert kit.settings().style in before, "the other's style is not on offer"


def check_the_choice_stays_when_other_models_come():
    folder = kit.write_model("Other")
    kit.use_models(folder)
    sha256 = kit.choose_model(folder)
    kit.use_models(kit.write_model("Another"), folder)
    assert _chosen().sha256 == sha256
    kit.use_models()
    assert _chosen().folder == kit.shipped(), "and is the shipped one while its model is not there"
    kit.use_models(folder)
    assert _chosen().sha256 == sha256


def check_panels_open_no_weights():
    folder, _ours, others = _two()
    bpy.ops.wm.save_as_mainfile(filepath=str(kit.folder() / "two.blend"))
    models = kit.our("rodin_addon.models")
    models.forget()
    kit.choose_model(folder)
    kit.select(others)
    _draw_panels()
    assert not any(models.opened(entry.sha256) for entry in models.library().entries)
    kit.use_models()
    _draw_panels()
    assert models.library().entry(kit.recipe_of(others)["weights"]) is None


def check_a_folder_that_vanishes_while_in_use():
    folder, _ours, others = _two()
    shutil.rmtree(folder)
    others.rodin.sliders[0] = 0.5
    assert not others.rodin.message, "an open model stays open"
    kit.our("rodin_addon.models").forget()
    before = kit.sword_coordinates(others)
    others.rodin.sliders[0] = 1.0
    assert _one_sentence(others.rodin.message, "is not here")
    assert np.array_equal(kit.sword_coordinates(others), before)
    kit.select(others)
    assert bpy.ops.rodin.export_batch(folder=str(kit.folder() / "out"), finest=8, levels=1) == {"FINISHED"}
    _draw_panels()


def check_a_card_whose_weights_vanish_before_they_are_opened():
    folder, _ours, others = _two()
    (folder / "weights.npz").unlink()
    kit.our("rodin_addon.models").forget()
    others.rodin.sliders[0] = 1.0
    assert _one_sentence(others.rodin.message, "cannot be read")


def check_a_model_that_is_another_one_now():
    folder, _ours, others = _two()
    kit.our("rodin_addon.models").forget()
    assert _entry("Other").folder == folder, "its card is read"
    shutil.rmtree(folder)
    shutil.copytree(kit.shipped(), folder)
    others.rodin.sliders[0] = 1.0
    assert _one_sentence(others.rodin.message, "has changed")


def check_two_models_of_one_name():
    first, second = kit.write_model("Other"), kit.write_model("Others")
    card = json.loads((second / "weights.json").read_text(encoding="utf-8"))
    arrays = kit.our("model_core.weights").stored_arrays(second)
    arrays["sliders"] = arrays["sliders"] * 2
    kind = kit.model().kind
    kit.our("model_core.weights").save_weights(second, kind, arrays, card | {"name": "Other"})
    kit.use_models(first, second)
    names = [entry.name for entry in kit.our("rodin_addon.models").library().entries]
    assert len(names) == len(set(names)) == len(kit.shipped_models()) + 2
    assert [name.startswith("Other (") for name in names[-3:]] == [False, True, True]
    for folder in (first, second):
        sha256 = kit.choose_model(folder)
        (root,) = kit.generate(style="ANY")
        assert kit.recipe_of(root)["weights"] == sha256


def check_a_thousand_models_by_their_cards_alone():
    """Cards without weights: what is shown needs no more."""
    weights = kit.our("model_core.weights")
    card = weights.read_card(kit.shipped())
    for number in range(1000):
        folder = kit.folder() / "many" / f"{number:04}"
        folder.mkdir(parents=True)
        own = {"sha256": hashlib.sha256(folder.name.encode()).hexdigest(), "name": f"Model {number}"}
        (folder / weights.CARD).write_text(json.dumps(card | own), encoding="utf-8")
    kit.use_models(kit.folder() / "many")
    models = kit.our("rodin_addon.models")
    ours = len(kit.shipped_models())
    assert len(models.library().entries) == 1000 + ours and not models.problems()
    items = kit.our("rodin_addon.settings.styles").model_items(kit.settings(), bpy.context)
    items = [item for item in items if item[0] != "ANY"]
    numbers, identifiers = {item[3] for item in items}, {item[0] for item in items}
    assert len(numbers) == len(items) == 1000 + ours, "a number each, by which a file keeps the choice"
    assert len(identifiers) == len(items), "and an identifier each, by which the model is found again"
    _draw_panels()
    kit.generate()


def check_a_damaged_model_is_passed_over():
    folder, _ours, _others = _two()
    (kit.folder() / "Broken").mkdir()
    (kit.folder() / "Broken" / "weights.json").write_text("{", encoding="ascii")
    kit.use_models(kit.folder(), folder)
    models = kit.our("rodin_addon.models")
    (problem,) = models.problems()
    assert _one_sentence(str(problem), "not a weights card")
    names = [entry.name for entry in models.library().entries]
    assert (names[0], names[-1]) == ("Rodin swords", "Other") and len(names) == len(kit.shipped_models()) + 1
    drawn = _draw_preferences()
    assert "Broken" in " ".join(drawn), drawn


def _two():
    """The folder of another model of the same kind, and an asset of each: of the shipped one, and of the other."""
    folder = kit.write_model("Other")
    kit.use_models(folder)
    (ours,) = kit.generate()
    kit.choose_model(folder)
    (others,) = kit.generate(style="other")
    assert kit.recipe_of(ours)["weights"] != kit.recipe_of(others)["weights"]
    return folder, ours, others


def _entry(name: str):
    return next(entry for entry in kit.our("rodin_addon.models").library().entries if entry.name == name)


def _chosen():
    return kit.our("rodin_addon.models").chosen(kit.settings().model)


def _recipe(root: bpy.types.Object):
    return kit.our("model_core.recipe").Recipe.from_json(root["rodin_recipe"])


def _model(root: bpy.types.Object):
    return kit.our("rodin_addon.models").model_of(_recipe(root))


def _wanted(model, recipe) -> np.ndarray:
    """(C R R, 3) in asset space."""
    plans = kit.our("rodin_addon.mesh.plan").patch_plans(model.kind, 8)
    grids = model.shape(recipe, 8)
    return np.concatenate([plan.positions(grids) for plan in plans])


def _seen(root: bpy.types.Object) -> np.ndarray:
    patches = sorted(root.children, key=lambda item: item["rodin_chart"])
    return np.concatenate([kit.coordinates(patch) for patch in patches]) - np.array(root.location)


def _one_sentence(message: str, part: str) -> bool:
    text = message.strip().removeprefix("Error: ")
    assert part in text and text.endswith(".") and "\n" not in text, message
    return True


class _Layout:
    """Takes what a panel draws; keeps its words."""

    def __init__(self, words: list[str]):
        self.words = words

    def __getattr__(self, name: str):
        def draw(*values, text: str = "", **_settings):
            self.words.append(text)
            if name == "prop":
                getattr(*values[:2])  # Blender reads what it shows
            return _Layout(self.words)

        return draw


@contextmanager
def _scaled():
    """Blender without a window has no scale of its interface."""
    tab = kit.our("rodin_addon.panels.tab")
    system = SimpleNamespace(ui_scale=1.0)
    tab.bpy = SimpleNamespace(context=SimpleNamespace(preferences=SimpleNamespace(system=system)))
    try:
        yield
    finally:
        tab.bpy = bpy


def _draw_panels() -> list[str]:
    """Every panel that would be drawn now; the words on them."""
    words: list[str] = []
    for name in dir(bpy.types):
        panel = getattr(bpy.types, name)
        if name.startswith("RODIN_PT_") and not name.endswith("_presets"):
            if hasattr(panel, "poll") and not panel.poll(bpy.context):
                continue
            with _scaled():
                panel.draw(_Drawn(panel, _Layout(words)), _Context())
    return words


def _draw_preferences() -> list[str]:
    words: list[str] = []
    preferences = kit.our("rodin_addon.preferences")
    wanted = kit.our("rodin_addon.extension").own_preferences()
    with _scaled():
        preferences._draw_models(_Layout(words), wanted, 400)
    return words


class _Drawn:
    """In place of a panel, which Blender alone can make."""

    def __init__(self, panel: type, layout: _Layout):
        self._panel, self.layout = panel, layout

    @property
    def __class__(self) -> type:
        """For super()."""
        return self._panel

    def __getattr__(self, name: str):
        return getattr(self._panel, name)


class _Context:
    """Blender's, with a region, which it lacks in the background."""

    region = type("Region", (), {"width": 300})()

    def __getattr__(self, name: str):
        return getattr(bpy.context, name)
