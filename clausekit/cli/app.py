"""`clausekit app`: the same reviews in the browser, served to this machine only."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from typing import Annotated, Final

import typer

from clausekit.errors import UsageError

ADDRESS: Final = "localhost"


def app(
    port: Annotated[
        int, typer.Option("--port", min=1, max=65535, help="Where the app answers on this machine.")
    ] = 8501,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open it in the browser.")] = True,
) -> None:
    """Open the app in the browser; nothing is sent anywhere else."""
    if not _free(port):
        raise UsageError(f"port {port} is in use: name another with --port")
    typer.echo(f"The app is at http://{ADDRESS}:{port} (Ctrl-C ends it)", err=True)
    arguments = command(port, browser=browser)
    if os.name == "posix":  # becomes the server, so that whatever ends this process ends the server
        os.execv(arguments[0], arguments)  # noqa: S606 -- our own arguments
    try:
        done = subprocess.run(arguments, check=False)  # noqa: S603 -- our own arguments
    except KeyboardInterrupt:
        raise typer.Exit from None
    raise typer.Exit(max(done.returncode, 0))


def command(port: int, *, browser: bool) -> list[str]:
    """The command line of the server: no telemetry, no questions, this machine only."""
    from clausekit.documents.limits import MAX_BYTES
    from clausekit.resources import resource

    options = {
        "browser.gatherUsageStats": "false",
        "client.showErrorDetails": "none",
        "client.toolbarMode": "minimal",
        "server.address": ADDRESS,
        "server.headless": "false" if browser and _has_screen() else "true",
        "server.maxUploadSize": str(MAX_BYTES // 1024**2),
        "server.port": str(port),
        "server.showEmailPrompt": "false",
    }
    settings = [f"--{name}={value}" for name, value in options.items()]
    return [sys.executable, "-m", "streamlit", "run", str(resource("app.py")), *settings]


def _has_screen() -> bool:
    return sys.platform != "linux" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True
