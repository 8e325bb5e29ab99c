"""`avvisi serve`: the page of a record, on this machine."""

from typing import Annotated

import typer

from avvisi.cli.options import RecordArgument, fail, plain_errors, say


def serve(
    record: RecordArgument,
    port: Annotated[int, typer.Option(help="The port; 0 for any that is free.", min=0, max=65535)] = 8777,
    host: Annotated[
        str, typer.Option(help="The address to listen on. Anything but this machine shows the record to others.")
    ] = "127.0.0.1",
    everyone: Annotated[bool, typer.Option("--all", help="Name persons without a public role in evidence too.")] = False,
) -> None:
    """Show a record in the browser: offline, read-only, on this machine unless told otherwise. A build may go on beside it."""
    with plain_errors():
        import uvicorn

        from avvisi.look.app import LOCAL, application
        from avvisi.look.shelf import Shelf

        shelf = Shelf(record, everyone=everyone)
        hosts = LOCAL if host in LOCAL else (*LOCAL, host)
        config = uvicorn.Config(
            application(shelf, hosts),
            host=host,
            port=port,
            log_level="warning",
            access_log=False,
            server_header=False,
            lifespan="off",
            ws="none",
        )
        try:
            listening = config.bind_socket()
        except SystemExit:
            raise fail(f"port {port} on {host} is taken; choose another with --port, or --port 0 for any that is free") from None
        listening.listen(128)  # before the address is said: who opens it at once is not turned away
        shown = f"[{host}]" if ":" in host else host
        say(f"avvisi: http://{shown}:{listening.getsockname()[1]}/   (Ctrl-C ends it)")
        try:
            uvicorn.Server(config).run(sockets=[listening])
        except KeyboardInterrupt:
            pass
        finally:
            shelf.close()
