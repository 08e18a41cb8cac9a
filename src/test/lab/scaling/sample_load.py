"""What the sample's pods use of the CPU: the ready load generators' demand, shared by the ready pods of php-apache, each
up to its limit. It goes into a pod's annotation, from where kwok's kubelet reports it; the real HPA decides on that.

Usage: sample_load.py KUBECONFIG ALIVE_FILE KNOBS_FILE
"""

import pathlib
import sys
import time

import requests

from cluster.api import Api
from scaling import knobs as knobs_file
from scaling.fitting import amount

EVERY = 1  # seconds
PODS = "/api/v1/namespaces/hipster-app/pods"
USAGE = "kwok.x-k8s.io/usage-cpu"
IDLE = 1  # millicores
GPU_JOB = 700
SPOT_SHARE = 0.4  # of its request, which its own callers make


def deployment(pod: dict) -> str:
    """The Deployment that the pod is of: its ReplicaSet's name without the hash; "" for none."""
    owners = [o["name"] for o in pod["metadata"].get("ownerReferences") or [] if o["kind"] == "ReplicaSet"]
    return owners[0].rsplit("-", 1)[0] if owners else ""


def serves(pod: dict) -> bool:
    ready = any(c["type"] == "Ready" and c["status"] == "True" for c in pod["status"].get("conditions") or [])
    return ready and "deletionTimestamp" not in pod["metadata"]


def millis(pod: dict, kind: str) -> float:
    found = [c.get("resources", {}).get(kind, {}).get("cpu") for c in pod["spec"]["containers"]]
    return 1000 * sum(amount(each) for each in found if each)


def used(pod: dict, count: dict[str, int], client: float) -> float:
    """Millicores of one pod that serves."""
    match deployment(pod):
        case "php-apache":
            share = count.get("load-generator", 0) * client / count["php-apache"] + IDLE
            return min(share, millis(pod, "limits") or share)
        case "php-apache-spot":
            return SPOT_SHARE * millis(pod, "requests")
        case "gpu-job":
            return GPU_JOB
    return IDLE


def round_of(api: Api, client: float) -> None:
    pods = api.get(PODS)["items"]
    serving = [pod for pod in pods if serves(pod)]
    count: dict[str, int] = {}
    for pod in serving:
        count[deployment(pod)] = count.get(deployment(pod), 0) + 1
    for pod in serving:
        if deployment(pod) not in ("php-apache", "php-apache-spot", "gpu-job", "load-generator"):
            continue
        now = f"{max(IDLE, round(used(pod, count, client)))}m"
        if pod["metadata"].get("annotations", {}).get(USAGE) != now:
            api.merge(f"{PODS}/{pod['metadata']['name']}", {"metadata": {"annotations": {USAGE: now}}})


def main() -> None:
    api, alive, file = Api(sys.argv[1], "MAIN"), pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    while True:
        try:
            round_of(api, knobs_file.read(file).client)
            alive.touch()
        except requests.RequestException as error:
            print(f"load not placed: {error}", file=sys.stderr, flush=True)
        time.sleep(EVERY)


main()
