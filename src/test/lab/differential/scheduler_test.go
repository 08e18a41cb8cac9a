package differential

import (
	"context"
	"fmt"
	"sort"
	"testing"

	v1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/util/sets"
	"k8s.io/client-go/informers"
	"k8s.io/client-go/kubernetes/fake"
	"k8s.io/klog/v2"
	fwk "k8s.io/kube-scheduler/framework"
	"k8s.io/kubernetes/pkg/api/legacyscheme"
	"k8s.io/kubernetes/pkg/scheduler/apis/config"
	"k8s.io/kubernetes/pkg/scheduler/apis/config/latest"
	"k8s.io/kubernetes/pkg/scheduler/backend/cache"
	"k8s.io/kubernetes/pkg/scheduler/framework"
	"k8s.io/kubernetes/pkg/scheduler/framework/plugins"
	plugin "k8s.io/kubernetes/pkg/scheduler/framework/runtime"
	"k8s.io/kubernetes/pkg/scheduler/metrics"
)

// Plugins that need more of a cluster than nodes and pods, or that do not filter.
var leftOut = sets.New("VolumeRestrictions", "NodeVolumeLimits", "VolumeBinding", "VolumeZone", "DynamicResources",
	"DefaultPreemption", "ImageLocality")

// realScheduler is the scheduler's own framework with its default filters.
type realScheduler struct {
	profile   *config.KubeSchedulerProfile
	client    *fake.Clientset
	informers informers.SharedInformerFactory
	started   bool
}

func newScheduler(t *testing.T) *realScheduler {
	metrics.Register()
	defaults, err := latest.Default()
	if err != nil {
		t.Fatal(err)
	}
	profile := &defaults.Profiles[0]
	kept := []config.Plugin{}
	for _, each := range profile.Plugins.MultiPoint.Enabled {
		if !leftOut.Has(each.Name) {
			kept = append(kept, each)
		}
	}
	profile.Plugins.MultiPoint.Enabled = kept
	client := fake.NewClientset()
	for _, name := range []string{"default", "other"} {
		namespace := &v1.Namespace{ObjectMeta: metav1.ObjectMeta{Name: name, Labels: map[string]string{"kubernetes.io/metadata.name": name}}}
		if _, err := client.CoreV1().Namespaces().Create(context.Background(), namespace, metav1.CreateOptions{}); err != nil {
			t.Fatal(err)
		}
	}
	return &realScheduler{profile: profile, client: client, informers: informers.NewSharedInformerFactory(client, 0)}
}

// answer says for each pod that waits where it could go, each judged alone.
func (s *realScheduler) answer(t *testing.T, c object) object {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	var placed, waiting []*v1.Pod
	for _, each := range c["pods"].([]object) {
		pod := into[v1.Pod](t, each)
		legacyscheme.Scheme.Default(pod)
		if pod.Spec.NodeName == "" {
			waiting = append(waiting, pod)
		} else {
			placed = append(placed, pod)
		}
	}
	nodes := []*v1.Node{}
	for _, each := range c["nodes"].([]object) {
		node := into[v1.Node](t, each)
		if node.Spec.Unschedulable {
			// As the API server's admission does it for a node that is cordoned.
			node.Spec.Taints = append(node.Spec.Taints, v1.Taint{Key: v1.TaintNodeUnschedulable, Effect: v1.TaintEffectNoSchedule})
		}
		nodes = append(nodes, node)
	}
	snapshot := cache.NewSnapshot(placed, nodes)
	scheduler, err := plugin.NewFramework(ctx, plugins.NewInTreeRegistry(), s.profile, plugin.WithClientSet(s.client),
		plugin.WithInformerFactory(s.informers), plugin.WithSnapshotSharedLister(snapshot), plugin.WithLogger(klog.Background()))
	if err != nil {
		t.Fatal(err)
	}
	if !s.started {
		s.started = true
		forever := make(chan struct{})
		s.informers.Start(forever)
		s.informers.WaitForCacheSync(forever)
	}
	told := []object{}
	for _, pod := range waiting {
		told = append(told, feasible(ctx, t, scheduler, snapshot, pod))
	}
	return object{"decision": object{"pods": told}}
}

func feasible(ctx context.Context, t *testing.T, scheduler framework.Framework, snapshot *cache.Snapshot, pod *v1.Pod) object {
	all, err := snapshot.NodeInfos().List()
	if err != nil {
		t.Fatal(err)
	}
	found, state := []string{}, framework.NewCycleState()
	diagnosis := framework.Diagnosis{NodeToStatus: framework.NewDefaultNodeToStatus()}
	before, status, refused := scheduler.RunPreFilterPlugins(ctx, state, pod)
	switch {
	case status.IsRejected():
		diagnosis.NodeToStatus.SetAbsentNodesStatus(status)
		diagnosis.PreFilterMsg = status.Message()
		all = nil
	case !status.IsSuccess():
		t.Fatalf("%s: %s", pod.Name, status.Message())
	case !before.AllNodes():
		diagnosis.NodeToStatus.SetAbsentNodesStatus(fwk.NewStatus(fwk.UnschedulableAndUnresolvable,
			fmt.Sprintf("node(s) didn't satisfy plugin(s) %v", sets.List(refused))))
	}
	for _, node := range all {
		if before != nil && !before.AllNodes() && !before.NodeNames.Has(node.Node().Name) {
			continue
		}
		if status := scheduler.RunFilterPlugins(ctx, state, pod, node); status.IsSuccess() {
			found = append(found, node.Node().Name)
		} else {
			diagnosis.NodeToStatus.Set(node.Node().Name, status)
		}
	}
	if len(found) == 0 {
		failure := &framework.FitError{Pod: pod, NumAllNodes: snapshot.NumNodes(), Diagnosis: diagnosis}
		return object{"name": pod.Name, "feasibleNodes": found, "message": failure.Error()}
	}
	sort.Strings(found)
	return object{"name": pod.Name, "feasibleNodes": found, "message": nil}
}
