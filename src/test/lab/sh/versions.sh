# shellcheck shell=bash disable=SC2034
# What the lab is built from, pinned. What comes from PyPI is pinned in requirements.txt.
kubernetes_version=v1.34.4
kwok_version=v0.8.0
metrics_server_version=v0.9.0
karpenter_version=v1.14.0 # only where it is asked for
istio_api_version=v1.24.2
prometheus_version='2.42*'
