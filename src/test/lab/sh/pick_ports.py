"""Picks a free loopback port for each name and writes PORT_<NAME>=<port> lines.

Usage: pick_ports.py FILE NAME...  A port of the last run is kept where it is free; LAB_PORT_<NAME> fixes one.
"""

import os
import pathlib
import socket
import sys

FIRST, LAST = 21000, 32000  # below the range that outgoing connections are given


def is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def last_run(file: pathlib.Path) -> dict[str, int]:
    if not file.exists():
        return {}
    pairs = (line.split("=") for line in file.read_text().splitlines() if "=" in line)
    return {name.removeprefix("PORT_"): int(port) for name, port in pairs}


def main() -> None:
    file = pathlib.Path(sys.argv[1])
    known, chosen = last_run(file), {}
    candidates = iter(range(FIRST, LAST))
    for name in sys.argv[2:]:
        fixed = os.environ.get(f"LAB_PORT_{name}")
        if fixed:
            if not fixed.isdigit() or not is_free(int(fixed)):
                sys.exit(f"lab: port {fixed}, asked for by LAB_PORT_{name}, is taken or is no port; name another")
            chosen[name] = int(fixed)
            continue
        port = known.get(name)
        if port and not is_free(port):
            print(f"port {port} of the last run ({name}) is taken by another program; taking another", file=sys.stderr)
            port = None
        taken = set(chosen.values()) | set(known.values())
        chosen[name] = port or next((p for p in candidates if p not in taken and is_free(p)), 0)
        if not chosen[name]:
            sys.exit(f"lab: no free port between {FIRST} and {LAST} for {name}")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("".join(f"PORT_{name}={port}\n" for name, port in chosen.items()))


main()
