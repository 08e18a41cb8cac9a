package differential

import (
	"fmt"
	"math/rand/v2"
	"time"
)

const syncPeriod = 15 * time.Second

// Go's virtual time begins here.
var begin = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)

// hpaCase is a load curve of up to twenty minutes, and an HPA under it.
func hpaCase(r *rand.Rand) object {
	least := pick(r, 1, 1, 1, 2)
	spec := object{
		"scaleTargetRef": object{"apiVersion": "apps/v1", "kind": "Deployment", "name": "web"},
		"minReplicas":    least,
		"maxReplicas":    pick(r, 5, 10, 20, 50),
		"metrics": []object{{"type": "Resource", "resource": object{"name": "cpu", "target": pick(r,
			object{"type": "Utilization", "averageUtilization": 50},
			object{"type": "Utilization", "averageUtilization": pick(r, 20, 35, 70, 80)},
			object{"type": "AverageValue", "averageValue": pick(r, "100m", "250m")})}}},
	}
	if chance(r, 0.6) {
		spec["behavior"] = behavior(r)
	}
	replicas := least + r.IntN(4)
	containers := []object{{"name": "web", "resources": object{"requests": object{"cpu": pick(r, "200m", "500m", "1", "130m")}}}}
	if chance(r, 0.3) {
		containers = append(containers, object{"name": "proxy", "resources": object{"requests": object{"cpu": "100m"}}})
	}
	return object{
		"hpa":         object{"metadata": object{"name": "web"}, "spec": spec},
		"scale":       object{"spec": object{"replicas": replicas}, "status": object{"replicas": replicas, "selector": "name=web"}},
		"podTemplate": object{"spec": object{"containers": containers}},
		"steps":       curve(r),
	}
}

func behavior(r *rand.Rand) object {
	behavior := object{}
	for _, direction := range []string{"scaleUp", "scaleDown"} {
		if !chance(r, 0.7) {
			continue
		}
		rules := object{}
		if chance(r, 0.5) {
			rules["stabilizationWindowSeconds"] = pick(r, 0, 15, 60, 90, 300)
		}
		if chance(r, 0.5) {
			rules["selectPolicy"] = pick(r, "Max", "Min", "Disabled")
		}
		if chance(r, 0.6) {
			policies := []object{}
			for range 1 + r.IntN(3) {
				policies = append(policies, object{"type": pick(r, "Pods", "Percent"),
					"value": pick(r, 1, 2, 4, 10, 33, 50, 100, 200), "periodSeconds": pick(r, 15, 60, 90, 300)})
			}
			rules["policies"] = policies
		}
		if chance(r, 0.2) {
			rules["tolerance"] = pick(r, "0", "50m", "0.3")
		}
		behavior[direction] = rules
	}
	return behavior
}

// curve is what all pods together use at each sync: it stays, rises, falls, jumps, ends.
func curve(r *rand.Rand) []object {
	load, slope := float64(100+r.IntN(3000)), 0.0
	steps := []object{}
	for i := range 8 + r.IntN(72) {
		if chance(r, 0.15) {
			slope = pick(r, 0.0, 0, 1, -1) * r.Float64() * 400
		}
		if chance(r, 0.08) {
			load = pick(r, 0.0, 610, r.Float64()*9000)
		}
		load = max(0, load+slope)
		steps = append(steps, object{
			"at":         begin.Add(time.Duration(i+1) * syncPeriod).Format(time.RFC3339),
			"usageTotal": fmt.Sprintf("%dm", int(load*(0.97+0.06*r.Float64()))),
		})
	}
	return steps
}
