"""SPARQL servers for tests: processes on free ports of the loopback interface.

Oxigraph comes with the development packages. Virtuoso is started where it is installed
(`apt-get install virtuoso-opensource-7`), or the one at DATELINE_VIRTUOSO_URL is used, with
DATELINE_STORE_USER and DATELINE_STORE_PASSWORD; so is the Fuseki at DATELINE_FUSEKI_URL. What runs
outside is used only while it holds nothing of ours, and left as it was.
"""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import requests

STARTS_WITHIN: Final = 30.0
_VIRTUOSO_INI: Final = """
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
FileExtend = 200
[TempDatabase]
DatabaseFile = {folder}/virtuoso-temp.db
TransactionFile = {folder}/virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
NumberOfBuffers = 2000
MaxDirtyBuffers = 1200
DirsAllowed = .
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = {folder}
ServerThreads = 4
Charset = UTF-8
[SPARQL]
ResultSetMaxRows = {rows}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A running server: what `--store` is given, and the environment that goes with it."""

    kind: str
    url: str
    environment: Mapping[str, str] = field(default_factory=dict)


class NoServerError(Exception):
    """There is no such server here; the message says what would bring one."""


@contextmanager
def server(kind: str, folder: Path) -> Iterator[Server]:
    """Run a server of a kind, or use the one that the environment names."""
    with _SERVERS[kind](folder) as running:
        yield running


@contextmanager
def oxigraph(folder: Path) -> Iterator[Server]:
    """Run `oxigraph serve` with its data in `folder`."""
    url = f"127.0.0.1:{free_port()}"
    command = [str(Path(sys.executable).with_name("oxigraph")), "serve", "-l", str(folder)]
    with _process([*command, "--bind", url], f"http://{url}/query"):
        yield Server(kind="oxigraph", url=f"http://{url}")


@contextmanager
def virtuoso(folder: Path, *, rows: int = 10_000) -> Iterator[Server]:
    """Run Virtuoso, which gives at most `rows` rows, or use the one that the environment names."""
    if url := os.environ.get("DATELINE_VIRTUOSO_URL"):
        names = "DATELINE_STORE_USER", "DATELINE_STORE_PASSWORD"
        known = {name: os.environ[name] for name in names if name in os.environ}
        yield Server(kind="virtuoso", url=url, environment=known)
        return
    binary = shutil.which("virtuoso-t")
    if binary is None:
        raise NoServerError(
            "no virtuoso-t (Debian: virtuoso-opensource-7), no DATELINE_VIRTUOSO_URL"
        )
    sql, http = free_port(), free_port()
    ini = folder / "virtuoso.ini"
    ini.write_text(_VIRTUOSO_INI.format(folder=folder, sql=sql, http=http, rows=rows))
    url = f"http://127.0.0.1:{http}/sparql"
    with _process([binary, "+foreground", "+configfile", str(ini)], url):
        account = {"DATELINE_STORE_USER": "dba", "DATELINE_STORE_PASSWORD": "dba"}
        yield Server(kind="virtuoso", url=url, environment=account)


@contextmanager
def fuseki(_folder: Path) -> Iterator[Server]:
    """Use the Fuseki that the environment names."""
    url = os.environ.get("DATELINE_FUSEKI_URL")
    if url is None:
        raise NoServerError("no DATELINE_FUSEKI_URL, such as http://localhost:3030/test")
    yield Server(kind="fuseki", url=url)


_SERVERS: Final = {"oxigraph": oxigraph, "virtuoso": virtuoso, "fuseki": fuseki}


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


@contextmanager
def _process(command: list[str], url: str) -> Iterator[None]:
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            _wait(url, process)
            yield
        finally:
            process.kill()


def _wait(url: str, process: "subprocess.Popen[bytes]") -> None:
    end = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < end:
        assert process.poll() is None, f"the server at {url} ended with {process.returncode}"
        try:
            requests.get(url, timeout=1)
        except requests.RequestException:
            time.sleep(0.05)
        else:
            return
    raise AssertionError(f"the server at {url} does not answer")
