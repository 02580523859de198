from __future__ import annotations

import hashlib
import io
import json
import os
import zipfile
from dataclasses import replace

import numpy as np
import pytest

from model_core import weights as weights_module
from model_core.errors import RodinError, WeightsError
from model_core.kinds import kind_from_dict, named_kind
from model_core.weights import (
    ARRAYS,
    CARD,
    SHIPPED,
    add_metrics,
    load_weights,
    read_card,
    save_weights,
    write_whole,
)

SWORD = named_kind("sword")


@pytest.fixture
def weights(random_weights):
    return random_weights()


@pytest.fixture
def folder(tmp_path, weights, stored_arrays, card_of):
    """A folder with sound weights."""
    save_weights(tmp_path / "weights", SWORD, stored_arrays(weights), card_of(weights))
    return tmp_path / "weights"


def refused(folder, *words: str) -> str:
    """The one sentence the folder is refused with."""
    with pytest.raises(WeightsError) as caught:
        load_weights(folder)
    text = str(caught.value)
    assert isinstance(caught.value, RodinError)
    assert text.endswith(".")
    assert "\n" not in text
    for word in words:
        assert word in text
    return text


def rewrite_card(folder, **changes) -> None:
    card = json.loads((folder / CARD).read_text())
    (folder / CARD).write_text(json.dumps({**card, **changes}))


def vouch(folder, content: bytes) -> None:
    """Put other arrays in place, with a card that vouches for them, as a stranger could."""
    (folder / ARRAYS).write_bytes(content)
    rewrite_card(folder, sha256=hashlib.sha256(content).hexdigest())


def packed(arrays: dict[str, np.ndarray]) -> bytes:
    buffer = io.BytesIO()
    np.savez_compressed(buffer, **arrays)
    return buffer.getvalue()


def test_round_trip(folder, weights):
    read = load_weights(folder)
    assert read.config == weights.config
    assert read.styles == weights.styles
    assert read.sha256 == hashlib.sha256((folder / ARRAYS).read_bytes()).hexdigest() == read.card["sha256"]
    assert set(read.parameters) == set(weights.parameters)
    for mine, theirs in ((read.parameters, weights.parameters), (read.prior, weights.prior)):
        assert all(np.array_equal(mine[name], theirs[name]) for name in theirs)
        assert all(array.dtype == np.float32 for array in mine.values())
    assert np.array_equal(read.sliders, weights.sliders)


def test_round_trip_in_every_variant(tmp_path, variant, random_weights, stored_arrays, card_of):
    weights = random_weights(variant)
    save_weights(tmp_path, SWORD, stored_arrays(weights), card_of(weights))
    assert load_weights(tmp_path).config == variant


def test_half_precision_comes_back_as_float32(tmp_path, weights, stored_arrays, card_of):
    halved = {name: array.astype(np.float16) for name, array in stored_arrays(weights).items()}
    save_weights(tmp_path, SWORD, halved, card_of(weights))
    read = load_weights(tmp_path)
    assert read.sliders.dtype == np.float32
    np.testing.assert_allclose(read.sliders, weights.sliders, rtol=1e-3)


def test_the_shipped_weights_open():
    weights = load_weights(SHIPPED / "sword")
    assert SHIPPED.name == "weights"
    assert len(weights.styles) == len(set(weights.styles)) == 16
    assert set(weights.prior["style"].astype(int)) == set(range(16)), "every style can be drawn"
    assert (weights.parameters["axis_scale"] > 0).all()


OLD_FILES = {CARD: "swords.json", ARRAYS: "swords.npz"}
OLD_SIZES = {
    "length_bins": "slabs",
    "refine_steps": "looks",
    "residual_cells": "gap_cells",
    "refiner_widths": "look_widths",
}


