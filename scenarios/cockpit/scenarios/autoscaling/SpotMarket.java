package cockpit.scenarios.autoscaling;

import cockpit.simulation.Course;
import cockpit.world.Event;
import cockpit.world.NodeId;
import cockpit.world.NodePhase;
import cockpit.world.ScalingFact;
import java.util.Comparator;
import java.util.Optional;

/// EC2 taking a Spot instance back: the notice, two minutes in which its pods leave, the end; and the instance that the
/// group orders in its place.
///
/// Source: EC2 User Guide, Spot Instance interruption notices; EKS, managed node groups with capacity type SPOT.
final class SpotMarket {
    private final Course course;
    private final Fleet fleet;
    private final AutoScalingGroups groups;
    private final Deployments deployments;

    SpotMarket(Course course, Fleet fleet, AutoScalingGroups groups, Deployments deployments) {
        this.course = course;
        this.fleet = fleet;
        this.groups = groups;
        this.deployments = deployments;
    }

    /// Gives notice to a group's oldest node.
    ///
    /// @return its name; none when the group has no node that runs
    Optional<String> interrupt(GroupSpec group) {
        Optional<FleetNode> oldest = fleet.nodes().stream()
                .filter(node -> node.group == group && node.ready())
                .min(Comparator.comparingLong(node -> node.ordered));
        oldest.ifPresent(this::notice);
        return oldest.map(node -> node.name);
    }

    private void notice(FleetNode node) {
        long lead = course.knobs().micros("spot.lead");
        course.tell(
                Course.AUTO_SCALING,
                new ScalingFact.SpotWarned(
                        new NodeId(fleet.context(), node.name), course.agenda().now() + lead));
        course.agenda().in(Math.min(lead, course.knobs().micros("spot.cordon")), () -> {
            if (node.ready()) {
                fleet.move(node, NodePhase.LEAVING, "cordoned: EC2 Spot interruption notice");
                groups.replaceFor(node);
                course.agenda()
                        .in(Event.SECOND, () -> deployments.drain(node, "Evicted: EC2 Spot interruption notice"));
            }
        });
        course.agenda().in(lead, () -> {
            if (node.phase != NodePhase.GONE) {
                groups.taken(node);
            }
        });
    }
}
