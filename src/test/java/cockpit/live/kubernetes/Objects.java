package cockpit.live.kubernetes;

/// Objects as an API server has them, as far as they matter here.
final class Objects {
    private Objects() {}

    static String node(String name, boolean ready) {
        return """
                {"metadata": {"name": "%s", "creationTimestamp": "2026-11-27T01:00:00Z", "labels": {
                   "node.kubernetes.io/instance-type": "m5.xlarge", "eks.amazonaws.com/nodegroup": "workers",
                   "eks.amazonaws.com/capacityType": "ON_DEMAND"}},
                 "spec": {},
                 "status": {"allocatable": {"cpu": "3920m", "memory": "15Gi", "pods": "58"},
                   "conditions": [{"type": "Ready", "status": "%s", "message": "kubelet is posting ready status",
                     "lastTransitionTime": "2026-11-27T01:00:40Z"}]}}
                """.formatted(name, ready ? "True" : "False");
    }

    static String pod(String name, String node, String phase, boolean ready) {
        return """
                {"metadata": {"name": "%s", "labels": {"pod-template-hash": "7c9"},
                   "ownerReferences": [{"apiVersion": "apps/v1", "kind": "ReplicaSet", "name": "adservice-7c9",
                     "uid": "u", "controller": true}]},
                 "spec": {"nodeName": "%s", "containers": [
                   {"name": "server", "resources": {"requests": {"cpu": "200m"}}},
                   {"name": "istio-proxy", "resources": {"requests": {"cpu": "0.1"}}}]},
                 "status": {"phase": "%s", "conditions": [{"type": "Ready", "status": "%s"}]}}
                """.formatted(name, node, phase, ready ? "True" : "False");
    }

    static String event(String name, String pod, String reason, String message, String at) {
        return """
                {"metadata": {"name": "%s"}, "involvedObject": {"kind": "Pod", "name": "%s"},
                 "type": "Warning", "reason": "%s", "message": "%s", "lastTimestamp": "%s"}
                """.formatted(name, pod, reason, message, at);
    }

    static String deployment(String name, int replicas, int ready) {
        return """
                {"metadata": {"name": "%s"},
                 "spec": {"replicas": %d, "selector": {"matchLabels": {"app": "x"}},
                   "template": {"metadata": {"labels": {"app": "x", "version": "cloud"}}, "spec": {"containers": []}}},
                 "status": {"readyReplicas": %d}}
                """.formatted(name, replicas, ready);
    }

    /// Whose replicas were last set by so-and-so, through the scale subresource.
    static String scaled(String name, int replicas, String by) {
        return """
                {"metadata": {"name": "%s", "managedFields": [
                   {"manager": "kubectl", "operation": "Apply", "time": "2026-11-27T01:00:00Z",
                    "fieldsV1": {"f:spec": {"f:template": {}}}},
                   {"manager": "%s", "operation": "Update", "time": "2026-11-27T02:00:00Z", "subresource": "scale",
                    "fieldsV1": {"f:spec": {"f:replicas": {}}}}]},
                 "spec": {"replicas": %d, "selector": {"matchLabels": {"app": "x"}},
                   "template": {"metadata": {"labels": {"app": "x", "version": "cloud"}}, "spec": {"containers": []}}}}
                """.formatted(name, by, replicas);
    }

    static String route(int home, int cloud) {
        return route(home, cloud, "cockpit-burst");
    }

    static String route(int home, int cloud, String writer) {
        return """
                {"metadata": {"name": "recommend-split", "managedFields": [
                   {"manager": "kubectl", "operation": "Apply", "time": "2026-11-27T01:00:00Z",
                    "fieldsV1": {"f:spec": {"f:hosts": {}, "f:http": {}}}},
                   {"manager": "%s", "operation": "Update", "time": "2026-11-27T02:00:00Z",
                    "fieldsV1": {"f:spec": {"f:http": {}}}},
                   {"manager": "labeller", "operation": "Update", "time": "2026-11-27T03:00:00Z",
                    "fieldsV1": {"f:metadata": {"f:labels": {}}}}]},
                 "spec": {"hosts": ["recommendationservice"], "http": [{"route": [
                   {"destination": {"host": "recommendationservice", "subset": "onprem"}, "weight": %d},
                   {"destination": {"host": "recommendationservice", "subset": "cloud"}, "weight": %d}]}]}}
                """.formatted(writer, home, cloud);
    }

    static String service(String name, String istio, String address, int port) {
        return """
                {"metadata": {"name": "%s"}, "spec": {"clusterIP": "%s", "selector": {"istio": "%s"},
                   "ports": [{"port": 15021}, {"port": %d}]}}
                """.formatted(name, address, istio, port);
    }

    static String slice(String name, String service, boolean ready) {
        return """
                {"metadata": {"name": "%s", "labels": {"kubernetes.io/service-name": "%s"}}, "addressType": "IPv4",
                 "endpoints": [{"addresses": ["10.0.0.9"], "conditions": {"ready": %s}}]}
                """.formatted(name, service, ready);
    }
}