class TestFormat1:
    """What Rodin 0.1.0 wrote: swords alone, other names of files, arrays and sizes, and no word of a kind."""

    @pytest.fixture
    def today(self, random_weights, weights):
        return random_weights(replace(weights.config, refine_steps=2))

    @pytest.fixture
    def old(self, tmp_path, today, stored_arrays, card_of):
        def name(array: str) -> str:
            return array.replace("network.refiner.residual_", "network.look.gap_").replace(".refiner.", ".look.")

        content = packed({name(array): values for array, values in stored_arrays(today).items()})
        card = card_of(today) | {"format": 1, "sha256": hashlib.sha256(content).hexdigest()}
        config = {OLD_SIZES.get(key, key): value for key, value in card["config"].items() if key != "charts"}
        (tmp_path / "old").mkdir()
        (tmp_path / "old" / OLD_FILES[ARRAYS]).write_bytes(content)
        (tmp_path / "old" / OLD_FILES[CARD]).write_text(json.dumps(card | {"config": config}))
        return tmp_path / "old"

    def rewrite(self, old, **changes) -> None:
        card = json.loads((old / OLD_FILES[CARD]).read_text())
        (old / OLD_FILES[CARD]).write_text(json.dumps({**card, **changes}))

    def test_it_opens_with_today_s_names(self, old, today, stored_arrays):
        read = load_weights(old)
        assert read.kind is SWORD
        assert read.config == today.config
        arrays = stored_arrays(read)
        assert arrays.keys() == stored_arrays(today).keys()
        assert all(np.array_equal(arrays[name], array) for name, array in stored_arrays(today).items())

    def test_its_arrays_have_today_s_names(self, old, today, stored_arrays):
        assert weights_module.stored_arrays(old).keys() == stored_arrays(today).keys()

    def test_it_is_of_swords_whatever_it_says(self, old):
        self.rewrite(old, kind="lance")
        assert load_weights(old).kind is SWORD

    def test_figures_are_written_into_its_own_card(self, old):
        before = json.loads((old / OLD_FILES[CARD]).read_text())
        card = add_metrics(old, {"speed": 3})
        assert card == read_card(old)
        assert json.loads((old / OLD_FILES[CARD]).read_text()) == before | {"metrics": {"speed": 3}}
        assert sorted(path.name for path in old.iterdir()) == sorted(OLD_FILES.values())
        load_weights(old)

    def test_today_s_files_come_first(self, old, folder):
        for name in (CARD, ARRAYS):
            (old / name).write_bytes((folder / name).read_bytes())
        assert load_weights(old).sha256 == load_weights(folder).sha256

    @pytest.mark.parametrize("config", [None, [], "small"])
    def test_a_config_that_is_none(self, old, config):
        self.rewrite(old, config=config)
        refused(old, "not a weights card")


class TestKinds:
    def test_weights_of_one_kind_are_not_opened_as_another(
        self, tmp_path, weights, random_weights, stored_arrays, card_of
    ):
        other = random_weights(replace(weights.config, charts=16))
        save_weights(tmp_path, SWORD, stored_arrays(other), card_of(other))
        refused(tmp_path, "16 ", "sword", "25.")

    def test_an_unknown_kind(self, folder):
        rewrite_card(folder, kind="lance")
        refused(folder, CARD, "lance")

    def test_a_folder_is_no_kind(self, folder):
        rewrite_card(folder, kind=str(SWORD.folder))
        refused(folder, CARD, str(SWORD.folder))

    @pytest.mark.parametrize("kind", [None, 3, [], {}, {"name": "lance"}])
    def test_what_is_no_kind(self, folder, kind):
        rewrite_card(folder, kind=kind)
        refused(folder, CARD)

    def test_a_card_carries_a_kind_that_is_none_of_ours(self, tmp_path, weights, stored_arrays, card_of):
        lance = kind_from_dict({**SWORD.source, "name": "lance"})
        save_weights(tmp_path, lance, stored_arrays(weights), card_of(weights))
        assert load_weights(tmp_path).kind == lance


BAD_RANGES = ([2.0, 1.0], [1.0], [1.0, 2.0, 3.0], [0.0, float("inf")], [float("nan"), 1.0], ["0", "1"], 1.0, None)


@pytest.mark.parametrize("bad", BAD_RANGES, ids=str)
def test_a_range_that_is_none(folder, weights, bad):
    rewrite_card(folder, dimensions=weights.card["dimensions"] | {"blade_length": bad})
    refused(folder, CARD, "range")


