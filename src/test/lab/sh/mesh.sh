# shellcheck shell=bash
# The data plane: the shop's servers, an Envoy for each cluster, and what keeps Envoy's routes in step.

start_mesh() {
  local side
  [ -e "$run/mesh/root.crt" ] || mesh_certificates
  start_shop MAIN cloud 2 4 0.12
  start_shop REMOTE onprem 4 2 0.14
  mkdir -p "$run/mesh/MAIN" "$run/mesh/REMOTE"
  serve route-watcher "$(touched_lately mesh/watcher-alive)" \
    "$python" "$here/mesh/route_watcher.py" "$run/kubeconfig/lab" "$run/mesh"
  wait_well 30 route-watcher
  until_true 20 "the first routes are written" test -s "$run/mesh/REMOTE/routes.yaml"
  for side in MAIN REMOTE; do start_envoy "$side"; done
}

# start_shop SIDE VERSION HOSTS CORES BASE: every service of the shop in one cluster, on hosts of so many cores, of which
# other work takes a share.
start_shop() {
  local side=$1 at
  at=127.0.0.1:$(port "$side" SHOP)
  serve "$side-shop" "curl -sf --max-time 2 http://$at/lab/meter" "$bin/shop" -listen "$at" \
    -outbound "127.0.0.1:$(port "$side" OUTBOUND)" -cluster "$(cluster_name "$side")" -version "$2" \
    -hosts "$3" -cores "$4" -base "$5" -scale 11
}

start_envoy() {
  local side=$1 front=()
  [ "$side" = MAIN ] || front=("FRONT=$PORT_SHOP_FRONT")
  "$python" "$here/mesh/envoy_config.py" "$side" "$run/mesh" "SHOP=$(port "$side" SHOP)" \
    "OUTBOUND=$(port "$side" OUTBOUND)" "INBOUND=$(port "$side" INBOUND)" "ADMIN=$(port "$side" ENVOY_ADMIN)" \
    "MAIN_INBOUND=$PORT_MAIN_INBOUND" "REMOTE_INBOUND=$PORT_REMOTE_INBOUND" "${front[@]}"
  serve "$side-envoy" "curl -sf --max-time 2 http://127.0.0.1:$(port "$side" ENVOY_ADMIN)/ready" \
    "$venv/bin/envoy" -c "$run/mesh/$side.yaml" --concurrency 1 --disable-hot-restart -l warn
}
