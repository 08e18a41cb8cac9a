"""What an EC2 instance type gives to pods as an EKS node. Pure.

Source: awslabs/amazon-eks-ami, bootstrap.sh and eni-max-pods.txt: the kubelet keeps 6 % of the first core, 1 % of the
second, 0.5 % of the third and fourth, 0.25 % of each further, and 255 MiB and 11 MiB for each possible pod; it evicts
below 100 MiB left. What the kernel takes of the nominal memory is not taken off.
"""

from dataclasses import dataclass

GPU = "nvidia.com/gpu"


@dataclass(frozen=True)
class Machine:
    type: str
    cores: int
    memory_mib: int
    max_pods: int
    gpus: int = 0

    def capacity(self) -> dict[str, str]:
        return self._room(1000 * self.cores, self.memory_mib)

    def allocatable(self) -> dict[str, str]:
        kept = sum(
            60 if core == 1 else 10 if core == 2 else 5 if core <= 4 else 2.5 for core in range(1, self.cores + 1)
        )
        return self._room(1000 * self.cores - round(kept), self.memory_mib - 255 - 11 * self.max_pods - 100)

    def _room(self, millis: int, mib: int) -> dict[str, str]:
        room = {"cpu": f"{millis}m", "memory": f"{mib}Mi", "pods": str(self.max_pods)}
        return {**room, GPU: str(self.gpus)} if self.gpus else room


MACHINES = {
    machine.type: machine
    for machine in (
        Machine("m5.large", 2, 8 << 10, 29),
        Machine("m5.xlarge", 4, 16 << 10, 58),
        Machine("g4dn.xlarge", 4, 16 << 10, 29, gpus=1),
    )
}
