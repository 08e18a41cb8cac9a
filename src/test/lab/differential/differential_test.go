// Package differential asks the real controllers of Kubernetes what they decide on seeded cases, and writes cases and
// answers down, a JSON line each, in the form of `cockpit decide`. It is a test binary only because Go's virtual time
// (testing/synctest) is for tests: the real HPA controller lives through an hour of it in milliseconds, unchanged.
package differential

import (
	"bufio"
	"encoding/json"
	"flag"
	"math/rand/v2"
	"os"
	"testing"

	utilfeature "k8s.io/apiserver/pkg/util/feature"
	"k8s.io/klog/v2"
)

var (
	runs = flag.Int("runs", 50, "cases of each kind")
	seed = flag.Uint64("seed", 1, "from which the cases come; the same seed, the same cases")
	out  = flag.String("out", "", "file that is written")
)

// object is a piece of JSON, as decide gets it; Kubernetes' types are read from it.
type object = map[string]any

type line struct {
	Kind   string `json:"kind"`
	Run    int    `json:"run"`
	Case   object `json:"case"`
	Answer object `json:"answer"`
}

func TestControllers(t *testing.T) {
	if *out == "" {
		t.Skip("-out FILE says where the answers go")
	}
	klog.LogToStderr(false)
	klog.SetOutput(discard{})
	// Alpha in 1.34; the model has it.
	if err := utilfeature.DefaultMutableFeatureGate.Set("HPAConfigurableTolerance=true"); err != nil {
		t.Fatal(err)
	}
	file, err := os.Create(*out)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	lines := bufio.NewWriter(file)
	defer lines.Flush()
	write := json.NewEncoder(lines)
	scheduler := newScheduler(t)
	for run := range *runs {
		curve := hpaCase(rand.New(rand.NewPCG(*seed, uint64(2*run))))
		room := schedulerCase(rand.New(rand.NewPCG(*seed, uint64(2*run+1))))
		for _, each := range []line{
			{"hpa-run", run, curve, hpaAnswer(t, curve)},
			{"scheduler", run, room, scheduler.answer(t, room)},
		} {
			if err := write.Encode(each); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// into reads a piece of JSON as one of Kubernetes' types.
func into[T any](t *testing.T, piece any) *T {
	t.Helper()
	text, err := json.Marshal(piece)
	if err != nil {
		t.Fatal(err)
	}
	read := new(T)
	if err := json.Unmarshal(text, read); err != nil {
		t.Fatalf("%v in %s", err, text)
	}
	return read
}

func pick[T any](r *rand.Rand, from ...T) T { return from[r.IntN(len(from))] }

func chance(r *rand.Rand, probability float64) bool { return r.Float64() < probability }

type discard struct{}

func (discard) Write(bytes []byte) (int, error) { return len(bytes), nil }
