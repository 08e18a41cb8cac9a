package cockpit.simulation.hpa;

import cockpit.simulation.kubernetes.LabelSelector;
import org.jspecify.annotations.Nullable;

/// One metric that a HorizontalPodAutoscaler goes by.
public sealed interface MetricSpec {
    /// As `spec.metrics[].type` names it.
    String type();

    /// CPU or memory of all containers of the pods.
    record Resource(String resource, MetricTarget target) implements MetricSpec {
        @Override
        public String type() {
            return "Resource";
        }
    }

    /// CPU or memory of one container of the pods.
    record ContainerResource(String resource, String container, MetricTarget target) implements MetricSpec {
        @Override
        public String type() {
            return "ContainerResource";
        }
    }

    /// A metric of each pod.
    ///
    /// @param selector null selects all
    record Pods(String metric, @Nullable LabelSelector selector, MetricTarget target) implements MetricSpec {
        @Override
        public String type() {
            return "Pods";
        }
    }

    /// A metric of one object.
    ///
    /// @param selector null selects all
    /// @param selected the same as Go prints one, "nil" for none: it is part of an event's text
    record OfObject(
            String kind,
            String name,
            String metric,
            @Nullable LabelSelector selector,
            String selected,
            MetricTarget target)
            implements MetricSpec {
        @Override
        public String type() {
            return "Object";
        }
    }

    /// A metric of something outside of the cluster.
    ///
    /// @param selector null selects all
    /// @param selected the same as Go prints one, "nil" for none: it is part of an event's text
    record External(String metric, @Nullable LabelSelector selector, String selected, MetricTarget target)
            implements MetricSpec {
        @Override
        public String type() {
            return "External";
        }
    }

    /// One of a type that the controller does not know.
    record Unknown(String type) implements MetricSpec {}
}
