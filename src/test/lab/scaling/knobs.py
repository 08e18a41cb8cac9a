"""The lab's times and switches of scenario 2, in one file: scaling/hooks.py writes it, the others read it each round.

Real clusters take longer; what is usual there stands beside each.
"""

import dataclasses
import json
import pathlib
from dataclasses import dataclass


@dataclass(frozen=True)
class Knobs:
    scan: float = 2.0  # seconds between two rounds of the autoscaler; 10
    boot: float = 6.0  # from an instance that runs to its Node; 30 to 90
    ready: float = 3.0  # from its Node to Ready; 10 to 30
    plugin: float = 5.0  # from a GPU node Ready to its GPUs; 30 to 90
    unneeded: float = 30.0  # that a node must be unneeded; 600
    after_add: float = 20.0  # without scale-down after a scale-up; 600
    back_off: float = 30.0  # after a failed scale-up; 300
    notice: float = 120.0  # from a Spot notice to the end; 120
    client: float = 600.0  # millicores that one load generator asks of the sample
    text: float = 0.0  # 1: the status ConfigMap in the form before 1.30

    def changed(self, values: dict[str, float]) -> "Knobs":
        return dataclasses.replace(self, **values)

    def write(self, file: pathlib.Path) -> None:
        fresh = file.with_suffix(".new")
        fresh.write_text(json.dumps(dataclasses.asdict(self)))
        fresh.rename(file)


def read(file: pathlib.Path) -> Knobs:
    return Knobs(**json.loads(file.read_text())) if file.exists() else Knobs()
