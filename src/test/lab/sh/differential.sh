# shellcheck shell=bash
# The real controllers against the models: cases by seed, the same for everybody.

make_differential() {
  cd "$here/differential"
  go test -c -modfile="$here/kube/go.mod" -vet=off -trimpath -ldflags '-s -w' -o "$bin/differential" .
}

differential() {
  local runs=50 seed=1 out="" cases=$kept/differential.jsonl cockpit=$project/target/cockpit/bin/cockpit
  while [ "$#" -gt 1 ]; do
    case $1 in
      --runs) runs=$2 ;;
      --seed) seed=$2 ;;
      --out) out=$2 ;;
      *) usage ;;
    esac
    shift 2
  done
  [ "$#" -eq 0 ] || usage
  need go "Go 1.26 or newer builds it"
  (alone && built differential "$(fingerprint "$here"/differential/*.go "$here/kube/go.mod")" make_differential) || exit 1
  "$bin/differential" -runs "$runs" -seed "$seed" -out "${out:-$cases}" >&2 || die "the real controllers could not be asked"
  [ -z "$out" ] || return 0
  [ -x "$cockpit" ] || die "the models are asked through $cockpit, which is not built: mvn -DskipTests package"
  python3 "$here/differential/compare.py" "$cockpit" "$cases"
}
