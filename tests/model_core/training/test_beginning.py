"""Trainings that begin with other weights."""

from __future__ import annotations

import os
import pickle
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from torch.nn.functional import batch_norm, relu

from model_core.errors import WeightsError
from model_core.kinds import named_kind
from model_core.network.config import ModelConfig, atlasnet
from model_core.network.shapes import parameter_shapes
from model_core.network.vae import AtlasNetVAE
from model_core.training.beginning import Beginning, fit, read_beginning
from model_core.training.config import presets
from model_core.training.loop import CHECKPOINT, Loop
from model_core.training.stages import fit_codes, fit_encoder, fit_refiner
from model_core.weights import SHIPPED

SWORD = named_kind("sword")
CPU = torch.device("cpu")
SOMEWHERE = Path("somewhere.pth")


def begun(config, **changes):
    return replace(config, begun_from="0" * 64, **changes)


def random_parameters(shapes: dict[str, tuple[int, ...]], seed: int = 0) -> dict[str, torch.Tensor]:
    chance = torch.Generator().manual_seed(seed)
    return {name: torch.rand(shape, generator=chance) + 0.1 for name, shape in shapes.items()}


def small_atlasnet() -> ModelConfig:
    """AtlasNet's wiring with widths that differ from each other."""
    return replace(atlasnet(3), latent=8, point_widths=(6, 7, 9), code_widths=(10,), patch_widths=(8, 5, 4, 6))


def norm_shapes(name: str, width: int) -> dict[str, tuple[int, ...]]:
    return {f"{name}.{kind}": (width,) for kind in ("weight", "bias", "running_mean", "running_var")}


def published(config: ModelConfig, of_2018: bool = False, wrapped: bool = False) -> dict[str, torch.Tensor]:
    """A checkpoint with the names and shapes that AtlasNet's own code writes for these widths."""
    points, codes, patch = config.point_widths, config.code_widths[0], config.patch_widths
    first, encoder = ("encoder.0", "encoder") if of_2018 else ("encoder", "encoder")
    shapes = {}
    for k, (inputs, outputs) in enumerate(zip((3, *points[:-1]), points, strict=True), start=1):
        shapes |= {f"{first}.conv{k}.weight": (outputs, inputs, 1), f"{first}.conv{k}.bias": (outputs,)}
        shapes |= norm_shapes(f"{first}.bn{k}", outputs)
    linear, norm = ("1", "2") if of_2018 else ("lin1", "bn4")
    shapes |= {f"{encoder}.{linear}.weight": (codes, points[-1]), f"{encoder}.{linear}.bias": (codes,)}
    shapes |= norm_shapes(f"{encoder}.{norm}", codes)
    if not of_2018:
        shapes |= {"encoder.lin2.weight": (config.latent, codes), "encoder.lin2.bias": (config.latent,)}
        shapes |= norm_shapes("encoder.bn5", config.latent)
    for n in range(config.charts):
        at = f"decoder.{n}" if of_2018 else f"decoder.decoder.{n}"
        layers = {"conv1": (2, patch[0]), "conv2": (patch[0], patch[1])}
        layers |= {"conv_list.0": (patch[1], patch[2]), "conv_list.1": (patch[2], patch[3]), "last_conv": (patch[3], 3)}
        for layer, (inputs, outputs) in layers.items():
            shapes |= {f"{at}.{layer}.weight": (outputs, inputs, 1), f"{at}.{layer}.bias": (outputs,)}
        for norm, width in zip(("bn1", "bn2", "bn_list.0", "bn_list.1"), patch, strict=True):
            shapes |= norm_shapes(f"{at}.{norm}", width)
    found = random_parameters(shapes) | {"encoder.bn1.num_batches_tracked": torch.tensor(5)}
    if wrapped:
        return {name.replace("encoder.", "module.encoder.").replace("decoder.", "module.decoder.", 1): value
                for name, value in found.items()}  # fmt: skip
    return found


