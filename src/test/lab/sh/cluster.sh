# shellcheck shell=bash
# One Kubernetes cluster: etcd, API server, controllers, scheduler; kwok for kubelets; metrics-server.

contexts=(MAIN REMOTE)

cluster_name() { if [ "$1" = MAIN ]; then echo AWS-Cluster; else echo Octank-Cluster; fi; }

# Users, as token,name,uid,groups. The lab and the control plane's parts have names of their own, so that the audit log
# tells them from those who use the lab.
users=(admin reader operator lab controller-manager scheduler kwok metrics-server burst karpenter)

new_tokens() {
  local file=$1/tokens.csv user name group uid=0
  : >"$file"
  chmod 600 "$file"
  for user in "${users[@]}"; do
    name=$user group=system:masters uid=$((uid + 1))
    case $user in
      reader) group=cockpit-readers ;;
      operator) group=cockpit-operators ;;
      burst) group=cockpit-burst ;;
      lab) name=system:lab ;;
      controller-manager | scheduler) name=system:kube-$user ;;
      kwok | metrics-server | karpenter) name=system:$user ;;
    esac
    printf '%s,%s,%s,"%s"\n' "$(openssl rand -hex 16)" "$name" "$uid" "$group" >>"$file"
  done
}

# token CONTEXT USER
token() {
  local i
  for i in "${!users[@]}"; do
    if [ "${users[$i]}" = "$2" ]; then
      sed -n "$((i + 1))s/,.*//p" "$run/$1/tokens.csv"
    fi
  done
}

# kubeconfig FILE USER CONTEXT...: the first context is the current one.
kubeconfig() {
  local file=$1 user=$2 context
  shift 2
  {
    printf 'apiVersion: v1\nkind: Config\ncurrent-context: %s\nclusters:\n' "$1"
    for context in "$@"; do
      printf -- '- name: %s\n  cluster: {server: "https://127.0.0.1:%s", certificate-authority-data: %s}\n' \
        "$(cluster_name "$context")" "$(port "$context" API)" "$(base64 -w0 "$run/$context/certs/apiserver.crt")"
    done
    printf 'users:\n'
    for context in "$@"; do
      printf -- '- name: %s-%s\n  user: {token: %s}\n' "$user" "$context" "$(token "$context" "$user")"
    done
    printf 'contexts:\n'
    for context in "$@"; do
      printf -- '- name: %s\n  context: {cluster: %s, user: %s-%s, namespace: hipster-app}\n' \
        "$context" "$(cluster_name "$context")" "$user" "$context"
    done
  } >"$file"
  chmod 600 "$file"
}

start_api_server() {
  local context=$1 folder=$run/$1 etcd peer
  etcd=http://127.0.0.1:$(port "$context" ETCD)
  peer=http://127.0.0.1:$(port "$context" PEER)
  mkdir -p "$folder/certs"
  if [ ! -e "$folder/tokens.csv" ]; then
    cluster_certificates "$folder"
    new_tokens "$folder"
  fi
  serve "$context-etcd" "curl -sf --max-time 2 $etcd/health" "$bin/kube" etcd --data-dir "$folder/etcd" \
    --listen-client-urls "$etcd" --advertise-client-urls "$etcd" --listen-peer-urls "$peer" \
    --initial-advertise-peer-urls "$peer" --initial-cluster "default=$peer" --unsafe-no-fsync --log-level warn
  serve "$context-apiserver" "curl -sfk --max-time 2 https://127.0.0.1:$(port "$context" API)/readyz" \
    "$bin/kube" apiserver --etcd-servers="$etcd" --bind-address=127.0.0.1 --advertise-address=127.0.0.1 \
    --secure-port="$(port "$context" API)" --cert-dir="$folder/certs" --endpoint-reconciler-type=none \
    --service-cluster-ip-range="$(if [ "$context" = MAIN ]; then echo 10.100.0.0/16; else echo 10.96.0.0/16; fi)" \
    --allow-privileged=true --authorization-mode=RBAC --token-auth-file="$folder/tokens.csv" --anonymous-auth=true \
    --disable-admission-plugins=ServiceAccount --service-account-issuer=https://kubernetes.default.svc \
    --service-account-key-file="$folder/sa.pub" --service-account-signing-key-file="$folder/sa.key" \
    --requestheader-client-ca-file="$folder/front-ca.crt" --requestheader-allowed-names=front-proxy-client \
    --requestheader-extra-headers-prefix=X-Remote-Extra- --requestheader-group-headers=X-Remote-Group \
    --requestheader-username-headers=X-Remote-User --proxy-client-cert-file="$folder/front.crt" \
    --proxy-client-key-file="$folder/front.key" --audit-policy-file="$here/cluster/audit-policy.yaml" \
    --audit-log-path="$folder/audit.log" --audit-log-maxsize=100 --audit-log-maxbackup=2 --v=0
}

