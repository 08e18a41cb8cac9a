# shellcheck shell=bash
# Keys and certificates of one run, made with openssl; none outlives it.

# authority FILE NAME: a certificate authority, FILE.crt and FILE.key.
authority() {
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout "$1.key" -out "$1.crt" -days 30 -subj "/CN=$2" 2>/dev/null
}

# certificate FILE AUTHORITY NAME EXTENSIONS: FILE.crt and FILE.key, signed by the authority.
certificate() {
  openssl req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout "$1.key" -out "$1.csr" -subj "/CN=$3" 2>/dev/null
  openssl x509 -req -in "$1.csr" -CA "$2.crt" -CAkey "$2.key" -set_serial "0x$(openssl rand -hex 8)" -days 30 \
    -out "$1.crt" -extfile <(printf '%s\n' "$4") 2>/dev/null
  rm "$1.csr"
}

# What a cluster needs: the key that signs service accounts' tokens, and the front proxy's authority, without which
# the API server may not speak to metrics-server.
cluster_certificates() {
  openssl genrsa -out "$1/sa.key" 2048 2>/dev/null
  openssl rsa -in "$1/sa.key" -pubout -out "$1/sa.pub" 2>/dev/null
  authority "$1/front-ca" front-proxy-ca
  certificate "$1/front" "$1/front-ca" front-proxy-client "extendedKeyUsage=clientAuth"
}

# The mesh's one root, and a certificate for each cluster's proxy.
mesh_certificates() {
  local side
  mkdir -p "$run/mesh"
  authority "$run/mesh/root" cluster.local
  for side in MAIN REMOTE; do
    certificate "$run/mesh/$side" "$run/mesh/root" "$side" \
      "subjectAltName=URI:spiffe://cluster.local/ns/hipster-app/sa/default,DNS:hipster-app"
  done
}
