"""A local web server that answers as services of exchange rates do, well and badly."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Answer = Callable[[str], tuple[int, bytes]]


@contextmanager
def serving(answer: Answer, delay: float = 0) -> Iterator[tuple[str, list[str]]]:
    """Serve `answer` (path -> status, body) on a free port: its address, and the paths that were asked for."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            status, body = answer(self.path)
            time.sleep(delay)
            try:
                self.send_response(status)
                self.end_headers()
                self.wfile.write(body)
            except OSError:  # the client has gone
                pass

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/", asked
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def rates(date: str, **values: object) -> Answer:
    """The answer of a service in good order."""
    body = json.dumps({"base": "USD", "date": date, "rates": values}).encode()
    return lambda path: (200, body)