def saved(folder: Path, content: object, **options: object) -> Path:
    path = folder / "network.pth"
    torch.save(content, path, **options)
    return path


def patch_as_published(parameters: dict[str, torch.Tensor], n: int, latent: torch.Tensor, uv: torch.Tensor):
    """Patch n of AtlasNet in evaluation mode, written out: (D,) and (P, 2), from 0 to 1, -> (P, 3)."""

    def layer(x: torch.Tensor, name: str) -> torch.Tensor:
        weight, bias = (parameters[f"decoder.decoder.{n}.{name}.{kind}"] for kind in ("weight", "bias"))
        return x @ weight.squeeze(-1).T + bias

    def norm(x: torch.Tensor, name: str) -> torch.Tensor:
        kinds = ("running_mean", "running_var", "weight", "bias")
        return batch_norm(x, *(parameters[f"decoder.decoder.{n}.{name}.{kind}"] for kind in kinds))

    x = relu(norm(layer(uv, "conv1") + latent, "bn1"))
    for conv, bn in (("conv2", "bn2"), ("conv_list.0", "bn_list.0"), ("conv_list.1", "bn_list.1")):
        x = relu(norm(layer(x, conv), bn))
    return layer(x, "last_conv")


@pytest.mark.parametrize("old_file", [False, True], ids=["zip", "before 1.6"])
@pytest.mark.parametrize("wrapped", [False, True], ids=["bare", "module"])
def test_atlasnets_decoder_gives_the_same_points_here(tmp_path, old_file, wrapped):
    config, theirs = small_atlasnet(), published(small_atlasnet())
    path = saved(tmp_path, published(config, wrapped=wrapped), _use_new_zipfile_serialization=not old_file)
    settings = begun(presets(SWORD)["atlasnet"], model=config)
    found = fit(read_beginning(path, SWORD), settings, path)
    model = AtlasNetVAE(config).eval()
    model.load_state_dict({**model.state_dict(), **found.loaded})
    latent, uv = torch.randn(8), torch.rand(20, 2)
    with torch.inference_mode():
        points = model.decode(latent[None], uv)[0]
    for n in range(config.charts):
        torch.testing.assert_close(points[n], patch_as_published(theirs, n, latent, uv), rtol=1e-4, atol=1e-4)
    assert found.new == ("encoder.pool_mean", "encoder.pool_scale")
    assert set(found.skipped) == {f"encoder.bn5.{kind}" for kind in ("weight", "bias", "running_mean", "running_var")}
    assert set(found.skipped.values()) == {"has no place here"}
    assert torch.equal(found.loaded["encoder.point.1.weight"], theirs["encoder.conv2.weight"].squeeze(-1))
    assert torch.equal(found.loaded["encoder.mean.weight"], theirs["encoder.lin2.weight"])


def test_the_encoder_of_2018_has_its_place(tmp_path):
    config, theirs = small_atlasnet(), published(small_atlasnet(), of_2018=True)
    settings = begun(presets(SWORD)["atlasnet"], model=config)
    found = fit(read_beginning(saved(tmp_path, theirs), SWORD), settings, SOMEWHERE)
    assert torch.equal(found.loaded["encoder.point.2.weight"], theirs["encoder.0.conv3.weight"].squeeze(-1))
    assert torch.equal(found.loaded["encoder.code.0.bias"], theirs["encoder.1.bias"])
    assert torch.equal(found.loaded["encoder.code_norm.0.batch.weight"], theirs["encoder.2.weight"])
    assert {name for name in found.new if "pool" not in name} == {"encoder.mean.weight", "encoder.mean.bias"}


def test_published_sizes_fit_the_preset():
    """Of 25 patches, as AtlasNet's checkpoint has them and the sword."""
    config = presets(SWORD)["atlasnet"]
    shapes = parameter_shapes(config.model)
    assert shapes["decoder.patch.1.weight"] == (25, 1024, 512)
    assert shapes["encoder.mean.weight"] == (1024, 1024)