# Once the API server answers, its certificate exists, and what speaks to it can be told of it.
start_controllers() {
  local context=$1 folder=$run/$1 user
  for user in controller-manager scheduler kwok metrics-server karpenter; do
    kubeconfig "$folder/$user.kubeconfig" "$user" "$context"
  done
  serve "$context-controllers" "curl -sfk --max-time 2 https://127.0.0.1:$(port "$context" CONTROLLERS)/healthz" \
    "$bin/kube" controller-manager --kubeconfig="$folder/controller-manager.kubeconfig" \
    --authentication-kubeconfig="$folder/controller-manager.kubeconfig" \
    --authorization-kubeconfig="$folder/controller-manager.kubeconfig" \
    --service-account-private-key-file="$folder/sa.key" --root-ca-file="$folder/certs/apiserver.crt" \
    --leader-elect=false --bind-address=127.0.0.1 --secure-port="$(port "$context" CONTROLLERS)" \
    --cert-dir="$folder/controllers-certs" --kube-api-qps=2000 --kube-api-burst=4000 \
    --horizontal-pod-autoscaler-sync-period=5s --horizontal-pod-autoscaler-downscale-stabilization=30s \
    --horizontal-pod-autoscaler-initial-readiness-delay=5s --horizontal-pod-autoscaler-cpu-initialization-period=15s
  serve "$context-scheduler" "curl -sfk --max-time 2 https://127.0.0.1:$(port "$context" SCHEDULER)/healthz" \
    "$bin/kube" scheduler --kubeconfig="$folder/scheduler.kubeconfig" \
    --authentication-kubeconfig="$folder/scheduler.kubeconfig" \
    --authorization-kubeconfig="$folder/scheduler.kubeconfig" \
    --leader-elect=false --bind-address=127.0.0.1 --secure-port="$(port "$context" SCHEDULER)" \
    --cert-dir="$folder/scheduler-certs" --kube-api-qps=2000 --kube-api-burst=4000
}

# kwok plays every node's kubelet; metrics-server asks it, as it would ask real ones.
start_kubelets() {
  local context=$1 folder=$run/$1 kubelet pods
  kubelet=$(port "$context" KUBELET)
  pods=$(if [ "$context" = MAIN ]; then echo 10.10.64.0/18; else echo 10.20.64.0/18; fi)
  serve "$context-kwok" "curl -sfk --max-time 2 https://127.0.0.1:$kubelet/healthz" \
    "$bin/kwok" --kubeconfig="$folder/kwok.kubeconfig" --manage-all-nodes=true --cidr="$pods" --node-ip=127.0.0.1 \
    --node-port="$kubelet" --server-address="127.0.0.1:$kubelet" --node-lease-duration-seconds=40 \
    --tls-cert-file="$folder/certs/apiserver.crt" --tls-private-key-file="$folder/certs/apiserver.key" \
    --config="$here/stages/node.yaml" --config="$here/stages/pod.yaml" \
    --config="$kept/files/metrics-resource.yaml" --config="$kept/files/usage-from-annotation.yaml" --v=WARN
  serve "$context-metrics-server" "curl -sfk --max-time 2 https://127.0.0.1:$(port "$context" METRICS)/livez" \
    "$bin/metrics-server" --kubeconfig="$folder/metrics-server.kubeconfig" \
    --authentication-kubeconfig="$folder/metrics-server.kubeconfig" \
    --authorization-kubeconfig="$folder/metrics-server.kubeconfig" --kubelet-insecure-tls \
    --kubelet-use-node-status-port --kubelet-preferred-address-types=InternalIP --kubelet-request-timeout=5s \
    --secure-port="$(port "$context" METRICS)" --bind-address=127.0.0.1 --metric-resolution=10s \
    --cert-dir="$folder/metrics-certs"
}

start_clusters() {
  local context
  for context in "${contexts[@]}"; do start_api_server "$context"; done
  for context in "${contexts[@]}"; do
    wait_well 60 "$context-etcd" "$context-apiserver"
    start_controllers "$context"
    start_kubelets "$context"
  done
  mkdir -p "$run/kubeconfig"
  for user in admin reader operator lab; do kubeconfig "$run/kubeconfig/$user" "$user" "${contexts[@]}"; done
}
