package cockpit.stage;

import cockpit.world.GroupId;
import cockpit.world.HpaId;
import cockpit.world.RouteId;
import cockpit.world.WorkloadId;

/// Something to be done to a stage. A wish; what comes of it is told by events.
public sealed interface Command {
    /// Whether it is meant to change anything; if not, it only looks.
    default boolean changes() {
        return !(this instanceof Inspect);
    }

    /// Sets the load generator.
    ///
    /// @param users     simulated users, 0 stops the load
    /// @param spawnRate users added or taken a second
    record SetLoad(int users, double spawnRate) implements Command {}

    /// Sets the weight of a route's cloud subset, 0 to 100; the rest goes home.
    record SetWeight(RouteId route, int cloudWeight) implements Command {}

    /// Sets how many pods a Deployment wants.
    record Scale(WorkloadId workload, int replicas) implements Command {}

    /// Applies a manifest that ships with the program, on the server's side.
    record Apply(Manifest manifest) implements Command {}

    /// Deletes the objects that a manifest names, whoever made them; those that are not there are passed over.
    record Delete(Manifest manifest) implements Command {}

    /// Sets the alarm's state, for when it will not go off; it falls back by itself when it is next judged.
    record SetAlarmState(String alarm, AlarmState state) implements Command {}

    /// Sets between how many pods a HorizontalPodAutoscaler may choose.
    record SetHpaBounds(HpaId hpa, int min, int max) implements Command {}

    /// Sets between how many nodes a node group may grow and shrink.
    record SetGroupBounds(GroupId group, int min, int max) implements Command {}

    /// Plays a Spot interruption on the oldest node of a group: on a real stage it is cordoned and drained.
    record InterruptSpot(GroupId group) implements Command {}

    /// Puts back what the cockpit has changed on a real stage, and reads it back.
    ///
    /// @param foreign also what somebody else has changed since
    record Reset(boolean foreign) implements Command {}

    /// Stops the load and sends the route home, at once; in scenario 2 on a real stage all else is put back too.
    record Panic() implements Command {}

    /// Only looks: prints what the tool would print.
    ///
    /// @param view what to look at
    record Inspect(View view) implements Command {}

    /// Turns a knob of the simulation.
    record TurnKnob(String knob, String value) implements Command {}

    /// Breaks something, or mends it.
    record Fault(Kind kind, boolean on) implements Command {}

    /// CloudWatch's, in its own words.
    enum AlarmState {
        OK,
        ALARM,
        INSUFFICIENT_DATA
    }

    /// What the talk looks at.
    enum View {
        /// The shop's front page answers.
        SHOP,
        CONTEXTS,
        NODES,
        PEERING,
        ROUTE_TABLES,
        PODS_HOME,
        PODS_CLOUD,
        GATEWAYS,
        PROXY_STATUS,
        ROUTE,
        SUBSETS,
        AGENT_METRIC,
        ALARM,
        SUBSCRIPTION,
        FUNCTION,
        /// The sample's HorizontalPodAutoscaler.
        HPA,
        NODE_GROUPS,
        /// The Auto Scaling groups' own scaling policies.
        SCALING_POLICIES,
        /// What the Auto Scaling groups did, and why.
        SCALING_ACTIVITIES,
        /// Pods that wait, and the events that say why.
        PENDING,
        /// What Cluster Autoscaler says of itself.
        AUTOSCALER_STATUS
    }

    /// What can be broken.
    enum Kind {
        /// The agent stops reporting.
        AGENT_SILENT,
        /// The function throws.
        FUNCTION_FAILS,
        /// The telemetry stops.
        PROMETHEUS_SILENT,
        /// EC2 has no instance to give.
        CAPACITY_SHORTAGE
    }
}
