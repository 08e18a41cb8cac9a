package cockpit.app.decide;

import cockpit.simulation.kubernetes.Container;
import cockpit.simulation.kubernetes.HostPort;
import cockpit.simulation.kubernetes.Meta;
import cockpit.simulation.kubernetes.NodeRequirements;
import cockpit.simulation.kubernetes.NodeSelectorTerm;
import cockpit.simulation.kubernetes.Pod;
import cockpit.simulation.kubernetes.PodSpec;
import cockpit.simulation.kubernetes.ResourceList;
import cockpit.simulation.kubernetes.Toleration;
import cockpit.simulation.kubernetes.Volume;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads pods, with the defaults that the API server fills in: a limit without a request is a request too, a pod on the
/// host's network takes its container ports there.
final class PodReading {
    private static final String REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution";

    private PodReading() {}

    static Pod pod(Case in) {
        Meta meta = Parts.meta(in.object().at("metadata"));
        Case spec = in.at("spec").object();
        Case affinity = spec.at("affinity");
        var company = new CompanyReading(meta);
        PodSpec asks = asks(spec);
        return new Pod(
                meta,
                new PodSpec(
                        boundTo(spec),
                        asks.containers(),
                        asks.initContainers(),
                        asks.overhead(),
                        asks.podRequests(),
                        asks.podLimits(),
                        nodes(spec),
                        Parts.each(spec.at("tolerations"), PodReading::toleration),
                        Parts.each(affinity.at("podAffinity").at(REQUIRED), company::term),
                        Parts.each(affinity.at("podAntiAffinity").at(REQUIRED), company::term),
                        Parts.each(spec.at("topologySpreadConstraints"), company::spread),
                        spec.at("priority").orNull(Case::integer),
                        spec.at("restartPolicy").or("Always", Case::text),
                        spec.at("terminationGracePeriodSeconds").or(30, Case::integer),
                        Parts.each(spec.at("volumes"), PodReading::volume)),
                in.at("status").at("phase").or("Running", Case::text));
    }

    /// Of a spec only what it asks for, and nothing else.
    static PodSpec asks(Case spec) {
        Case resources = spec.at("resources");
        PodSpec none = PodSpec.EMPTY;
        return new PodSpec(
                none.nodeName(),
                containers(spec, "containers"),
                containers(spec, "initContainers"),
                Parts.resources(spec.at("overhead")),
                Parts.resources(resources.at("requests")),
                Parts.resources(resources.at("limits")),
                none.nodes(),
                none.tolerations(),
                none.affinity(),
                none.antiAffinity(),
                none.spread(),
                none.priority(),
                none.restartPolicy(),
                none.graceSeconds(),
                none.volumes());
    }

    private static @Nullable String boundTo(Case spec) {
        String node = Parts.text(spec, "nodeName");
        return node.isEmpty() ? null : node;
    }

    private static List<Container> containers(Case spec, String name) {
        boolean onHost = spec.at("hostNetwork").or(false, Case::truth);
        return Parts.each(spec.at(name), each -> container(each, onHost));
    }

    private static Container container(Case in, boolean onHost) {
        in.object();
        Case resources = in.at("resources");
        ResourceList limits = Parts.resources(resources.at("limits"));
        var ports = new ArrayList<HostPort>();
        for (Case each : in.at("ports").items()) {
            int port = each.object().at("hostPort").or(0, Case::integer);
            int inside = each.at("containerPort").or(0, Case::integer);
            int taken = port == 0 && onHost ? inside : port;
            if (taken > 0) {
                ports.add(new HostPort(Parts.text(each, "hostIP"), Parts.text(each, "protocol"), taken));
            }
        }
        return new Container(
                Parts.text(in, "name"),
                Parts.resources(resources.at("requests")).orElse(limits),
                Parts.text(in, "restartPolicy").equals("Always"),
                ports);
    }

    private static NodeRequirements nodes(Case spec) {
        Case required = spec.at("affinity").at("nodeAffinity").at(REQUIRED);
        return new NodeRequirements(
                Parts.texts(spec.at("nodeSelector")),
                required.orNull(in -> Parts.each(in.at("nodeSelectorTerms"), PodReading::nodeTerm)));
    }

    private static NodeSelectorTerm nodeTerm(Case in) {
        in.object();
        return NodeSelectorTerm.of(
                Parts.each(in.at("matchExpressions"), Parts::requirement),
                Parts.each(in.at("matchFields"), Parts::requirement));
    }

    private static Toleration toleration(Case in) {
        in.object();
        return new Toleration(
                Parts.text(in, "key"), Parts.text(in, "operator"), Parts.text(in, "value"), Parts.text(in, "effect"));
    }

    /// What an emptyDir in memory holds is lost with the pod anyway.
    private static Volume volume(Case in) {
        in.object();
        Case emptyDir = in.at("emptyDir");
        boolean onDisk =
                !emptyDir.isMissing() && !Parts.text(emptyDir, "medium").equals("Memory");
        boolean local = onDisk || !in.at("hostPath").isMissing();
        return new Volume(Parts.text(in, "name"), local);
    }
}
