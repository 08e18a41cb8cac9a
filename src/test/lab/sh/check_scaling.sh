# shellcheck shell=bash disable=SC2154
# Of src/test/lab/check: what scenario 2 needs of the lab. The sample is the cockpit's own manifests.

sample=(php-apache load-generator php-apache-spot gpu-job)
hooks=${COCKPIT_LAB_NODES:-}

manifests() { for name in "${sample[@]}"; do printf -- '-f %s ' "$here/../../../assets/stage/$name.yaml"; done; }
knobs() { curl -sf -o /dev/null -X POST "$hooks/knobs?$1"; }
asg() { aws autoscaling describe-auto-scaling-groups --auto-scaling-group-names "eks-$1" --query "AutoScalingGroups[0].$2" --output text; }
asg_is() { [ "$(asg "$1" "$2")" = "$3" ]; }
activity() { aws autoscaling describe-scaling-activities --auto-scaling-group-name "eks-$1" --query "Activities[].[StatusCode,Cause,StatusMessage]" --output text; }

hpa_wants() { [ "$(main get hpa php-apache -o jsonpath='{.status.desiredReplicas}')" -ge "$1" ]; }
hpa_wants_one() { [ "$(main get hpa php-apache -o jsonpath='{.status.desiredReplicas}')" = 1 ]; }
deployed() { [ "$(main get deployment "$1" -o jsonpath='{.status.readyReplicas}')" -ge "$2" ]; }
all_run() { [ "$(main get deployment php-apache -o jsonpath='{.status.replicas}/{.status.readyReplicas}')" = "$1/$1" ]; }
nodes_of() { kubectl --context MAIN get nodes -l "eks.amazonaws.com/nodegroup=$1" -o name | cut -d/ -f2; }
has_nodes() { [ "$(nodes_of "$1" | wc -l)" -ge "$2" ]; }
only_the_first() { [ "$(kubectl --context MAIN get nodes -o name | xargs)" = "node/eks-1 node/eks-2" ]; }
told() { kubectl --context MAIN get events -A --field-selector "reason=$1" -o json | jq -e --arg words "$2" 'any(.items[]; .message | contains($words))'; }
group_status() { kubectl --context MAIN -n kube-system get configmap cluster-autoscaler-status -o jsonpath='{.data.status}'; }
status_says() { group_status | grep -q "$1"; }

groups_are_found() {
  local found
  found=$(aws autoscaling describe-auto-scaling-groups --query "AutoScalingGroups[?Tags[?Key=='k8s.io/cluster-autoscaler/enabled'] &&
    Tags[?Key=='k8s.io/cluster-autoscaler/AWS-Cluster']].[AutoScalingGroupName,MinSize,MaxSize]" --output text | sort | xargs)
  echo "$found; policies: $(aws autoscaling describe-policies --query 'length(ScalingPolicies)' --output text)"
  [ "$found" = "eks-gpu 0 2 eks-spot 0 4 eks-workers 2 6" ]
}

sample_grows() {
  local begun=$SECONDS raised born
  # shellcheck disable=SC2046
  main apply $(manifests) >/dev/null
  main scale deployment load-generator --replicas=4 >/dev/null
  within 120 hpa_wants 4 || { main get hpa php-apache --no-headers; return 1; }
  raised=$((SECONDS - begun))
  within 30 told TriggeredScaleUp "pod triggered scale-up: [{eks-workers 2->" || { echo "nobody ordered a node"; return 1; }
  within 60 has_nodes workers 3 || { echo "no node was born"; return 1; }
  born=$((SECONDS - begun))
  within 180 all_run 10 || { main get pods -l run=php-apache --no-headers | awk '{print $3}' | sort | uniq -c | xargs; return 1; }
  activity workers | grep -q "a user request explicitly set group desired capacity changing the desired capacity from 2 to" \
    || { echo "the activity does not say who asked"; return 1; }
  echo "4 pods wanted after $raised s, a third node after $born s, 10 pods run on $(nodes_of workers | wc -l) nodes after $((SECONDS - begun)) s"
}

