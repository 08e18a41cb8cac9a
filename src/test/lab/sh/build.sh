# shellcheck shell=bash
# Builds and installs what the lab runs, once; each part again only when what it is made from has changed.

check_tools() {
  need go "Go 1.26 or newer builds the control plane (Debian: apt-get install golang, or go.dev)"
  need python3 "Python 3.11 or newer runs the emulators (Debian: apt-get install python3 python3-venv)"
  need openssl "apt-get install openssl"
  need curl "apt-get install curl"
  need jq "apt-get install jq"
  if [ ! -x "$bin/prometheus" ]; then
    need apt-get "Prometheus comes from Debian's package"
    need dpkg-deb "Prometheus comes from Debian's package"
  fi
}

# built NAME FINGERPRINT FUNCTION: runs FUNCTION unless NAME was built from the same before.
built() {
  local name=$1 fingerprint=$2 maker=$3 stamp=$kept/built/$1 begun=$SECONDS
  if [ "$(cat "$stamp" 2>/dev/null)" = "$fingerprint" ]; then
    return
  fi
  say "building $name ..."
  mkdir -p "$kept/built" "$bin"
  # In the background, because a condition would switch errexit off inside.
  (set -e && "$maker") >"$kept/built/$name.log" 2>&1 &
  if ! wait "$!"; then
    tail -n 20 "$kept/built/$name.log" >&2
    die "$name could not be built; all of it is in $kept/built/$name.log"
  fi
  printf '%s' "$fingerprint" >"$stamp"
  say "built $name in $((SECONDS - begun)) s"
}

fingerprint() { cat "$@" | sha256sum | cut -c1-16; }

make_kube() {
  local client=k8s.io/client-go/pkg/version component=k8s.io/component-base/version minor
  minor=$(printf '%s' "$kubernetes_version" | cut -d. -f2)
  cd "$here/kube"
  go build -buildvcs=false -trimpath -o "$bin/kube" -ldflags "-s -w \
    -X $component.gitVersion=$kubernetes_version -X $component.gitMajor=1 -X $component.gitMinor=$minor \
    -X $client.gitVersion=$kubernetes_version -X $client.gitMajor=1 -X $client.gitMinor=$minor" .
  ln -sf kube "$bin/kubectl"
}

make_shop() {
  cd "$here/shop"
  go build -buildvcs=false -trimpath -o "$bin/shop" .
}

install_module() { GOFLAGS='' GOBIN=$bin go install -trimpath -ldflags '-s -w' "$1"; }
make_kwok() { install_module "sigs.k8s.io/kwok/cmd/kwok@$kwok_version"; }
make_metrics_server() { install_module "sigs.k8s.io/metrics-server/cmd/metrics-server@$metrics_server_version"; }

# Karpenter with its kwok provider. Its program is called kwok too, so it is built elsewhere and moved.
make_karpenter() {
  local work=$kept/built/karpenter-program folder
  GOFLAGS='' GOBIN=$work go install -trimpath -ldflags '-s -w' "sigs.k8s.io/karpenter/kwok@$karpenter_version"
  mv "$work/kwok" "$bin/karpenter"
  rmdir "$work"
  folder=$(module_folder "sigs.k8s.io/karpenter@$karpenter_version")
  for file in "$folder"/pkg/apis/crds/*.yaml "$folder"/kwok/apis/crds/*.yaml; do
    cat "$file"
    printf '\n---\n'
  done >"$kept/files/karpenter-crds.yaml"
}

module_folder() { (cd / && GOFLAGS='' go mod download -json "$1" | jq -r .Dir); }

# Istio's and kwok's files that are applied or read as they are.
make_files() {
  local istio kwok
  istio=$(module_folder "istio.io/api@$istio_api_version")
  kwok=$(module_folder "sigs.k8s.io/kwok@$kwok_version")
  mkdir -p "$kept/files"
  install -m 644 "$istio/kubernetes/customresourcedefinitions.gen.yaml" "$kept/files/istio-crds.yaml"
  install -m 644 "$kwok/kustomize/metrics/resource/metrics-resource.yaml" "$kept/files/"
  install -m 644 "$kwok/kustomize/metrics/usage/usage-from-annotation.yaml" "$kept/files/"
}

make_python() {
  [ -x "$python" ] || python3 -m venv "$venv"
  "$venv/bin/pip" install --no-input --disable-pip-version-check -r "$here/requirements.txt"
  ln -sf ../venv/bin/aws ../venv/bin/cfn-lint "$bin/"
}

# What pip installs names its interpreter by its whole path; of a lab that was copied or moved, that is the old one.
settle_python() {
  local script
  for script in "$venv"/bin/*; do
    if [ -f "$script" ] && [ ! -L "$script" ] && head -c 2 "$script" | grep -q '#!'; then
      sed -i "1s|^#!/.*/bin/python[0-9.]*\$|#!$python|" "$script"
    fi
  done
}

# Unpacked, not installed: no service is started and nothing outside the lab's folder is touched.
make_prometheus() {
  local work=$kept/built/prometheus-package
  rm -rf "$work"
  mkdir -p "$work"
  cd "$work"
  apt-get download "prometheus=$prometheus_version" || { apt-get update && apt-get download "prometheus=$prometheus_version"; }
  dpkg-deb -x prometheus_*.deb .
  install -m 755 usr/bin/prometheus "$bin/prometheus"
  rm -rf "$work"
}

build() {
  check_tools
  built python "$(fingerprint "$here/requirements.txt")" make_python
  built settled "$venv" settle_python
  built prometheus "$prometheus_version" make_prometheus
  built files "$istio_api_version $kwok_version" make_files
  built shop "$(fingerprint "$here"/shop/*)" make_shop
  built kube "$(fingerprint "$here"/kube/* <(printf '%s' "$kubernetes_version"))" make_kube
  built kwok "$kwok_version" make_kwok
  built metrics-server "$metrics_server_version" make_metrics_server
}
