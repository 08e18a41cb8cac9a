"""Watches VirtualServices and DestinationRules in the primary cluster and keeps the proxies' route files in step.

Usage: route_watcher.py KUBECONFIG FOLDER

It stands for istiod's pushes. A new file is moved into place: Envoy sees that, and does not see a file edited. While
the API server cannot be reached, the last routes stay.
"""

import os
import pathlib
import sys
import threading
import time

from cluster.api import Api
from mesh.routes import render

GROUP = "/apis/networking.istio.io/v1/namespaces/hipster-app"


class Watcher:
    def __init__(self, api: Api, folder: pathlib.Path):
        self.api = api
        self.folder = folder
        self.seen: dict[str, dict[str, dict]] = {"virtualservices": {}, "destinationrules": {}}
        self.lists_had: set[str] = set()
        self.lock = threading.Lock()

    def watch(self, kind: str) -> None:
        said = ""
        while True:
            try:
                for objects in self.api.watch(f"{GROUP}/{kind}"):
                    said = ""
                    with self.lock:
                        self.seen[kind] = objects
                        self.lists_had.add(kind)
                        self.write()
            except (OSError, ValueError) as error:
                if str(error) != said:
                    said = str(error)
                    print(f"{kind}: {said}; trying again", file=sys.stderr, flush=True)
                time.sleep(0.5)

    def write(self) -> None:
        (self.folder / "watcher-alive").touch()
        if len(self.lists_had) < len(self.seen):
            return
        for side in ("MAIN", "REMOTE"):
            text = render(side, *(list(self.seen[kind].values()) for kind in ("virtualservices", "destinationrules")))
            file = self.folder / side / "routes.yaml"
            if not file.exists() or file.read_text() != text:
                file.with_suffix(".new").write_text(text)
                os.replace(file.with_suffix(".new"), file)


def main() -> None:
    watcher = Watcher(Api(sys.argv[1], "MAIN"), pathlib.Path(sys.argv[2]))
    threads = [threading.Thread(target=watcher.watch, args=(kind,)) for kind in watcher.seen]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


main()
