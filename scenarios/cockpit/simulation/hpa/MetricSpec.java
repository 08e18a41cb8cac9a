package cockpit.simulation.hpa;

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
    /// @param selector null selects all series
    record Pods(String metric, @Nullable MetricSelector selector, MetricTarget target) implements MetricSpec {
        @Override
        public String type() {
            return "Pods";
        }
    }

    /// A metric of one object.
    ///
    /// @param apiVersion the object's, "" or "v1" for the core group
    /// @param selector   null selects all series
    record OfObject(
            String apiVersion,
            String kind,
            String name,
            String metric,
            @Nullable MetricSelector selector,
            MetricTarget target)
            implements MetricSpec {
        @Override
        public String type() {
            return "Object";
        }

        /// Whether it is a namespace, of which only the autoscaler's own can be meant.
        boolean isNamespace() {
            return kind.equals("Namespace") && apiVersion.indexOf('/') < 0;
        }
    }

    /// A metric of something outside of the cluster.
    ///
    /// @param selector null selects all series
    record External(String metric, @Nullable MetricSelector selector, MetricTarget target) implements MetricSpec {
        @Override
        public String type() {
            return "External";
        }
    }

    /// One of a type that the controller does not know.
    record Unknown(String type) implements MetricSpec {}
}