@pytest.mark.parametrize("change", ["one more", "one less", "none"])
def test_ranges_of_other_dimensions(folder, weights, change):
    ranges = dict(weights.card["dimensions"])
    if change == "one more":
        ranges["reach"] = [0.0, 1.0]
    else:
        del ranges["blade_length"]
    rewrite_card(folder, dimensions=None if change == "none" else ranges)
    refused(folder, CARD, "range")


@pytest.mark.parametrize("name", [ARRAYS, CARD])
def test_a_missing_file(folder, name):
    (folder / name).unlink()
    refused(folder, name, "cannot be read")


def test_a_missing_folder(tmp_path):
    refused(tmp_path / "nowhere", "cannot be read")


@pytest.mark.parametrize("name", [CARD, ARRAYS])
def test_a_folder_where_a_file_should_be(folder, name):
    (folder / name).unlink()
    (folder / name).mkdir()
    refused(folder, name, "not a regular file")


@pytest.mark.skipif(os.name != "posix", reason="Windows has neither")
@pytest.mark.parametrize("name", [CARD, ARRAYS])
@pytest.mark.parametrize("make", [lambda path: path.symlink_to("/dev/zero"), os.mkfifo], ids=["a device", "a pipe"])
def test_what_could_be_read_for_ever_is_not_read(folder, name, make):
    (folder / name).unlink()
    make(folder / name)
    refused(folder, name, "not a regular file")


@pytest.mark.parametrize("share", [0.0, 0.5, 0.99])
def test_truncated_arrays(folder, share):
    content = (folder / ARRAYS).read_bytes()
    (folder / ARRAYS).write_bytes(content[: int(share * len(content))])
    refused(folder, ARRAYS, "does not match its card")


@pytest.mark.parametrize("share", [0.0, 0.3, 0.6, 0.999])
def test_one_flipped_byte(folder, share):
    content = bytearray((folder / ARRAYS).read_bytes())
    content[int(share * len(content))] ^= 0x10
    (folder / ARRAYS).write_bytes(bytes(content))
    refused(folder, ARRAYS, "does not match its card")


def test_an_edited_hash(folder):
    rewrite_card(folder, sha256="0" * 64)
    refused(folder, "does not match its card")


def test_a_file_too_large(folder):
    with open(folder / ARRAYS, "r+b") as file:
        file.truncate(64 * 2**20 + 1)  # sparse: takes no room
    refused(folder, "too large")


@pytest.mark.parametrize("number", [0, 3, "1", None])
def test_another_format(folder, number):
    rewrite_card(folder, format=number)
    refused(folder, "format", "reads formats 1 to 2")


@pytest.mark.parametrize("content", [b"", b"not valid JSON", b"\xff\xfe\x00", b'{"format": 1'])
def test_a_card_that_is_not_json(folder, content):
    (folder / CARD).write_bytes(content)
    refused(folder, CARD, "not valid JSON")


@pytest.mark.parametrize("content", ["[1, 2]", "7", '"card"', "null", '{"glTF": 2}'])
def test_foreign_json(folder, content):
    (folder / CARD).write_text(content)
    refused(folder, "not a weights card", "sha256")


@pytest.mark.parametrize(
    "key", ["format", "kind", "config", "styles", "dimensions", "sha256", "licence", "training", "metrics"]
)
def test_a_card_without_a_key(folder, key):
    card = json.loads((folder / CARD).read_text())
    del card[key]
    (folder / CARD).write_text(json.dumps(card))
    refused(folder, f"is missing {key}")


@pytest.mark.parametrize("change", [{"config": []}, {"styles": "arming"}, {"styles": None}, {"config": None}])
def test_card_values_of_the_wrong_kind(folder, change):
    rewrite_card(folder, **change)
    (key,) = change
    refused(folder, f'"{key}" of {folder}', "must be")


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"[" * 200_000, id="nested too deeply"),
        pytest.param(b'{"format": ' + b"1" * 5_000 + b"}", id="a number too long"),
    ],
)
def test_hostile_json(folder, content):
    (folder / CARD).write_bytes(content)
    refused(folder)


def test_another_network_s_config(folder, weights):
    rewrite_card(folder, config=replace(weights.config, latent=5).to_dict())
    refused(folder, "encoder.mean.weight", "does not fit its card")


