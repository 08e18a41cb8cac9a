"""Where the emulator sends the function's invocations.

Usage: function_hook.py PORT RECORD_FILE

Each event is written to the record, one JSON line each. As long as no handler is known, that is all: nothing is
shifted. A handler makes itself known by PUT /handler with its URL as the body (DELETE takes it away); then the event is
handed to it, and its answer back. GET /invocations gives the record. The answer also goes to the function's log group,
where the emulator itself writes START, END and REPORT.
"""

import json
import pathlib
import sys
import threading
import time
import urllib.error
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import boto3
from botocore.exceptions import BotoCoreError, ClientError

LIMIT = 30  # seconds for a handler to answer


class Hook:
    def __init__(self, record: pathlib.Path):
        self.record = record
        self.record.touch()
        self.handler = ""
        self.lock = threading.Lock()
        self.logs = boto3.client("logs")
        self.logged_to: set[str] = set()

    def invoke(self, name: str, request: str, event: object) -> tuple[int, bytes]:
        begun = time.time()
        status, answer = self.hand_over(event) if self.handler else (200, b'{"recorded": true}')
        millis = round(1000 * (time.time() - begun))
        line = {
            "time": begun,
            "function": name,
            "request": request,
            "handler": self.handler or None,
            "status": status,
            "millis": millis,
            "event": event,
            "answer": answer.decode(errors="replace"),
        }
        with self.lock, self.record.open("a") as file:
            file.write(json.dumps(line) + "\n")
        self.log(name, begun, answer.decode(errors="replace"))
        return status, answer

    def hand_over(self, event: object) -> tuple[int, bytes]:
        asked = urllib.request.Request(self.handler, json.dumps(event).encode(), {"Content-Type": "application/json"})
        try:
            with urllib.request.urlopen(asked, timeout=LIMIT) as response:
                return response.status, response.read()
        except urllib.error.HTTPError as error:
            return error.code, error.read()
        except OSError as error:
            return 502, json.dumps({"errorMessage": f"the handler does not answer: {error}"}).encode()

    def log(self, name: str, begun: float, answer: str) -> None:
        group, stream = f"/aws/lambda/{name}", "handler"
        try:
            with self.lock:
                if group not in self.logged_to:
                    self.logs.create_log_stream(logGroupName=group, logStreamName=stream)
                    self.logged_to.add(group)
            event = {"timestamp": round(1000 * begun), "message": answer}
            self.logs.put_log_events(logGroupName=group, logStreamName=stream, logEvents=[event])
        except (BotoCoreError, ClientError) as error:
            print(f"not logged: {error}", file=sys.stderr, flush=True)


def door(hook: Hook) -> type[BaseHTTPRequestHandler]:
    class Door(BaseHTTPRequestHandler):
        def body(self) -> bytes:
            return self.rfile.read(int(self.headers.get("Content-Length") or 0))

        def answer(self, status: int, body: bytes) -> None:
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def do_GET(self) -> None:
            lines = hook.record.read_text().splitlines()
            self.answer(200, f"[{','.join(lines)}]".encode())

        def do_POST(self) -> None:
            name = self.headers.get("X-Amzn-Lambda-Function-Name", "unknown")
            request = self.headers.get("X-Amzn-Lambda-Request-Id", "unknown")
            self.answer(*hook.invoke(name, request, json.loads(self.body() or b"null")))

        def do_PUT(self) -> None:
            hook.handler = self.body().decode().strip()
            self.answer(200, b"{}")

        def do_DELETE(self) -> None:
            hook.handler = ""
            self.answer(200, b"{}")

        def log_message(self, format: str, *args: object) -> None:
            pass

    return Door


def main() -> None:
    hook = Hook(pathlib.Path(sys.argv[2]))
    ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), door(hook)).serve_forever()


main()
