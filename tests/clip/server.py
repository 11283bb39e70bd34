"""A web server of the tests' own, on loopback, that behaves as it is told."""

import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PAGE = (
    b"<!doctype html><html lang=en><head><meta charset=utf-8>"
    b"<title>A pass is shut</title>"
    b'<meta property="og:site_name" content="Strand Courier">'
    b'<meta name="date" content="2024-06-08"></head><body><article>'
    b"<h1>A pass is shut</h1><p>The pass between Olden and Strand was shut on Friday "
    b"after a landslide that buried two cars, and nobody can say for how long.</p>"
    b"<p>Engineers hope to open one lane by Sunday, if the rain stops and if the rest "
    b"of the slope stays where it is until then.</p></article></body></html>"
)


@contextmanager
def serving(answers):
    """Serve *answers*: a path to (status, headers, body), or to a function."""
    asked = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append((self.path, dict(self.headers)))
            answer = answers.get(self.path, (404, {}, b""))
            if callable(answer):
                answer(self)
                return
            status, headers, body = answer
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.block_on_close = False
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    server.asked = asked
    server.address = f"http://127.0.0.1:{server.server_port}"
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
