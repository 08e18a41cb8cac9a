"""What a presenter, or a test, can make happen to the machines; each a POST without body, answered with JSON.

POST /spot?node=NAME[&seconds=120]      a Spot interruption notice; the node is taken when the time is over
POST /shortage?group=gpu&on=1|0         no capacity for a group's instances, from now on; or capacity again
POST /knobs?unneeded=10&boot=2 ...      times and switches (scaling/knobs.py)
GET  /                                  the knobs, the shortages, the notices
"""

import dataclasses
import json
from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, urlsplit

import requests

from cluster.node_groups import GROUPS


def door(machines) -> type[BaseHTTPRequestHandler]:
    class Door(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            short = sorted(file.name for file in (machines.folder / "ec2" / "short").iterdir())
            notices = {name: notice.at for name, notice in machines.notices.items()}
            self.answer(200, {"knobs": dataclasses.asdict(machines.knobs), "short": short, "notices": notices})

        def do_POST(self) -> None:
            asked = urlsplit(self.path)
            query = {key: values[-1] for key, values in parse_qs(asked.query).items()}
            try:
                self.answer(200, self.done(asked.path, query))
            except KeyError as error:
                self.answer(404, {"error": f"there is no {error}"})
            except (ValueError, TypeError) as error:
                self.answer(400, {"error": str(error)})
            except requests.RequestException as error:
                self.answer(502, {"error": f"the cluster: {error}"})

        def done(self, path: str, query: dict[str, str]) -> dict:
            match path:
                case "/spot":
                    seconds = float(query["seconds"]) if "seconds" in query else None
                    return {"node": query["node"], "interrupted": machines.interrupt(query["node"], seconds)}
                case "/shortage":
                    if query["group"] not in {group.name for group in GROUPS}:
                        raise KeyError(query["group"])
                    machines.shortage(query["group"], query.get("on", "1") != "0")
                    return query
                case "/knobs":
                    return dataclasses.asdict(machines.turn({key: float(value) for key, value in query.items()}))
            raise KeyError(path)

        def answer(self, status: int, body: dict) -> None:
            text = json.dumps(body).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(text)))
            self.end_headers()
            self.wfile.write(text)

        def log_message(self, format: str, *args: object) -> None:
            pass

    return Door
