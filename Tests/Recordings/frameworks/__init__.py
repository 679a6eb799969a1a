"""The frameworks, each in a file of its own that computes the values of its cases."""
import importlib
import importlib.metadata
import os
import pathlib
import tarfile
import zipfile

_FILES = {
    "torch": "torch_schedulers", "pytorch_warmup": "pytorch_warmup_dampeners", "pytorch_scheduler": "pytorch_schedulers",
    "transformers": "transformers_schedulers", "timm": "timm_schedulers", "optax": "optax_schedules",
    "keras": "keras_schedules", "mxnet": "mxnet_schedulers", "fastai": "fastai_schedules", "fvcore": "fvcore_schedulers",
    "composer": "composer_schedulers", "deepspeed": "deepspeed_schedulers", "mmengine": "mmengine_schedulers",
    "paddle": "paddle_schedulers", "fairseq": "fairseq_schedulers", "tutorials": "tutorial_schedules",
}
_FILES |= dict.fromkeys(
    ("megatron", "neox", "torchtitan", "nanotron", "olmo", "olmo_core", "litgpt", "nanogpt", "nanochat", "modded_nanogpt",
     "levanter", "lingua", "maxtext", "big_vision", "open_clip", "lm_engine", "nemo", "verl", "prime_rl", "nnunet", "dinov2",
     "mae", "swin"), "training_loops")
_DIALECTS = {"transformers": "hf"}


class NotInstalled(Exception):
    """A framework is not here, or in another release than the recorded one."""


def releases():
    """The package, release and way of installing of every dialect."""
    table = pathlib.Path(__file__).resolve().parent.parent / "releases.tsv"
    rows = [line.split("\t") for line in table.read_text().splitlines() if line and not line.startswith("#")]
    return {dialect: (package, release, how) for dialect, package, release, how in rows}


def values(case):
    """The rates of a case, as the framework's own code computes them."""
    framework = case.framework
    row = releases().get(_DIALECTS.get(framework, framework))
    if row and row[2] not in ("sources", "written"):
        try:
            installed = importlib.metadata.version(row[0]).split("+")[0]
        except importlib.metadata.PackageNotFoundError:
            raise NotInstalled(f"{row[0]} {row[1]} is not installed") from None
        if installed != row[1]:
            raise NotInstalled(f"{row[0]} is {installed}, not {row[1]}")
    try:
        return [float(value) for value in importlib.import_module(f"{__name__}.{_FILES[framework]}").values(case)]
    except ModuleNotFoundError as missing:
        raise NotInstalled(f"{missing.name} is not installed here") from None


def source(dialect, path):
    """The text of a file in a package's archive, which lies in the folder that RECORDINGS_ARCHIVES names."""
    package, release, _ = releases()[dialect]
    folder = pathlib.Path(os.environ.get("RECORDINGS_ARCHIVES", "."))
    for archive in sorted(folder.glob(f"{package.replace('-', '?')}-{release}*")):
        if archive.suffix == ".whl":
            with zipfile.ZipFile(archive) as files:
                return files.read(path).decode()
        with tarfile.open(archive) as files:
            inner = f"{archive.name.removesuffix('.tar.gz')}/{path}"
            return files.extractfile(inner).read().decode()
    raise NotInstalled(f"no archive of {package} {release} in {folder}")
