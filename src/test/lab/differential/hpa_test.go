package differential

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"testing/synctest"
	"time"

	autoscalingv1 "k8s.io/api/autoscaling/v1"
	autoscalingv2 "k8s.io/api/autoscaling/v2"
	v1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/api/meta/testrestmapper"
	"k8s.io/apimachinery/pkg/api/resource"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/labels"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/client-go/informers"
	"k8s.io/client-go/kubernetes/fake"
	scalefake "k8s.io/client-go/scale/fake"
	core "k8s.io/client-go/testing"
	"k8s.io/kubernetes/pkg/api/legacyscheme"
	_ "k8s.io/kubernetes/pkg/apis/apps/install"
	_ "k8s.io/kubernetes/pkg/apis/autoscaling/install"
	_ "k8s.io/kubernetes/pkg/apis/core/install"
	"k8s.io/kubernetes/pkg/controller/podautoscaler"
	"k8s.io/kubernetes/pkg/controller/podautoscaler/metrics"
)

const (
	namespace     = "default"
	stabilization = 5 * time.Minute
	tolerance     = 0.1
	initialCPU    = 5 * time.Minute
	initialReady  = 30 * time.Second
	// Not never: the channel of that one was made before the virtual time, and a wait on it would stop that.
	resync = 24 * time.Hour
)

// hpaAnswer lives through the case in virtual time: the controller syncs by its own queue, every fifteen seconds; in
// between the pods become as many as it wanted.
func hpaAnswer(t *testing.T, c object) object {
	t.Helper()
	hpa := into[autoscalingv2.HorizontalPodAutoscaler](t, c["hpa"])
	hpa.Namespace, hpa.UID = namespace, "hpa"
	legacyscheme.Scheme.Default(hpa)
	template := into[v1.PodTemplateSpec](t, c["podTemplate"])
	scale := into[autoscalingv1.Scale](t, c["scale"])
	steps := *into[[]struct{ At, UsageTotal string }](t, c["steps"])
	told := []object{}
	synctest.Test(t, func(t *testing.T) {
		stage := &stage{client: fake.NewClientset(hpa), replicas: scale.Spec.Replicas}
		for _, step := range steps {
			load := resource.MustParse(step.UsageTotal)
			stage.load = append(stage.load, load.MilliValue())
		}
		ctx, cancel := context.WithCancel(context.Background())
		stage.follow(ctx, t, template)
		factory := informers.NewSharedInformerFactory(stage.client, resync)
		controller := podautoscaler.NewHorizontalController(ctx, stage.client.CoreV1(), stage.scales(), stage.client.AutoscalingV2(),
			testrestmapper.TestOnlyStaticRESTMapper(legacyscheme.Scheme), stage,
			factory.Autoscaling().V2().HorizontalPodAutoscalers(), factory.Core().V1().Pods(),
			syncPeriod, stabilization, tolerance, initialCPU, initialReady)
		factory.Start(ctx.Done())
		go controller.Run(ctx, 1)
		for _, step := range steps {
			before := stage.replicas
			time.Sleep(syncPeriod)
			synctest.Wait()
			told = append(told, object{"at": step.At, "currentReplicas": before, "desiredReplicas": stage.replicas})
			if want := time.Now().UTC().Format(time.RFC3339); want != step.At || stage.asked != len(told) {
				t.Fatalf("sync %d of %s: it is %s, and the metrics were asked for %d times", len(told), step.At, want, stage.asked)
			}
			stage.follow(ctx, t, template)
			synctest.Wait()
		}
		cancel()
		factory.Shutdown()
	})
	return object{"decision": object{"steps": told}}
}

// stage stands for what the controller looks at and writes to: the Deployment's scale, its pods, and their metrics.
type stage struct {
	client   *fake.Clientset
	replicas int32
	pods     int32
	load     []int64 // millicores of all pods, by sync
	asked    int
}

// follow makes pods, or takes some away, until there are as many as wanted; all have been ready for an hour.
func (s *stage) follow(ctx context.Context, t *testing.T, template *v1.PodTemplateSpec) {
	ready := metav1.NewTime(begin.Add(-time.Hour))
	pods := s.client.CoreV1().Pods(namespace)
	for ; s.pods < s.replicas; s.pods++ {
		pod := &v1.Pod{
			ObjectMeta: metav1.ObjectMeta{Name: fmt.Sprintf("web-%d", s.pods), Namespace: namespace, Labels: map[string]string{"name": "web"}},
			Spec:       *template.Spec.DeepCopy(),
			Status: v1.PodStatus{Phase: v1.PodRunning, StartTime: &ready,
				Conditions: []v1.PodCondition{{Type: v1.PodReady, Status: v1.ConditionTrue, LastTransitionTime: ready}}},
		}
		if _, err := pods.Create(ctx, pod, metav1.CreateOptions{}); err != nil {
			t.Fatal(err)
		}
	}
	for ; s.pods > s.replicas; s.pods-- {
		if err := pods.Delete(ctx, fmt.Sprintf("web-%d", s.pods-1), metav1.DeleteOptions{}); err != nil {
			t.Fatal(err)
		}
	}
}

func (s *stage) scales() *scalefake.FakeScaleClient {
	scales := &scalefake.FakeScaleClient{}
	scales.AddReactor("get", "deployments", func(core.Action) (bool, runtime.Object, error) {
		return true, &autoscalingv1.Scale{
			ObjectMeta: metav1.ObjectMeta{Name: "web", Namespace: namespace},
			Spec:       autoscalingv1.ScaleSpec{Replicas: s.replicas},
			Status:     autoscalingv1.ScaleStatus{Replicas: s.replicas, Selector: "name=web"},
		}, nil
	})
	scales.AddReactor("update", "deployments", func(action core.Action) (bool, runtime.Object, error) {
		written := action.(core.UpdateAction).GetObject().(*autoscalingv1.Scale)
		s.replicas = written.Spec.Replicas
		return true, written, nil
	})
	return scales
}

// GetResourceMetric is the load's even share for each pod, in whole millicores.
func (s *stage) GetResourceMetric(context.Context, v1.ResourceName, string, labels.Selector, string) (metrics.PodMetricsInfo, time.Time, error) {
	now, info := time.Now(), metrics.PodMetricsInfo{}
	s.asked++
	for i := range s.pods {
		info[fmt.Sprintf("web-%d", i)] = metrics.PodMetric{Timestamp: now, Window: syncPeriod, Value: s.load[s.asked-1] / int64(s.pods)}
	}
	return info, now, nil
}

var errNone = errors.New("no such metric in these cases")

func (s *stage) GetRawMetric(string, string, labels.Selector, labels.Selector) (metrics.PodMetricsInfo, time.Time, error) {
	return nil, time.Time{}, errNone
}

func (s *stage) GetObjectMetric(string, string, *autoscalingv2.CrossVersionObjectReference, labels.Selector) (int64, time.Time, error) {
	return 0, time.Time{}, errNone
}

func (s *stage) GetExternalMetric(string, string, labels.Selector) ([]int64, time.Time, error) {
	return nil, time.Time{}, errNone
}
