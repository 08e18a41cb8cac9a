# shellcheck shell=bash
# How others find the lab: the stage's file, and exports for a shell.

write_stage() {
  cat >"$run/stage.yaml" <<YAML
# The lab as a live stage. Made by src/test/lab/lab up.
name: lab
rehearse: armed
kubernetes:
  kubeconfig: kubeconfig/operator
  main: {context: MAIN, cluster: AWS-Cluster}
  remote: {context: REMOTE, cluster: Octank-Cluster}
  namespace: hipster-app
route:
  virtualService: recommend-split
  service: recommendationservice
  subsets: {home: onprem, cloud: cloud}
sensitive: [cartservice, checkoutservice, paymentservice, shippingservice, emailservice, redis-cart]
aws:
  profile: $aws_profile
  configFile: aws/config
  credentialsFile: aws/credentials
  region: $aws_region
  trainingRegion: us-west-2
  endpoint: $(ministack_url)
  allow: [SetAlarmState, UpdateNodegroupConfig]
  endpoints:
$(for service in "${in_moto[@]}"; do printf '    %s: %s\n' "$service" "$(moto_url)"; done)
alarm: {name: octank-cpu-high, namespace: CWAgent, metric: cpu_usage_active, dimensions: {ClusterName: Octank-Cluster}}
topic: octank-burst
function: octank-burst-shift
eks: {cluster: AWS-Cluster, nodegroup: workers, autoScalingGroup: eks-workers}
prometheus:
  main: http://127.0.0.1:$PORT_MAIN_PROMETHEUS
  remote: http://127.0.0.1:$PORT_REMOTE_PROMETHEUS
load:
  driver: locust
  locust: http://127.0.0.1:$PORT_LOCUST
  deployment: {context: REMOTE, name: loadgenerator}
  hosts: {hook: "http://127.0.0.1:$PORT_REMOTE_SHOP/lab/burn"}
autoscaling:
  hpa: php-apache
  load: {deployment: load-generator}
  groups: {on-demand: workers, spot: spot, gpu: gpu}
shop: http://127.0.0.1:$PORT_SHOP_FRONT/
allow:
  - {context: MAIN, namespace: hipster-app, kind: VirtualService, verbs: [patch]}
  - {context: MAIN, namespace: hipster-app, kind: Deployment, verbs: [scale, apply, delete]}
  - {context: REMOTE, namespace: hipster-app, kind: Deployment, verbs: [scale, apply, delete]}
  - {context: MAIN, namespace: hipster-app, kind: HorizontalPodAutoscaler, verbs: [patch, apply, delete]}
  - {context: MAIN, namespace: hipster-app, kind: TrainingJob, verbs: [apply, delete]}
  - {context: MAIN, namespace: hipster-app, kind: Gateway, verbs: [apply, delete]}
  - {context: MAIN, namespace: hipster-app, kind: Service, verbs: [apply, delete]}
  - {context: REMOTE, namespace: hipster-app, kind: Service, verbs: [apply, delete]}
  - {context: MAIN, kind: Node, verbs: [cordon, drain]}
YAML
}

print_env() {
  [ -e "$run/stage.yaml" ] || die "the lab is not up: src/test/lab/lab up"
  load_ports
  local name
  export_line PATH "$bin:$PATH"
  export_line KUBECONFIG "$run/kubeconfig/admin"
  export_line COCKPIT_STAGE "$run/stage.yaml"
  export_line COCKPIT_LAB_KUBECONFIG_OPERATOR "$run/kubeconfig/operator"
  export_line COCKPIT_LAB_KUBECONFIG_READER "$run/kubeconfig/reader"
  export_line COCKPIT_LAB_PYTHON "$python"
  export_line COCKPIT_LAB_AUDIT_MAIN "$run/MAIN/audit.log"
  export_line COCKPIT_LAB_AUDIT_REMOTE "$run/REMOTE/audit.log"
  export_line COCKPIT_LAB_INVOCATIONS "$run/aws/invocations.jsonl"
  export_line COCKPIT_LAB_SHOP "http://127.0.0.1:$PORT_SHOP_FRONT/"
  export_line COCKPIT_LAB_CALLS_REMOTE "http://127.0.0.1:$PORT_REMOTE_OUTBOUND/"
  export_line COCKPIT_LAB_BURN "http://127.0.0.1:$PORT_REMOTE_SHOP/lab/burn"
  export_line COCKPIT_LAB_FUNCTION_HOOK "http://127.0.0.1:$PORT_FUNCTION_HOOK"
  is_running function && export_line COCKPIT_LAB_FUNCTION "http://127.0.0.1:$PORT_FUNCTION/"
  export_line COCKPIT_LAB_NODES "$(hooks_url)"
  export_line COCKPIT_LAB_LOCUST "http://127.0.0.1:$PORT_LOCUST"
  export_line COCKPIT_LAB_PROMETHEUS_MAIN "http://127.0.0.1:$PORT_MAIN_PROMETHEUS"
  export_line COCKPIT_LAB_PROMETHEUS_REMOTE "http://127.0.0.1:$PORT_REMOTE_PROMETHEUS"
  export_line COCKPIT_LAB_MINISTACK "$(ministack_url)"
  export_line COCKPIT_LAB_MOTO "$(moto_url)"
  export_line AWS_CONFIG_FILE "$run/aws/config"
  export_line AWS_SHARED_CREDENTIALS_FILE "$run/aws/credentials"
  export_line AWS_PROFILE "$aws_profile"
  export_line AWS_REGION "$aws_region"
  for name in "${port_names[@]}"; do export_line "COCKPIT_LAB_PORT_$name" "$(port_of "$name")"; done
}

export_line() { printf 'export %s=%q\n' "$1" "$2"; }