def test_a_config_with_another_key(folder, weights):
    rewrite_card(folder, config={**weights.config.to_dict(), "magic": 1})
    refused(folder, "magic")


@pytest.mark.parametrize("latent", ["4", None])
def test_a_config_with_a_size_that_is_no_size(folder, weights, latent):
    rewrite_card(folder, config={**weights.config.to_dict(), "latent": latent})
    refused(folder)


def test_a_style_without_a_name(folder):
    rewrite_card(folder, styles=["short", 7])
    refused(folder, "styles")


class TestArraysThatAStrangerVouchedFor:
    @pytest.fixture
    def arrays(self, weights, stored_arrays):
        return stored_arrays(weights)

    def test_an_unknown_key(self, folder, arrays):
        vouch(folder, packed({**arrays, "network.magic": np.zeros(3)}))
        refused(folder, "unknown network.magic")

    @pytest.mark.parametrize("name", ["network.encoder.mean.bias", "prior.means", "prior.weights", "sliders"])
    def test_a_missing_key(self, folder, arrays, name):
        del arrays[name]
        vouch(folder, packed(arrays))
        refused(folder, f"missing {name}")

    @pytest.mark.parametrize("name", ["network.axis_scale", "network.decoder.linear.weight", "prior.style", "sliders"])
    def test_a_wrong_shape(self, folder, arrays, name):
        arrays[name] = arrays[name][:-1]
        vouch(folder, packed(arrays))
        refused(folder, f"{name} is ", ", not ")

    def test_every_problem_is_named(self, folder, arrays):
        del arrays["sliders"]
        vouch(folder, packed({**arrays, "magic": np.zeros(1), "network.axis_scale": np.ones(4)}))
        refused(folder, "missing sliders", "unknown magic", "network.axis_scale is (4,), not (3,)")

    @pytest.mark.parametrize("value", [np.nan, np.inf])
    @pytest.mark.parametrize("name", ["network.encoder.point.0.weight", "prior.factors", "sliders"])
    def test_a_number_that_is_not_finite(self, folder, arrays, name, value):
        arrays[name] = arrays[name].copy()
        arrays[name].flat[-1] = value
        vouch(folder, packed(arrays))
        refused(folder, "NaN or infinite", name)

    @pytest.mark.parametrize("value", [3e38, -2e6])
    @pytest.mark.parametrize("name", ["network.decoder.linear.weight", "prior.factors", "sliders"])
    def test_a_number_whose_products_overflow(self, folder, arrays, name, value):
        arrays[name] = arrays[name].astype(np.float32)
        arrays[name].flat[-1] = value
        vouch(folder, packed(arrays))
        refused(folder, "too large", name)

    def test_a_pickled_object_is_never_opened(self, folder, arrays, tmp_path):
        class Trap:
            def __reduce__(self):
                return (open, (str(tmp_path / "sprung"), "w"))

        vouch(folder, packed({**arrays, "sliders": np.array([Trap()], dtype=object)}))
        refused(folder, "does not contain readable arrays")
        assert not (tmp_path / "sprung").exists()

    def test_text_for_numbers(self, folder, arrays):
        vouch(folder, packed({**arrays, "sliders": np.array(["a", "b"])}))
        refused(folder, "does not contain readable arrays")

    @pytest.mark.parametrize("content", [b"", b"PK\x03\x04 nothing", b"\x80\x04N.", b"random bytes"])
    def test_no_archive(self, folder, content):
        vouch(folder, content)
        refused(folder, "does not contain readable arrays")

    def test_a_single_array(self, folder, arrays):
        buffer = io.BytesIO()
        np.save(buffer, arrays["sliders"])
        vouch(folder, buffer.getvalue())
        refused(folder)

    def test_a_stream_that_does_not_unpack(self, folder, arrays):
        content = bytearray(packed(arrays))
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            largest = max(archive.infolist(), key=lambda item: item.compress_size)
        start = largest.header_offset + 30 + len(largest.filename) + 64
        content[start : start + 64] = b"\xff" * 64
        vouch(folder, bytes(content))
        refused(folder)

    def test_an_array_that_claims_more_than_memory(self, folder, arrays):
        header = io.BytesIO()
        np.lib.format.write_array_header_1_0(header, {"descr": "<f4", "fortran_order": False, "shape": (10**14,)})
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            archive.writestr("sliders.npy", header.getvalue())
        vouch(folder, buffer.getvalue())
        refused(folder)

    @pytest.mark.parametrize("style", [[0, 1, 2], [-1, 0, 1]])
    def test_a_prior_of_styles_that_are_not_there(self, folder, arrays, style):
        vouch(folder, packed({**arrays, "prior.style": np.array(style)}))
        refused(folder, "prior")

    @pytest.mark.parametrize("shares", [[0, 0, 0], [-1, 1, 1]])
    def test_a_prior_whose_shares_are_none(self, folder, arrays, shares):
        vouch(folder, packed({**arrays, "prior.weights": np.array(shares, dtype=np.float32)}))
        refused(folder, "prior")

    @pytest.mark.parametrize("change", [{"style": [0, 0, 0]}, {"weights": [1, 0, 0]}])
    def test_a_style_that_cannot_be_drawn(self, folder, arrays, change):
        changed = {f"prior.{name}": np.array(values, dtype=np.float32) for name, values in change.items()}
        vouch(folder, packed(arrays | changed))
        refused(folder, "prior")

    def test_a_typical_distance_of_nothing(self, folder, arrays):
        vouch(folder, packed({**arrays, "novelty.typical": np.zeros(1)}))
        refused(folder, "typical")

    def test_what_unpacks_to_more_than_weights_can_be(self, folder, arrays):
        vouch(folder, packed({**arrays, "sliders": np.zeros(17 * 2**20, dtype=np.float32)}))
        refused(folder, "too large for Rodin weights once unpacked")

    def test_an_axis_scale_of_nothing(self, folder, arrays):
        vouch(folder, packed({**arrays, "network.axis_scale": np.zeros(3)}))
        refused(folder, "axis_scale")


