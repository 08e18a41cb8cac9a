"""Asks the recommendation service as the on-prem frontend would, through its proxy.

Usage: ask.py URL count N         asks N times, prints how many answers came from the cloud
       ask.py URL until home|cloud SECONDS   asks until 20 answers in a row are from home, or one is from the cloud;
                                  exit code 1 when that does not happen in time
"""

import sys
import time
from concurrent.futures import ThreadPoolExecutor

import requests

session = requests.Session()
session.trust_env = False
session.mount("http://", requests.adapters.HTTPAdapter(pool_maxsize=8))


def from_the_cloud(url: str) -> bool:
    headers = {"Host": "recommendationservice", "x-source-workload": "frontend"}
    answer = session.get(url, headers=headers, timeout=10)
    answer.raise_for_status()
    return answer.json()["cluster"] == "AWS-Cluster"


def ask(url: str, times: int) -> int:
    with ThreadPoolExecutor(8) as pool:
        return sum(pool.map(from_the_cloud, [url] * times))


def main() -> None:
    url, what = sys.argv[1:3]
    if what == "count":
        print(ask(url, int(sys.argv[3])))
        return
    seen = {"cloud": lambda: from_the_cloud(url), "home": lambda: ask(url, 20) == 0}[sys.argv[3]]
    end = time.monotonic() + float(sys.argv[4])
    while not seen():
        if time.monotonic() > end:
            sys.exit(1)


main()