bounds_are_honoured() {
  local answer
  aws eks update-nodegroup-config --cluster-name AWS-Cluster --nodegroup-name spot --scaling-config maxSize=5 >/dev/null
  asg_is spot MaxSize 5 || { echo "the Auto Scaling group's most is $(asg spot MaxSize)"; return 1; }
  answer=$(aws eks update-nodegroup-config --cluster-name AWS-Cluster --nodegroup-name spot --scaling-config minSize=6 2>&1 || true)
  aws eks wait nodegroup-active --cluster-name AWS-Cluster --nodegroup-name spot
  aws eks update-nodegroup-config --cluster-name AWS-Cluster --nodegroup-name spot --scaling-config maxSize=4 >/dev/null
  echo "maxSize 5 reached the Auto Scaling group; minSize 6: ${answer##*: }"
  [[ $answer == *InvalidParameterException* ]] && asg_is spot MaxSize 4
}

spot_is_taken() {
  local node begun
  main scale deployment php-apache-spot --replicas=2 >/dev/null
  within 60 deployed php-apache-spot 2 || { echo "the Spot pods do not run"; return 1; }
  node=$(nodes_of spot | head -n 1)
  begun=$SECONDS
  "$here/lab" spot "$node" 12 2>/dev/null
  kubectl --context MAIN get node "$node" -o json \
    | jq -e 'any(.spec.taints[]; .key == "aws-node-termination-handler/spot-itn") and .spec.unschedulable' >/dev/null \
    || { echo "$node has no taint or is not cordoned"; return 1; }
  within 10 told SpotInterruption "Spot ITN received" || { echo "no event SpotInterruption"; return 1; }
  within 40 without "$node" || { echo "$node is still there"; return 1; }
  within 60 deployed php-apache-spot 2 || { echo "its pods do not run elsewhere"; return 1; }
  activity spot | grep -q "EC2 health check" || { echo "the group does not say that it was taken"; return 1; }
  echo "$node noticed, drained, taken; its pods run on $(nodes_of spot | xargs) $((SECONDS - begun)) s after the notice of 12 s"
  main scale deployment php-apache-spot --replicas=0 >/dev/null
}

without() { ! kubectl --context MAIN get node "$1"; }

gpu_comes_late() {
  local begun=$SECONDS
  main scale deployment gpu-job --replicas=1 >/dev/null
  within 60 deployed gpu-job 1 || { echo "the job does not run"; return 1; }
  kubectl --context MAIN get nodes -l eks.amazonaws.com/nodegroup=gpu -o json | jq -er '.items[0]
    | "\(.metadata.name), taint \(.spec.taints[0].key), \(.status.allocatable["nvidia.com/gpu"]) GPU"' || return 1
  within 10 told FailedScheduling "Insufficient nvidia.com/gpu" || { echo "nobody waited for the GPU"; return 1; }
  echo "the job runs after $((SECONDS - begun)) s, its GPU found after the node was Ready"
}

# The second GPU node is not to be had.
shortage_is_told() {
  curl -sf -o /dev/null -X POST "$hooks/shortage?group=gpu&on=1"
  main scale deployment gpu-job --replicas=2 >/dev/null
  within 30 status_says "status: Backoff" || { echo "no group backs off"; return 1; }
  within 20 told NotTriggerScaleUp "1 in backoff after failed scale-up" || { echo "the pod is not told"; return 1; }
  activity gpu | grep -m 1 -o "Failed.*We currently do not have sufficient g4dn.xlarge capacity" | sed 's/\t.*\t/: /' || return 1
  asg_is gpu DesiredCapacity 1 || { echo "the group still wants $(asg gpu DesiredCapacity)"; return 1; }
  curl -sf -o /dev/null -X POST "$hooks/shortage?group=gpu&on=0"
  within 90 deployed gpu-job 2 || { echo "with capacity again, the second job does not run"; return 1; }
  main scale deployment gpu-job --replicas=0 >/dev/null
}

