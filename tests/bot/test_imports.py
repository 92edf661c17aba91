"""What the bot's process does not import: it would start later and need more memory for nothing."""

import subprocess
import sys

HEAVY = ("alembic", "lxml", "numpy", "spacy", "starlette", "thinc", "trafilatura", "uvicorn")


def test_the_bots_process_stays_light() -> None:
    code = f"import sys, bot.__main__, bot.app; print(sorted(set({HEAVY!r}) & set(sys.modules)))"
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert printed.strip() == "[]"