def test_saving_leaves_the_two_files_alone(folder):
    assert sorted(path.name for path in folder.iterdir()) == sorted([ARRAYS, CARD])


def test_a_write_that_fails_leaves_what_was_there(folder, random_weights, stored_arrays, card_of, monkeypatch):
    before = {path.name: path.read_bytes() for path in folder.iterdir()}

    def fail(*_):
        raise OSError("the disk went away")

    monkeypatch.setattr(os, "replace", fail)
    other = random_weights(seed=1)
    with pytest.raises(OSError, match="the disk went away"):
        save_weights(folder, SWORD, stored_arrays(other), card_of(other))
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_a_write_that_fails_at_the_card_is_not_taken_for_weights(
    folder, random_weights, stored_arrays, card_of, monkeypatch
):
    """New arrays beside an old card: refused, since the card does not vouch for them."""
    replace_file = os.replace

    def fail_at_card(source, target):
        if str(target).endswith(CARD):
            raise OSError("the disk went away")
        replace_file(source, target)

    monkeypatch.setattr(os, "replace", fail_at_card)
    other = random_weights(seed=1)
    with pytest.raises(OSError, match="the disk went away"):
        save_weights(folder, SWORD, stored_arrays(other), card_of(other))
    assert sorted(path.name for path in folder.iterdir()) == sorted([ARRAYS, CARD])
    refused(folder, "does not match its card")


def test_no_file_where_none_was_when_a_write_fails(tmp_path, monkeypatch):
    def fail(*_):
        raise OSError("the disk went away")

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(OSError, match="the disk went away"):
        write_whole(tmp_path / "file", b"content")
    assert not list(tmp_path.iterdir())


def test_write_whole_replaces(tmp_path):
    write_whole(tmp_path / "file", b"a long first content")
    write_whole(tmp_path / "file", b"second")
    assert (tmp_path / "file").read_bytes() == b"second"
    assert len(list(tmp_path.iterdir())) == 1


HOSTILE = [
    *(None, [], {}, "", -1, 1e308, -1e308, True, 10**30, float("nan"), float("inf"), "\ud800", "x" * 10_000, "a\nb"),
    *([None], [[1, 2]], {"a": 1}, [0.5, 0.1], [0.1]),
    json.loads("[" * 300 + "]" * 300),
]


