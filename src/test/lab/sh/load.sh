# shellcheck shell=bash
# Load and measuring: Locust as a master and a worker, and a Prometheus in each cluster.

# How many shop when the lab has come up; the talk begins so.
shoppers=50

# Started early, because they take long to start; nobody shops before start_load.
start_locust() {
  serve locust-master "curl -sf --max-time 2 http://127.0.0.1:$PORT_LOCUST/stats/requests | jq -e '.workers | length > 0'" \
    "$venv/bin/locust" -f "$here/load/locustfile.py" --master --master-bind-host 127.0.0.1 \
    --master-bind-port "$PORT_LOCUST_MASTER" --web-host 127.0.0.1 --web-port "$PORT_LOCUST" \
    --host "http://127.0.0.1:$PORT_SHOP_FRONT" --loglevel WARNING
  serve locust-worker "" "$venv/bin/locust" -f "$here/load/locustfile.py" --worker --master-host 127.0.0.1 \
    --master-port "$PORT_LOCUST_MASTER" --loglevel WARNING
}

start_load() {
  local side
  for side in MAIN REMOTE; do start_prometheus "$side"; done
  if [ ! -e "$run/shopping-has-begun" ]; then
    wait_well 60 locust-master REMOTE-envoy MAIN-envoy
    curl -sf -o /dev/null -d "user_count=$shoppers&spawn_rate=10" "http://127.0.0.1:$PORT_LOCUST/swarm" \
      || die "Locust would not begin; its log is $servers/locust-master/log"
    touch "$run/shopping-has-begun"
  fi
}

start_prometheus() {
  local side=$1 folder=$run/prometheus/$1 at
  at=127.0.0.1:$(port "$side" PROMETHEUS)
  mkdir -p "$folder"
  sed "s/ENVOY_ADMIN/$(port "$side" ENVOY_ADMIN)/; s/CLUSTER_NAME/$(cluster_name "$side")/" \
    "$here/load/prometheus.yaml" >"$folder/prometheus.yaml"
  cp "$here/load/istio-rules.yaml" "$folder/"
  serve "$side-prometheus" "curl -sf --max-time 2 http://$at/-/ready" "$bin/prometheus" \
    --config.file="$folder/prometheus.yaml" --storage.tsdb.path="$folder/data" --storage.tsdb.retention.time=6h \
    --web.listen-address="$at" --log.level=warn
}