def test_what_is_skipped_is_told_with_both_sizes(tiny):
    given = random_parameters(parameter_shapes(tiny)) | {"stn.fc1.bias": torch.ones(4)}
    wider = replace(tiny, code_widths=(11,))
    found = fit(Beginning(given, "0"), begun(presets(SWORD)["smoke"], model=replace(wider, refine_steps=2)), SOMEWHERE)
    assert found.skipped["encoder.code.0.weight"] == "11 x 63 here, 10 x 63 there"
    assert found.skipped["encoder.mean.bias"] == "the rest of its layer does not fit"
    assert found.skipped["stn.fc1.bias"] == "has no place here"
    assert "encoder.mean.bias" in found.new
    assert {name for name in given if name.startswith("decoder.")} < set(found.loaded)


class Code:
    """Makes a folder when it is unpickled."""

    def __init__(self, folder: Path):
        self.folder = folder

    def __reduce__(self):
        return os.mkdir, (str(self.folder),)


WRITERS = {
    "zip": lambda content, path: torch.save(content, path),
    "before 1.6": lambda content, path: torch.save(content, path, _use_new_zipfile_serialization=False),
    "plain pickle": lambda content, path: path.write_bytes(pickle.dumps(content)),
}


@pytest.mark.parametrize("write", WRITERS.values(), ids=WRITERS)
def test_code_in_a_checkpoint_is_refused_and_not_run(tmp_path, write):
    path, made = tmp_path / "evil.pth", tmp_path / "made"
    write({"encoder.conv1.weight": torch.ones(64, 3, 1), "extra": Code(made)}, path)
    with pytest.raises(WeightsError, match="nothing of it was run"):
        read_beginning(path, SWORD)
    assert not made.exists()
    torch.load(path, weights_only=False) if write is not WRITERS["plain pickle"] else pickle.loads(path.read_bytes())
    assert made.exists(), "it would have run"


