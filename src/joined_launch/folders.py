"""Where things are in a clone."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src"
DATA = ROOT / ".data"
RUN = DATA / "run"
VENV = DATA / "venv"
PYTHON = VENV / "bin" / "python"
REQUIREMENTS = ROOT / "requirements"
FRONT_END = DATA / "nhsuk"
