# shellcheck shell=bash
# Scenario 2: the machines of the node groups, the sample's load, and who orders nodes: the lab's own autoscaler, or
# Karpenter, never both.

hooks_url() { printf 'http://127.0.0.1:%s' "$PORT_NODES"; }

# What EC2 would know; the emulator looks there (aws/scaling_groups.py).
ec2_folders() { mkdir -p "$run/scaling/ec2/short" "$run/scaling/ec2/taken"; }

start_scaling() {
  serve nodes "$(touched_lately scaling/nodes-alive) && curl -sf --max-time 2 $(hooks_url)/" "${aws_client[@]}" \
    "$python" -m scaling.nodes "$PORT_NODES" "$run/kubeconfig/lab" "$run/scaling/nodes-alive" "$run/scaling"
  serve sample-load "$(touched_lately scaling/load-alive)" \
    "$python" -m scaling.sample_load "$run/kubeconfig/lab" "$run/scaling/load-alive" "$run/scaling/knobs.json"
  if [ -e "$run/scaling/karpenter" ]; then start_karpenter; else start_autoscaler; fi
}

start_autoscaler() {
  serve autoscaler "$(touched_lately scaling/autoscaler-alive)" "${aws_client[@]}" \
    "$python" -m scaling.autoscaler "$run/kubeconfig/lab" "$run/scaling/autoscaler-alive" "$run/scaling/knobs.json"
}

# hook PATH: asks one of the machines' hooks; its answer, or what it says is wrong.
hook() {
  local answer
  answer=$(curl -s -X POST "$(hooks_url)$1") || die "the lab is not up: src/test/lab/lab up"
  jq -e 'has("error") | not' <<<"$answer" >/dev/null || die "$(jq -r .error <<<"$answer")"
  say "$answer"
}

spot() {
  load_ports
  [ -n "${1:-}" ] || die "which node? kubectl get nodes -l eks.amazonaws.com/capacityType=SPOT"
  hook "/spot?node=$1${2:+&seconds=$2}"
}

karpenter() {
  load_ports
  [ -e "$run/stage.yaml" ] || die "the lab is not up: src/test/lab/lab up"
  case "${1:-}" in
    up) karpenter_up ;;
    down) karpenter_down ;;
    *) usage ;;
  esac
}

# The lab's own autoscaler rests meanwhile.
karpenter_up() {
  built karpenter "$karpenter_version" make_karpenter
  touch "$run/scaling/karpenter"
  end_for_good autoscaler
  as_lab MAIN -n kube-system scale deployment cluster-autoscaler --replicas=0 >/dev/null
  apply MAIN <"$kept/files/karpenter-crds.yaml"
  as_lab MAIN wait --for=condition=Established crd --all --timeout=30s >/dev/null
  apply MAIN <"$here/manifests/karpenter.yaml"
  start_karpenter
  wait_well 60 karpenter
  say "Karpenter orders the nodes now; src/test/lab/lab karpenter down ends that"
}

# Its pool goes first, and the pool's nodes with it, while Karpenter is there to take them.
karpenter_down() {
  as_lab MAIN delete --ignore-not-found nodepools.karpenter.sh --all --timeout=120s >/dev/null
  until_true 120 "Karpenter's nodes go" no_claims
  as_lab MAIN delete --ignore-not-found -f "$here/manifests/karpenter.yaml" >/dev/null 2>&1 || true
  rm -f "$run/scaling/karpenter"
  end_for_good karpenter
  as_lab MAIN -n kube-system scale deployment cluster-autoscaler --replicas=1 >/dev/null
  start_autoscaler
  wait_well 30 autoscaler
  say "the lab's own autoscaler orders the nodes again"
}

# It is no server of the lab any more, so that nobody misses it.
end_for_good() {
  stop_server "$1"
  until_true 15 "$1 ends" not_running "$1"
  rm -rf "${servers:?}/$1"
}

no_claims() { [ -z "$(as_lab MAIN get nodeclaims.karpenter.sh -o name)" ]; }

start_karpenter() {
  serve karpenter "curl -sf --max-time 2 http://127.0.0.1:$PORT_KARPENTER_HEALTH/healthz" \
    env "KUBECONFIG=$run/MAIN/karpenter.kubeconfig" KUBERNETES_MIN_VERSION=1.19.0-0 SYSTEM_NAMESPACE=kube-system \
    "$bin/karpenter" -disable-leader-election -karpenter-service karpenter -metrics-port "$PORT_KARPENTER_METRICS" \
    -health-probe-port "$PORT_KARPENTER_HEALTH" -log-level error
}
