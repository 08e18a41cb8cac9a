# shellcheck shell=bash
# Ports: picked free, the same from run to run where they still are, written to a file. LAB_PORT_<NAME> fixes one.

port_names=(
  MAIN_ETCD MAIN_PEER MAIN_API MAIN_CONTROLLERS MAIN_SCHEDULER MAIN_KUBELET MAIN_METRICS
  REMOTE_ETCD REMOTE_PEER REMOTE_API REMOTE_CONTROLLERS REMOTE_SCHEDULER REMOTE_KUBELET REMOTE_METRICS
  MAIN_SHOP MAIN_OUTBOUND MAIN_INBOUND MAIN_ENVOY_ADMIN MAIN_PROMETHEUS
  REMOTE_SHOP REMOTE_OUTBOUND REMOTE_INBOUND REMOTE_ENVOY_ADMIN REMOTE_PROMETHEUS
  SHOP_FRONT MINISTACK MOTO FUNCTION_HOOK HOST_AGENT LOCUST LOCUST_MASTER FUNCTION NODES KARPENTER_METRICS KARPENTER_HEALTH
)

pick_ports() {
  python3 "$here/sh/pick_ports.py" "$kept/ports.sh" "${port_names[@]}" || exit 1
}

load_ports() {
  [ -r "$kept/ports.sh" ] || die "the lab has no ports yet: src/test/lab/lab up"
  # shellcheck disable=SC1091
  . "$kept/ports.sh"
}

# The port of a name that is put together: port MAIN API
port() {
  local name=PORT_${1}_$2
  printf '%s' "${!name}"
}

port_of() {
  local name=PORT_$1
  printf '%s' "${!name}"
}
