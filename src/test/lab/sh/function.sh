# shellcheck shell=bash
# The function itself: the jar that Lambda gets, its handler called by the lab's hook.

function_jar=$project/target/cockpit-burst.jar
function_classes=$project/target/test-classes # of which only what plays Lambda for it is used

# Unpacked as Lambda unpacks it: classes, and libraries in lib/.
start_function() {
  local folder=$run/function java made
  if [ ! -e "$function_jar" ] || [ ! -e "$function_classes/cockpit/burst/LabFunction.class" ]; then
    say "the function is not built, so alarms are recorded and nothing is shifted; to have it: mvn -DskipTests package, then lab up"
    return
  fi
  java=$(find_java) || { say "the function needs a JDK 25 or newer, and none was found; COCKPIT_JAVA names one. Nothing is shifted"; return; }
  made=$(fingerprint "$function_jar" "$function_classes"/cockpit/burst/*.class)
  if [ "$(cat "$folder/made" 2>/dev/null)" != "$made" ]; then
    if is_running function; then
      stop_server function
      until_true 15 "the former function ends" not_running function
    fi
    rm -rf "$folder"
    mkdir -p "$folder/code" "$folder/lambda/cockpit/burst"
    "$python" -m zipfile -e "$function_jar" "$folder/code"
    cp "$function_classes"/cockpit/burst/{LabFunction,HeardContext}*.class "$folder/lambda/cockpit/burst/"
    (umask 077 && token MAIN burst >"$folder/token")
    printf '%s' "$made" >"$folder/made"
  fi
  serve function "curl -sf --max-time 2 http://127.0.0.1:$PORT_FUNCTION/" \
    env AWS_LAMBDA_FUNCTION_NAME=octank-burst-shift ALARM=octank-cpu-high NAMESPACE=hipster-app ROUTE=recommend-split SERVICE=recommendationservice \
    SENSITIVE=cartservice,checkoutservice,emailservice,paymentservice,redis-cart,shippingservice \
    "CLUSTER_ENDPOINT=https://127.0.0.1:$PORT_MAIN_API" "CLUSTER_CA=$(base64 -w0 "$run/MAIN/certs/apiserver.crt")" \
    "TOKEN_FILE=$folder/token" "$java" -Djava.net.preferIPv4Stack=true -Xmx128m -XX:+UseSerialGC -cp "$folder/code:$folder/code/lib/*:$folder/lambda" \
    cockpit.burst.LabFunction "$PORT_FUNCTION" "http://127.0.0.1:$PORT_FUNCTION_HOOK"
}

find_java() {
  local folder version
  for folder in "${COCKPIT_JAVA:-}" "${JAVA_HOME:-}" /usr/lib/jvm/*; do
    [ -x "$folder/bin/java" ] && [ -r "$folder/release" ] || continue
    version=$(sed -n 's/^JAVA_VERSION="\([0-9][0-9]*\).*/\1/p' "$folder/release")
    if [ "${version:-0}" -ge 25 ]; then
      printf '%s/bin/java' "$folder"
      return
    fi
  done
  return 1
}
