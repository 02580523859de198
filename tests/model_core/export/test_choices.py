"""Presets, and what is chosen otherwise."""

from __future__ import annotations

import pytest

from model_core.errors import ExportError
from model_core.export.choices import Choices, preset_of
from model_core.export.engines.registry import ENGINES


@pytest.mark.parametrize("engine", ENGINES)
def test_presets_are_allowed_and_come_back_from_json(engine):
    preset = preset_of(engine)
    assert preset.engine == engine
    assert Choices.from_dict({"engine": engine}) == preset
    assert Choices.from_dict(preset.to_dict()) == preset


def test_a_preset_is_overridden_one_by_one():
    chosen = Choices.from_dict({"engine": "GODOT", "format": "FBX", "resolutions": [12, 6]})
    assert (chosen.format, chosen.resolutions, chosen.names, chosen.suffix) == ("FBX", (12, 6), "GODOT", ".fbx")


def test_only_the_finest_is_written_for_engines_that_make_their_own():
    assert preset_of("GODOT").written == (32,)
    assert preset_of("UNREAL").written == (32, 16, 8, 4)


def test_up_is_free_where_a_format_takes_no_forward():
    assert Choices.from_dict({"format": "USD", "up": "Z", "forward": "-Z"}).up == "Z"


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"engine": "DOOM"}, "engine must be one of UNREAL"),
        ({"engine": ["UNREAL"]}, "engine must be one of"),
        ({"format": "STL"}, "format must be one of FBX, GLTF, USD, OBJ, not STL"),
        ({"fbx_scale": 3}, "fbx scale must be one of"),
        ({"colour": "red"}, "no export setting colour"),
        ({"resolutions": []}, "1 to 8 levels"),
        ({"resolutions": [32, 32]}, "fewer points than the one before"),
        ({"resolutions": [8, 16]}, "fewer points than the one before"),
        ({"resolutions": [8, 2]}, "3 to 256 points"),
        ({"resolutions": [8.5]}, "levels of detail"),
        ({"resolutions": "32"}, "levels of detail"),
        ({"textures": -1}, "textures must be a whole number"),
        ({"budget": True}, "budget must be a whole number"),
        ({"sockets": "yes"}, "sockets must be true or false"),
        ({"up": "Z", "forward": "-Z"}, "along different axes"),
        ([], "must be a list of names and values"),
    ],
)
def test_what_cannot_be_gets_one_sentence(values, said):
    with pytest.raises(ExportError, match=said):
        Choices.from_dict(values)