def spoilt_files(folder: Path) -> dict[str, tuple[Path, str]]:
    """{what: (file, words of the sentence)}."""
    whole = saved(folder, {"encoder.mean.weight": torch.ones(4, 1_000)}).read_bytes()
    spoilt = {"half.pth": whole[: len(whole) // 2], "text.pth": b"Dear reader,\n", "empty.pth": b""}
    for name, content in spoilt.items():
        (folder / name).write_bytes(content)
    torch.save([1, 2], folder / "list.pth")
    torch.save({"encoder.mean.weight": torch.tensor([1.0, float("nan")])}, folder / "nan.pth")
    torch.save({"decoder.0.conv1.weight": torch.ones(2, 2, 1), "decoder.1.conv1.weight": torch.ones(3, 2, 1)},
               folder / "uneven.pth")  # fmt: skip
    words = dict.fromkeys(spoilt, "is damaged") | {"list.pth": "no network's parameters", "nan.pth": "NaN or infinite"}
    words |= {"uneven.pth": "not all of the same size", "missing.pth": "no weights at"}
    return {name: (folder / name, said) for name, said in words.items()}


def test_files_that_are_no_weights_are_told_apart(tmp_path):
    for path, said in spoilt_files(tmp_path).values():
        with pytest.raises(WeightsError, match=said) as caught:
            read_beginning(path, SWORD)
        assert path.name in str(caught.value)


def test_weights_of_another_kind_are_refused():
    with pytest.raises(WeightsError, match="is a model of axes; training of swords"):
        read_beginning(SHIPPED / "axe", SWORD)


def test_shipped_weights_fit_the_full_preset_whole():
    found = fit(read_beginning(SHIPPED / "sword", SWORD), begun(presets(SWORD)["full"]), SOMEWHERE)
    assert (found.new, found.skipped) == ((), {})
    assert set(found.loaded) == set(parameter_shapes(presets(SWORD)["full"].model))


def test_weights_of_which_nothing_fits_are_refused():
    with pytest.raises(WeightsError, match="no layer that fits"):
        fit(Beginning({"axis_scale": torch.ones(3)}, "0"), begun(presets(SWORD)["smoke"]), SOMEWHERE)


def test_only_what_was_loaded_can_be_frozen(small):
    given = {n: v for n, v in random_parameters(parameter_shapes(small.model)).items() if n.startswith("encoder.")}
    fit(Beginning(given, "0"), begun(small, frozen=("encoder",)), SOMEWHERE)
    with pytest.raises(WeightsError, match=r"What is not loaded.*decoder\.patch"):
        fit(Beginning(given, "0"), begun(small, frozen=("trunk",)), SOMEWHERE)
    with pytest.raises(ValueError, match="name the weights"):
        replace(small, frozen=("trunk",))
    with pytest.raises(ValueError, match="not hilt"):
        begun(small, frozen=("hilt",))


@pytest.fixture
def former(run, small, tmp_path):
    """A short run's checkpoint, to begin with."""
    run(replace(small, seed=5), tmp_path / "former")
    return tmp_path / "former" / CHECKPOINT


@pytest.mark.parametrize("frozen", [("encoder",), ("decoder",), ("trunk", "refiner")], ids="-".join)
def test_frozen_groups_stay_to_the_last_bit_and_others_learn(small, run, former, tmp_path, frozen):
    given = read_beginning(former, SWORD)
    config = begun(small, frozen=frozen)
    found = fit(given, config, former)
    assert not found.new
    state = run(config, tmp_path / "run", loaded=found.loaded)
    changed = {name for name, value in state.items() if not torch.equal(value, found.loaded[name])}
    assert not [name for name in changed if config.stays(name)]
    moved = {name.split(".")[0] for name in changed}
    assert moved == {"encoder", "decoder", "refiner"} - set(frozen)
    assert torch.equal(state["axis_scale"], found.loaded["axis_scale"]), "the network expects it"


def test_a_frozen_batch_norm_keeps_its_statistics(end_to_end, run, tmp_path):
    plain = replace(end_to_end, model=replace(end_to_end.model, norm="batch"))
    first = run(plain, tmp_path / "former")
    loaded = {name: value for name, value in first.items() if "num_batches" not in name}
    config = begun(plain, frozen=("encoder",), seed=3)
    state = run(config, tmp_path / "run", loaded=loaded)
    assert all(torch.equal(state[name], value) for name, value in loaded.items() if name.startswith("encoder."))
    assert any(not torch.equal(state[name], value) for name, value in loaded.items() if name.startswith("decoder."))


def test_layers_that_were_loaded_are_not_drawn_anew(small, swords, tmp_path):
    """Stages that take no step leave them as they were loaded; the same without a beginning draw them."""
    config = begun(small, refiner_steps=1, steps=0, code_steps=1, rate=0.0, code_rate=0.0)
    grids, points = torch.from_numpy(swords.grids), torch.from_numpy(swords.points)
    shapes = parameter_shapes(small.model)
    loaded = {name: 0.1 * value for name, value in random_parameters(shapes).items()}  # sizes that layers have
    ends = []
    for name, begin in (("loaded", loaded), ("chance", {})):
        (tmp_path / name).mkdir()
        torch.manual_seed(0)
        loop = Loop(SWORD.layout, config, AtlasNetVAE(config.model), tmp_path / name, CPU, loaded=begin)
        before = {name: value.clone() for name, value in loop.model.state_dict().items()}
        for stage in (fit_encoder, fit_codes, fit_refiner):
            stage(loop, grids, points)
        ends.append([name for name, value in loop.model.state_dict().items() if not torch.equal(value, before[name])])
    assert ends[0] == []
    assert {"encoder.code.0.weight", "encoder.pool_mean", "refiner.layers.0.weight"} <= set(ends[1])
