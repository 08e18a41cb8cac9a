# shellcheck shell=bash
# AWS: two emulators, and beside them what neither does.

aws_account=111122223333
aws_region=ap-northeast-2
aws_profile=cockpit-lab
in_moto=(ec2 eks sagemaker athena opensearch xray service_quotas) # every other service is in ministack

# What every AWS client of the lab is told: one profile, an endpoint for each service, keys that are none.
aws_client=(env "AWS_CONFIG_FILE=$run/aws/config" "AWS_SHARED_CREDENTIALS_FILE=$run/aws/credentials"
  "AWS_PROFILE=$aws_profile" "AWS_REGION=$aws_region" AWS_EC2_METADATA_DISABLED=true)

ministack_url() { printf 'http://127.0.0.1:%s' "$PORT_MINISTACK"; }
moto_url() { printf 'http://127.0.0.1:%s' "$PORT_MOTO"; }

start_cloud() {
  mkdir -p "$run/aws/tmp"
  ec2_folders
  aws_files
  serve ministack "curl -sf --max-time 2 $(ministack_url)/_ministack/health" \
    env "GATEWAY_PORT=$PORT_MINISTACK" BIND_HOST=127.0.0.1 MINISTACK_HOST=127.0.0.1 "TMPDIR=$run/aws/tmp" \
    "STATE_DIR=$run/aws/state" "S3_DATA_DIR=$run/aws/s3" "MINISTACK_ACCOUNT_ID=$aws_account" \
    "MINISTACK_REGION=$aws_region" "LAB_EC2=$run/scaling/ec2" IOT_MTLS_ENABLED=0 SFTP_ENABLED=0 LOG_LEVEL=WARNING "$python" "$here/aws/ministack_server.py"
  serve moto "curl -sf --max-time 2 $(moto_url)/moto-api/config" \
    "${aws_client[@]}" "MOTO_ACCOUNT_ID=$aws_account" "$python" "$here/aws/moto_server.py" -H 127.0.0.1 -p "$PORT_MOTO"
  serve function-hook "curl -sf --max-time 2 http://127.0.0.1:$PORT_FUNCTION_HOOK/invocations" \
    "${aws_client[@]}" "$python" "$here/aws/function_hook.py" "$PORT_FUNCTION_HOOK" "$run/aws/invocations.jsonl"
}

# Once the shop and the clusters are there: what is in the account, and what keeps it moving.
start_account() {
  wait_well 60 ministack moto function-hook
  if [ ! -e "$run/aws/is-set-up" ]; then
    "${aws_client[@]}" "$python" "$here/aws/set_up.py" "http://127.0.0.1:$PORT_FUNCTION_HOOK/" 2>"$run/aws/set-up.log" \
      || { tail -n 3 "$run/aws/set-up.log" >&2; die "AWS could not be set up; $run/aws/set-up.log tells more; then: lab down, lab up"; }
    touch "$run/aws/is-set-up"
  fi
  serve alarm-evaluator "$(touched_lately aws/evaluator-alive)" \
    "${aws_client[@]}" "$python" "$here/aws/alarm_evaluator.py" "$run/aws/evaluator-alive"
  serve host-agent "$(touched_lately aws/agent-alive)" \
    "${aws_client[@]}" "$python" "$here/aws/host_agent.py" "$run/kubeconfig/lab" "$run/aws/agent-alive" \
    "http://127.0.0.1:$PORT_MAIN_SHOP/lab/meter" "http://127.0.0.1:$PORT_REMOTE_SHOP/lab/meter"
  serve training-operator "$(touched_lately aws/operator-alive)" \
    "${aws_client[@]}" "$python" "$here/aws/training_operator.py" "$run/kubeconfig/lab" "$run/aws/operator-alive"
}

touched_lately() { printf "find '%s' -newermt '60 seconds ago' | grep -q ." "$run/$1"; }

aws_files() {
  local service
  {
    printf '[profile %s]\nregion = %s\noutput = json\nservices = lab\nendpoint_url = %s\n' \
      "$aws_profile" "$aws_region" "$(ministack_url)"
    printf '\n[services lab]\n'
    for service in "${in_moto[@]}"; do
      printf '%s =\n  endpoint_url = %s\n' "$service" "$(moto_url)"
    done
  } >"$run/aws/config"
  printf '[%s]\naws_access_key_id = test\naws_secret_access_key = test\n' "$aws_profile" >"$run/aws/credentials"
}
