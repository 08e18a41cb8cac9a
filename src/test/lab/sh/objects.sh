# shellcheck shell=bash
# What is in the clusters before anybody comes: rights, CRDs, nodes, the shop, the mesh's configuration.

# kubectl as the lab itself, in one context.
as_lab() {
  local context=$1
  shift
  "$bin/kubectl" --kubeconfig "$run/kubeconfig/lab" --context "$context" "$@"
}

# Warnings, such as of formats in the CRDs, go to the log.
apply() { as_lab "$1" apply --server-side --force-conflicts --field-manager=lab -f - >>"$run/objects.log" 2>&1; }

put_objects() {
  local context pids=()
  [ ! -e "$run/objects-are-there" ] || return 0
  for context in "${contexts[@]}"; do
    put_objects_in "$context" &
    pids+=("$!")
  done
  for pid in "${pids[@]}"; do wait "$pid" || die "the objects could not be put into the clusters; $run/objects.log tells more"; done
  for context in "${contexts[@]}"; do
    as_lab "$context" -n hipster-app rollout status deployment --timeout=60s >/dev/null \
      || die "the shop's pods in $context did not become ready; kubectl --context $context get pods tells more"
  done
  touch "$run/objects-are-there"
}

put_objects_in() {
  local context=$1
  apply "$context" <"$here/manifests/namespaces.yaml"
  apply "$context" <"$here/cluster/rights.yaml"
  apply "$context" <"$kept/files/istio-crds.yaml"
  sed "s/METRICS_PORT/$(port "$context" METRICS)/" "$here/manifests/metrics-api.yaml" | apply "$context"
  "$python" "$here/cluster/shop_objects.py" "$context" | apply "$context"
  as_lab "$context" wait --for=condition=Established crd --all --timeout=30s >/dev/null
  if [ "$context" = MAIN ]; then
    apply MAIN <"$here/manifests/main-system.yaml"
    apply MAIN <"$here/manifests/sagemaker-crds.yaml"
    apply MAIN <"$here/manifests/main-mesh.yaml"
    apply MAIN <"$project/assets/stage/route.yaml"
    apply MAIN <"$project/assets/stage/burst-rbac.yaml"
  fi
  apply "$context" <"$here/manifests/east-west.yaml"
  load_balancers "$context"
}

# A cloud would give a Service of type LoadBalancer its address; here it is written down.
load_balancers() {
  if [ "$1" = MAIN ]; then
    load_balancer MAIN istio-ingressgateway 10.10.12.40
    load_balancer MAIN second-ingress 10.10.13.41
    load_balancer MAIN istio-eastwestgateway 10.10.12.52
  else
    load_balancer REMOTE istio-eastwestgateway 10.20.4.17
  fi
}

load_balancer() {
  as_lab "$1" -n istio-system patch service "$2" --subresource=status --type=merge \
    -p "{\"status\":{\"loadBalancer\":{\"ingress\":[{\"ip\":\"$3\"}]}}}" >/dev/null
}
