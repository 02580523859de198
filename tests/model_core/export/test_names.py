"""Names that engines accept, and what they read from them."""

from __future__ import annotations

import re

import pytest

from model_core.export.engines.registry import namings
from model_core.export.names import NodeNames, base_name, file_stem, is_file_name, unique_names, unused

UNREAL_REFUSES = "'\".,/:|&!~@#(){}[]=;^%$*?<> "
HOSTILE = ["Fire/Sword: 1", "Épée du 剣 ⚔", "..", "con", "", "UCX_thing", "blade_LOD1", "a" * 400, "x-col", "my sword"]


@pytest.mark.parametrize("naming", namings())
@pytest.mark.parametrize("name", HOSTILE)
def test_every_name_becomes_legal(naming, name):
    base = base_name(name, naming)
    assert base
    assert not set(base) & set(UNREAL_REFUSES)
    assert len(base.encode()) <= 110
    assert not re.search(r"(?i)(^|_)(lod\d|ucx|ubx|usp|ucp|socket)(_|$)", base), "the engine would read this"
    assert naming != "GODOT" or ("-" not in base and base == base.lower())


def test_each_engine_has_its_own_way():
    assert [base_name("fire sword 1", naming) for naming in namings()] == [
        "SM_Fire_Sword_1",
        "Fire_Sword_1",
        "fire_sword_1",
        "fire_sword_1",
    ]


def test_names_stay_apart_where_case_does_not_count():
    assert unique_names(["Sword", "sword", "SWORD", "other"], "UNITY") == ["Sword", "Sword_2", "SWORD_3", "Other"]


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("katana_7", "katana_7"),
        ("Fire/Sword:1", "Fire_Sword_1"),
        ("Épée du 剣 ⚔", "Épée_du_剣"),
        ("Gro\u0308\u00dfe", "Gr\u00f6\u00dfe"),
        ("a/b\\c:d", "a_b_c_d"),
        ("../../etc/passwd", "etc_passwd"),
        ("C:\\blade", "C_blade"),
        ("a\0b\nc", "a_b_c"),
        ("Sabre (1).v2", "Sabre_(1).v2"),
        ("katana_to_claymore_0.5_7", "katana_to_claymore_0.5_7"),
        ("..", "sword"),
        ("", "sword"),
        ("\ud800", "sword"),
        ("con", "con_"),
        ("Aux.v2", "Aux_.v2"),
        ("x" * 300, "x" * 100),
    ],
    ids=ascii,
)
def test_any_name_becomes_a_file_stem(name, stem):
    assert file_stem(name) == stem


def test_engines_are_given_fewer_signs():
    assert file_stem("Sabre (0.5)+x-1", signs="") == "Sabre_0_5_x-1"
    assert base_name("katana_to_claymore_0.5_7", "PLAIN") == "katana_to_claymore_0_5_7"


def test_longest_names_fit_a_file_system(tmp_path):
    for letter in ("x", "ö", "剣", chr(0x20000)):
        (tmp_path / f"{file_stem(letter * 300)}_rodin_2.json").write_text("")


def test_unused_minds_the_case():
    taken: set[str] = set()
    assert [unused(name, taken) for name in ("a", "A", "a", "a_2", "b")] == ["a", "A_2", "a_3", "a_2_2", "b"]


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


def test_textures_are_called_as_they_always_were():
    assert NodeNames("katana", "GODOT", levels=1).texture("AO") == "katana_AO"
    assert NodeNames("SM_Katana", "UNREAL", levels=4).texture("Parts") == "SM_Katana_Parts"


@pytest.mark.parametrize("name", ["sword.fbx", "剣.fbx", ".hidden", "a b (1).png", "..."])
def test_names_of_files(name):
    assert is_file_name(name)


@pytest.mark.parametrize(
    "name",
    [
        "",
        ".",
        "..",
        "/",
        "/a",
        "a/",
        "a/b",
        "../a",
        "a\\b",
        "\\a",
        "C:",
        "C:a",
        "C:\\a",
        "a:b",
        "\0",
        "a\nb",
        "\ud800",
        5,
        None,
    ],
)
def test_what_is_no_name_of_a_file(name):
    assert not is_file_name(name)


def test_a_name_that_no_file_system_holds():
    assert is_file_name("x" * 255)
    assert not is_file_name("x" * 256)


@pytest.mark.parametrize("naming", ["UNREAL", "UNITY", "GODOT", "PLAIN"])
@pytest.mark.parametrize("letter", ["a", "剣"])
def test_nodes_of_a_long_name_keep_the_ends_that_engines_read(naming, letter):
    """Blender before 5.0 cuts at 63 bytes."""
    one, other = (NodeNames(base_name(f"{letter * 20}{'z' * 30}_{end}", naming), naming, 4) for end in "bc")
    for names in (one, other):
        made = [names.level(number) for number in range(4)]
        made += [names.collision("pommel", number, box) for number in (0, 11) for box in (False, True)]
        assert max(len(name.encode()) for name in made) <= 63
        assert [name[-1] for name in made[:4]] == list("0123")
        assert names.base in names.texture("Parts")
    assert one.level(0) != other.level(0)
    if naming == "UNREAL":
        assert one.collision("pommel", 3, box=False) == f"UCX_{one.level(0)}_03"
