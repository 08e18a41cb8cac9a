package cockpit.live.kubernetes;

/// Objects of scenario 2 as an API server has them, as far as they matter here.
final class ScalingObjects {
    private ScalingObjects() {}

    /// php-apache's, as an HPA at work has it.
    static String hpa(int current, int desired, int percent, String milli) {
        return """
                {"metadata": {"name": "php-apache"},
                 "spec": {"scaleTargetRef": {"apiVersion": "apps/v1", "kind": "Deployment", "name": "php-apache"},
                   "minReplicas": 1, "maxReplicas": 10,
                   "metrics": [{"type": "Resource",
                     "resource": {"name": "cpu", "target": {"type": "Utilization", "averageUtilization": 50}}}]},
                 "status": {"currentReplicas": %d, "desiredReplicas": %d,
                   "currentMetrics": [{"type": "Resource", "resource": {"name": "cpu",
                     "current": {"averageUtilization": %d, "averageValue": "%s"}}}],
                   "conditions": [{"type": "AbleToScale", "status": "True", "reason": "ReadyForNewScale",
                     "message": "recommended size matches current size"}]}}
                """.formatted(current, desired, percent, milli);
    }

    /// The same in autoscaling/v1, which has most of it in annotations.
    static String oldHpa(int current, int desired, int percent) {
        return """
                {"metadata": {"name": "php-apache", "annotations": {
                   "autoscaling.alpha.kubernetes.io/current-metrics":
                     "[{\\"type\\":\\"Resource\\",\\"resource\\":{\\"name\\":\\"cpu\\",\\"currentAverageUtilization\\":%d,\\"currentAverageValue\\":\\"450m\\"}}]",
                   "autoscaling.alpha.kubernetes.io/conditions":
                     "[{\\"type\\":\\"ScalingLimited\\",\\"status\\":\\"True\\",\\"reason\\":\\"TooFewReplicas\\",\\"message\\":\\"few\\"}]"}},
                 "spec": {"scaleTargetRef": {"kind": "Deployment", "name": "php-apache"},
                   "minReplicas": 1, "maxReplicas": 10, "targetCPUUtilizationPercentage": 50},
                 "status": {"currentReplicas": %d, "desiredReplicas": %d, "currentCPUUtilizationPercentage": %d}}
                """.formatted(percent, current, desired, percent);
    }

    static String event(String name, String kind, String about, String reason, String message, String at) {
        return """
                {"metadata": {"name": "%s"}, "involvedObject": {"kind": "%s", "name": "%s"},
                 "type": "Normal", "reason": "%s", "message": "%s", "lastTimestamp": "%s"}
                """.formatted(name, kind, about, reason, message, at);
    }

    /// A Spot node with these taints, each `key=value:Effect`.
    static String node(String name, String... taints) {
        var all = new StringBuilder();
        for (String each : taints) {
            String[] parts = each.split("[=:]");
            all.append(all.isEmpty() ? "" : ", ")
                    .append("{\"key\": \"%s\", \"value\": \"%s\", \"effect\": \"%s\"}"
                            .formatted(parts[0], parts[1], parts[2]));
        }
        return """
                {"metadata": {"name": "%s", "creationTimestamp": "2026-11-27T01:00:00Z", "labels": {
                   "eks.amazonaws.com/nodegroup": "spot", "eks.amazonaws.com/capacityType": "SPOT"}},
                 "spec": {"taints": [%s]},
                 "status": {"conditions": [{"type": "Ready", "status": "True"}]}}
                """.formatted(name, all);
    }

    static String status(String yaml) {
        return "{\"metadata\": {\"name\": \"cluster-autoscaler-status\"}, \"data\": {\"status\": \""
                + yaml.replace("\"", "\\\"").replace("\n", "\\n") + "\"}}";
    }

    static String autoscaler(String flags) {
        return """
                {"metadata": {"name": "cluster-autoscaler"}, "spec": {"selector": {"matchLabels": {"app": "x"}},
                   "template": {"metadata": {"labels": {"app": "x"}}, "spec": {"containers": [
                     {"name": "ca", "command": ["./cluster-autoscaler", "--cloud-provider=aws"], "args": [%s]}]}}}}
                """.formatted(flags);
    }
}
