"""Every engine that is known is whole, and another one is one object."""

from __future__ import annotations

import json
from types import MappingProxyType

import jsonschema
import pytest

from model_core.errors import ExportError
from model_core.export.choices import Choices, preset_of
from model_core.export.engines.engine import GameEngine, Naming
from model_core.export.engines.registry import ENGINES, namings
from model_core.export.manifest import SCHEMA_FILE, export_settings, new_manifest
from model_core.export.names import NodeNames, base_name, example

CRYSTAL = GameEngine(
    key="CRYSTAL",
    label="Crystal",
    description="An engine that nobody has heard of",
    naming=Naming(
        key="SPACED",
        label="Crystal",
        prefix="msh_",
        spelling=str.lower,
        hyphens=False,
        keywords=("proxy",),
        level="{base}.l{number}",
        convex="{part}${finest}${number}",
        box="box${finest}${number}",
        socket="at_{place}",
        texture="tex_{base}_{map}",
    ),
    preset=MappingProxyType({"format": "USD", "up": "Z", "collision": "BOXES", "textures": 512}),
)


@pytest.fixture
def crystal(monkeypatch) -> GameEngine:
    monkeypatch.setitem(ENGINES, CRYSTAL.key, CRYSTAL)
    return CRYSTAL


def test_a_fifth_engine_is_one_object(crystal):
    choices = Choices.from_dict({"engine": "CRYSTAL", "resolutions": [12, 6]})
    assert choices == Choices.from_dict(choices.to_dict())
    assert (choices.names, choices.suffix, choices.up) == ("SPACED", ".usdc", "Z")
    assert (choices.collision, choices.textures) == ("BOXES", 512)
    base = base_name("My Proxy-1", choices.names)
    assert base == "msh_my_proxys_1"
    names = NodeNames(base, choices.names, len(choices.written))
    assert [names.level(number) for number in (0, 1)] == ["msh_my_proxys_1.l0", "msh_my_proxys_1.l1"]
    assert names.collision("blade", 2, box=False) == "blade$msh_my_proxys_1.l0$2"
    assert names.collision("blade", 2, box=True) == "box$msh_my_proxys_1.l0$2"
    assert names.socket("Tip") == "at_tip"
    assert names.texture("AO") == "tex_msh_my_proxys_1_AO"
    manifest = new_manifest(export_settings(choices, {"sha256": None, "licence": None}, {}), [])
    jsonschema.validate(manifest, json.loads(SCHEMA_FILE.read_text(encoding="utf-8")))


def test_what_another_engine_reads_is_in_no_name(crystal):
    """A file may be taken from one to another."""
    assert base_name("proxy", "UNREAL") == "SM_Proxys"


def test_an_engine_that_is_gone_is_unknown_again():
    with pytest.raises(ExportError, match="engine must be one of UNREAL, UNITY, GODOT, GENERIC, not CRYSTAL"):
        Choices.from_dict({"engine": "CRYSTAL"})
    with pytest.raises(ExportError, match="names must be one of UNREAL, UNITY, GODOT, PLAIN, not SPACED"):
        Choices.from_dict({"names": "SPACED"})


@pytest.mark.parametrize("key", ENGINES)
def test_an_engine_is_known_by_its_own_key(key):
    assert ENGINES[key].key == preset_of(key).engine == key
    assert namings()[ENGINES[key].naming.key] is ENGINES[key].naming
    assert ENGINES[key].label and ENGINES[key].description


@pytest.mark.parametrize("naming", namings())
def test_spelling_twice_is_spelling_once(naming):
    """As a node's name holds one that is spelt already."""
    spelling = namings()[naming].spelling
    for name in ("fire_sword-1a", "SM_ÜBER_LOD0", "ǆ_ß", "socket_tip"):
        assert spelling(spelling(name)) == spelling(name)


def test_the_example_is_what_is_written():
    katana = ("Katana_001", "blade", "Tip")
    assert {naming: example(naming, 2, *katana) for naming in ("UNREAL", "UNITY", "PLAIN")} == {
        "UNREAL": "SM_Katana_001_LOD0, UCX_SM_Katana_001_LOD0_00, SOCKET_Tip",
        "UNITY": "Katana_001_LOD0, Katana_001_Collider_00, Socket_Tip",
        "PLAIN": "Katana_001_LOD0, Katana_001_Collision_00, Socket_Tip",
    }
    assert example("GODOT", 1, *katana) == "katana_001, katana_001_blade_00-convcolonly, socket_tip"
