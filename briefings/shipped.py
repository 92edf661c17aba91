"""Where the data that ships with the program lies."""

from pathlib import Path


def data_folder() -> Path:
    """`data/` of a checkout or, in an installed wheel, `briefings/data`."""
    package = Path(__file__).resolve().parent
    installed = package / "data"
    return installed if installed.is_dir() else package.parent / "data"