def places(value: object, path: tuple = ()):
    """Of every value of a card; of a list, the first alone."""
    if path:
        yield path
    items = value.items() if isinstance(value, dict) else enumerate(value[:1]) if isinstance(value, list) else ()
    for key, item in items:
        yield from places(item, (*path, key))


@pytest.mark.parametrize("carried", [False, True], ids=["named kind", "own kind"])
def test_any_value_anywhere_in_a_card(tmp_path, carried):
    card = read_card(SHIPPED / "sword")
    card["metrics"] = {"active_units": 128}
    card["kind"] = json.loads(json.dumps(SWORD.source)) if carried else card["kind"]
    if carried:  # its words are many and alike
        card["kind"]["words"] = {"de": {"sword": "Schwert"}}
    tried = 0
    for path in list(places(card)):
        table = card
        for key in path[:-1]:
            table = table[key]
        kept = table[path[-1]]
        for value in HOSTILE:
            table[path[-1]] = value
            (tmp_path / CARD).write_text(json.dumps(card))
            try:
                read_card(tmp_path)
            except WeightsError as error:
                text = str(error)
                assert str(tmp_path / CARD) in text, (path, value)
                assert text.endswith("."), text
                assert text.isprintable(), text
                assert len(text) < 1000, (path, value)
            tried += 1
        table[path[-1]] = kept
    assert tried > 1000


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"licence": None}, "licence"),
        ({"training": []}, "training"),
        ({"training": {"seed": "one"}}, "training.seed"),
        ({"metrics": 5}, "metrics"),
        ({"styles": ["a", "a"]}, "styles"),
        ({"styles": []}, "styles"),
        ({"dimensions": None}, "dimensions"),
        ({"name": ["a"]}, "name"),
        ({"sha256": "no hash"}, "sha256"),
    ],
)
def test_the_field_is_named(folder, change, field):
    rewrite_card(folder, **change)
    refused(folder, f'"{field}" of {folder / CARD} must be')


@pytest.mark.parametrize("pair", [[1.0], [2.0, 1.0], [None, 1], [True, 2], [1e308, 1e308], "12", {}])
def test_the_dimension_is_named(folder, weights, pair):
    ranges = {**weights.card["dimensions"], "blade_length": pair}
    rewrite_card(folder, dimensions=ranges)
    refused(folder, '"dimensions.blade_length" of', "a range")


def test_a_card_with_a_byte_order_mark(folder):
    (folder / CARD).write_bytes(b"\xef\xbb\xbf" + (folder / CARD).read_bytes())
    add_metrics(folder, {"a": 1})
    assert load_weights(folder).card["metrics"]["a"] == 1


@pytest.mark.parametrize(
    ("name", "change", "words"),
    [
        ("novelty.seen", lambda array: array[:0], "no training shapes"),
        ("prior.means", lambda array: array + 500, "no recipe can hold"),
        ("prior.factors", lambda array: array * 100, "no recipe can hold"),
        ("prior.means", lambda array: array * [*[1] * (array.shape[1] - 1), 0] + 90, "no recipe can hold"),
        ("sliders", lambda array: array.astype(np.complex64), "readable arrays"),
        ("sliders", lambda array: array.astype(np.float64) + 1e300, "infinite"),
    ],
)
def test_arrays_that_would_fail_later(folder, weights, stored_arrays, name, change, words):
    arrays = stored_arrays(weights)
    vouch(folder, packed(arrays | {name: change(arrays[name])}))
    refused(folder, words)


@pytest.mark.parametrize("shape", ["(10**27,)", "(10**27, 10**27)", "(" * 300, "(1e9,)", "(-5,)", "(1, 'a')"])
def test_a_header_that_claims_what_cannot_be(folder, shape):
    header = f"{{'descr': '<f4', 'fortran_order': False, 'shape': {shape.replace('10**27', '1' + '0' * 27)}, }}\n"
    array = b"\x93NUMPY\x01\x00" + len(header).to_bytes(2, "little") + header.encode() + b"\0" * 64
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("sliders.npy", array)
    vouch(folder, buffer.getvalue())
    refused(folder)
