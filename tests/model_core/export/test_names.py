"""Names that engines accept, and what they read from them."""

from __future__ import annotations

import re

import pytest

from model_core.export.names import STYLES, NodeNames, base_name, clean, unique_names

UNREAL_REFUSES = "'\".,/:|&!~@#(){}[]=;^%$*?<> "
HOSTILE = ["Fire/Sword: 1", "Épée du 剣 ⚔", "..", "con", "", "UCX_thing", "blade_LOD1", "a" * 400, "x-col", "my sword"]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("name", HOSTILE)
def test_every_name_becomes_legal(style, name):
    base = base_name(name, style)
    assert base
    assert not set(base) & set(UNREAL_REFUSES)
    assert len(base.encode()) <= 110
    assert not re.search(r"(?i)(^|_)(lod\d|ucx|ubx|usp|ucp|socket)(_|$)", base), "the engine would read this"
    assert style != "GODOT" or ("-" not in base and base == base.lower())


def test_each_engine_has_its_own_way():
    assert [base_name("fire sword 1", style) for style in STYLES] == [
        "SM_Fire_Sword_1",
        "Fire_Sword_1",
        "fire_sword_1",
        "fire_sword_1",
    ]


def test_names_stay_apart_where_case_does_not_count():
    assert unique_names(["Sword", "sword", "SWORD", "other"], "UNITY") == ["Sword", "Sword_2", "SWORD_3", "Other"]


def test_file_names_are_cleaned():
    names = ["Fire/Sword:1", "Épée du 剣 ⚔", "..", "fire_sword_1", "con"]
    assert [clean(name) for name in names] == ["Fire_Sword_1", "Épée_du_剣", "sword", "fire_sword_1", "con_"]


def test_nodes_of_a_sword():
    unreal = NodeNames("SM_Katana", "UNREAL", levels=3)
    assert unreal.level(2) == "SM_Katana_LOD2"
    assert unreal.collision("blade", 0, box=False) == "UCX_SM_Katana_LOD0_00"
    assert unreal.collision("grip", 7, box=True) == "UBX_SM_Katana_LOD0_07"
    assert unreal.socket("Tip") == "SOCKET_Tip"
    assert NodeNames("SM_Katana", "UNREAL", levels=1).collision("blade", 0, box=False) == "UCX_SM_Katana_00"
    godot = NodeNames("katana", "GODOT", levels=1)
    assert (godot.level(0), godot.socket("Tip")) == ("katana", "socket_tip")
    assert godot.collision("blade", 1, box=False) == "katana_blade_01-convcolonly"
    unity = NodeNames("Katana", "UNITY", levels=2)
    assert (unity.level(1), unity.collision("blade", 3, False)) == ("Katana_LOD1", "Katana_Collider_03")
    assert NodeNames("katana", "PLAIN", levels=2).collision("blade", 3, True) == "katana_Collision_03"
