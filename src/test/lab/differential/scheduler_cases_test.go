package differential

import (
	"fmt"
	"math/rand/v2"
)

var (
	zones = []string{"a", "b", "c"}
	apps  = []string{"web", "db", "batch"}
)

// schedulerCase is a small cluster with pods on it, and pods that look for a place.
func schedulerCase(r *rand.Rand) object {
	nodes, pods := []object{}, []object{}
	for i := range 2 + r.IntN(7) {
		nodes = append(nodes, node(r, fmt.Sprintf("n%d", i)))
	}
	for i := range r.IntN(12) {
		placed := pod(r, fmt.Sprintf("placed-%d", i), false)
		placed["spec"].(object)["nodeName"] = pick(r, nodes...)["metadata"].(object)["name"]
		pods = append(pods, placed)
	}
	for i := range 2 + r.IntN(5) {
		pods = append(pods, pod(r, fmt.Sprintf("waits-%d", i), true))
	}
	return object{"nodes": nodes, "pods": pods}
}

func node(r *rand.Rand, name string) object {
	labels := object{"kubernetes.io/hostname": name}
	if chance(r, 0.9) {
		labels["topology.kubernetes.io/zone"] = pick(r, zones...)
	}
	if chance(r, 0.6) {
		labels["eks.amazonaws.com/capacityType"] = pick(r, "SPOT", "ON_DEMAND")
	}
	if chance(r, 0.4) {
		labels["generation"] = pick(r, "5", "6", "7", "new")
	}
	room := object{"cpu": pick(r, "1930m", "3920m", "2", "500m"), "memory": pick(r, "7518Mi", "4Gi", "1Gi"), "pods": pick(r, "29", "58", "3", "2")}
	if chance(r, 0.2) {
		room["nvidia.com/gpu"] = "1"
	}
	spec := object{}
	if taints := taints(r); len(taints) > 0 {
		spec["taints"] = taints
	}
	if chance(r, 0.1) {
		spec["unschedulable"] = true
	}
	return object{"metadata": object{"name": name, "labels": labels}, "spec": spec, "status": object{"allocatable": room, "capacity": room}}
}

func taints(r *rand.Rand) []object {
	taints := []object{}
	if chance(r, 0.2) {
		taints = append(taints, object{"key": "nvidia.com/gpu", "value": "present", "effect": "NoSchedule"})
	}
	if chance(r, 0.15) {
		taints = append(taints, object{"key": "dedicated", "value": pick(r, apps...), "effect": pick(r, "NoSchedule", "NoExecute", "PreferNoSchedule")})
	}
	return taints
}

func pod(r *rand.Rand, name string, waits bool) object {
	app := pick(r, apps...)
	container := object{"name": "c", "resources": object{"requests": amounts(r)}}
	if chance(r, 0.15) {
		container["ports"] = []object{{"containerPort": 80, "hostPort": pick(r, 80, 8080), "protocol": pick(r, "TCP", "UDP")}}
	}
	spec := object{"containers": []object{container}}
	if chance(r, 0.2) {
		spec["initContainers"] = []object{{"name": "i", "resources": object{"requests": amounts(r)}}}
	}
	if waits {
		wishes(r, spec, app)
	} else if chance(r, 0.2) {
		// Of the pods that are there, anti-affinity counts for those who come.
		spec["affinity"] = object{"podAntiAffinity": required(r, pick(r, apps...))}
	}
	return object{"metadata": object{"name": name, "namespace": pick(r, "default", "default", "other"), "labels": object{"app": app}}, "spec": spec,
		"status": object{"phase": map[bool]string{true: "Pending", false: "Running"}[waits]}}
}

func amounts(r *rand.Rand) object {
	asked := object{"cpu": pick(r, "100m", "500m", "1", "1500m", "0"), "memory": pick(r, "64Mi", "256Mi", "2Gi")}
	if chance(r, 0.1) {
		asked["nvidia.com/gpu"] = "1"
	}
	return asked
}

// wishes are what a pod asks of its node.
func wishes(r *rand.Rand, spec object, app string) {
	if chance(r, 0.25) {
		spec["nodeSelector"] = object{"eks.amazonaws.com/capacityType": pick(r, "SPOT", "ON_DEMAND")}
	}
	affinity := object{}
	if chance(r, 0.3) {
		terms := []object{}
		for range 1 + r.IntN(2) {
			terms = append(terms, object{"matchExpressions": []object{expression(r)}})
		}
		affinity["nodeAffinity"] = object{"requiredDuringSchedulingIgnoredDuringExecution": object{"nodeSelectorTerms": terms}}
	}
	if chance(r, 0.2) {
		affinity["podAffinity"] = required(r, pick(r, apps...))
	}
	if chance(r, 0.25) {
		affinity["podAntiAffinity"] = required(r, pick(r, apps...))
	}
	if len(affinity) > 0 {
		spec["affinity"] = affinity
	}
	tolerations := []object{}
	if chance(r, 0.4) {
		tolerations = append(tolerations, object{"key": "nvidia.com/gpu", "operator": "Exists", "effect": "NoSchedule"})
	}
	if chance(r, 0.3) {
		tolerations = append(tolerations, object{"key": "dedicated", "operator": "Equal", "value": pick(r, apps...)})
	}
	if chance(r, 0.05) {
		tolerations = append(tolerations, object{"operator": "Exists"})
	}
	if len(tolerations) > 0 {
		spec["tolerations"] = tolerations
	}
	if chance(r, 0.3) {
		spec["topologySpreadConstraints"] = []object{{"maxSkew": pick(r, 1, 2),
			"topologyKey":       pick(r, "topology.kubernetes.io/zone", "kubernetes.io/hostname"),
			"whenUnsatisfiable": pick(r, "DoNotSchedule", "DoNotSchedule", "ScheduleAnyway"),
			"labelSelector":     object{"matchLabels": object{"app": app}}}}
	}
}

func expression(r *rand.Rand) object {
	return pick(r,
		object{"key": "topology.kubernetes.io/zone", "operator": pick(r, "In", "NotIn"), "values": []string{pick(r, zones...)}},
		object{"key": "eks.amazonaws.com/capacityType", "operator": pick(r, "Exists", "DoesNotExist")},
		object{"key": "generation", "operator": pick(r, "Gt", "Lt"), "values": []string{pick(r, "5", "6")}})
}

func required(r *rand.Rand, app string) object {
	term := object{"topologyKey": pick(r, "topology.kubernetes.io/zone", "kubernetes.io/hostname"),
		"labelSelector": object{"matchLabels": object{"app": app}}}
	if chance(r, 0.2) {
		term["namespaces"] = []string{"other"}
	}
	return object{"requiredDuringSchedulingIgnoredDuringExecution": []object{term}}
}