status_has_both_forms() {
  local yaml
  yaml=$(group_status | "$COCKPIT_LAB_PYTHON" -c 'import sys, yaml
s = yaml.safe_load(sys.stdin); print(s["autoscalerStatus"], *(g["name"] + ":" + str(g["health"]["maxSize"]) for g in s["nodeGroups"]))') || return 1
  knobs text=1
  within 15 status_says "^Cluster-autoscaler status at" || { knobs text=0; echo "no text"; return 1; }
  knobs text=0
  within 15 status_says "^autoscalerStatus: Running" || return 1
  echo "$yaml; as text before 1.30 too"
}

sample_shrinks() {
  local begun=$SECONDS
  within 120 hpa_wants_one || { main get hpa php-apache --no-headers; return 1; }
  within 120 only_the_first || { echo "left: $(kubectl --context MAIN get nodes -o name | xargs)"; return 1; }
  within 20 asg_is workers DesiredCapacity 2 || { echo "the group wants $(asg workers DesiredCapacity)"; return 1; }
  told ScaleDown "marked the node as toBeDeleted/unschedulable" >/dev/null || { echo "no node was told"; return 1; }
  echo "one pod, two nodes, no Spot, no GPU, $((SECONDS - begun)) s later"
}

may_play_an_interruption() {
  local may
  may="$(operator auth can-i patch nodes 2>/dev/null || true) $(operator auth can-i create pods --subresource=eviction || true)"
  may="$may $(operator auth can-i patch horizontalpodautoscalers || true) $(reader auth can-i patch nodes 2>/dev/null || true)"
  echo "the operator may cordon, evict, change the HPA; the reader may cordon: $may"
  [ "$may" = "yes yes yes no" ]
}

karpenter_orders() {
  local begun=$SECONDS node
  "$here/lab" karpenter up 2>/dev/null || { echo "it does not come up"; return 1; }
  main create deployment pause --image=pause --replicas=6 --dry-run=client -o json \
    | jq '.spec.template.spec.containers[0].resources = {requests: {cpu: "1500m"}}' | main apply -f - >/dev/null
  within 60 deployed pause 6 || { echo "the pods do not run"; return 1; }
  node=$(kubectl --context MAIN get nodeclaims.karpenter.sh -o json \
    | jq -r '.items[0] | "\(.status.nodeName) (\(.metadata.labels["karpenter.sh/capacity-type"]))"')
  begun=$((SECONDS - begun))
  main delete deployment pause >/dev/null
  "$here/lab" karpenter down 2>/dev/null || { echo "it does not go"; return 1; }
  within 30 only_the_first || { echo "left: $(kubectl --context MAIN get nodes -o name | xargs)"; return 1; }
  echo "6 pods on $node $begun s after it was called; gone with it"
}

# As they build on each other. Waits are made short, and what was is put back.
scaling_claims() {
  local before
  before=$(curl -sf "$hooks/" | jq -r '.knobs | to_entries | map("\(.key)=\(.value)") | join("&")')
  knobs "unneeded=8&after_add=4&back_off=12"
  claim "the node groups are found by their tags" groups_are_found
  claim "the operator may play an interruption" may_play_an_interruption
  claim "load makes pods, pods make nodes" sample_grows
  main scale deployment load-generator --replicas=0 >/dev/null
  claim "bounds of a node group are honoured" bounds_are_honoured
  claim "a Spot node is taken with notice" spot_is_taken
  claim "a GPU node comes, its GPU later" gpu_comes_late
  claim "no capacity is told and waited out" shortage_is_told
  claim "the autoscaler's status has both forms" status_has_both_forms
  claim "without load pods and nodes go" sample_shrinks
  # shellcheck disable=SC2046
  main delete --wait=false $(manifests) >/dev/null
  knobs "$before"
  if [ -x "$(dirname "$COCKPIT_LAB_PYTHON")/../../bin/karpenter" ]; then
    claim "Karpenter orders nodes in its place" karpenter_orders
  else
    printf '%-14s %s\n' "not shown" "Karpenter orders nodes in its place: it is not built (src/test/lab/lab karpenter up)"
  fi
}
