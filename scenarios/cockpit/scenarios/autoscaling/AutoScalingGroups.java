package cockpit.scenarios.autoscaling;

import cockpit.simulation.Course;
import cockpit.world.Capacity;
import cockpit.world.GroupId;
import cockpit.world.NodePhase;
import cockpit.world.ScalingFact;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/// The node groups' Auto Scaling groups: each has a desired capacity, and orders and ends instances until it has it.
/// None has policies of its own.
///
/// Source: EC2 Auto Scaling API, DescribeScalingActivities (StatusCode, Cause); EC2's InsufficientInstanceCapacity.
final class AutoScalingGroups {
    private static final String ACTIVE = "ACTIVE";

    private final Course course;
    private final Fleet fleet;
    private final Deployments deployments;
    private final Random chance;
    private final Map<GroupSpec, Integer> desired = new EnumMap<>(GroupSpec.class);
    private final Map<GroupSpec, Integer> named = new EnumMap<>(GroupSpec.class);
    /// Groups whose last order came to nothing since it was last asked.
    private final Set<GroupSpec> failed = EnumSet.noneOf(GroupSpec.class);
    /// Whether EC2 has no instance to give now.
    boolean shortage;

    private int activities;

    AutoScalingGroups(Course course, Fleet fleet, Deployments deployments) {
        this.course = course;
        this.fleet = fleet;
        this.deployments = deployments;
        this.chance = course.chance("ec2");
    }

    int desired(GroupSpec group) {
        return desired.getOrDefault(group, 0);
    }

    int min(GroupSpec group) {
        return course.knobs().whole(group.min());
    }

    int max(GroupSpec group) {
        return course.knobs().whole(group.max());
    }

    /// The group with what it has at first, which runs since long.
    void open(GroupSpec group) {
        desired.put(group, min(group));
        tell(group);
        for (int i = 0; i < min(group); i++) {
            FleetNode node = fleet.order(name(group), group, "");
            node.plugged = node.machine.hasGpus();
            node.warm = true;
            fleet.move(node, NodePhase.READY, "node group " + group.group + ", Auto Scaling group minimum");
        }
    }

    private String name(GroupSpec group) {
        return group.stem + "-" + named.merge(group, 1, Integer::sum);
    }

    /// Nodes that were ordered and are no nodes yet.
    int upcoming(GroupSpec group) {
        return (int) fleet.nodes().stream()
                .filter(node -> node.group == group && !node.registered())
                .count();
    }

    /// SetDesiredCapacity.
    void setDesired(GroupSpec group, int capacity) {
        int before = desired(group);
        if (capacity == before) {
            return;
        }
        desired.put(group, capacity);
        tell(group);
        for (int i = before; i < capacity; i++) {
            launch(group, requested(before, capacity), "SetDesiredCapacity " + before + " to " + capacity);
        }
    }

    private static String requested(int before, int after) {
        return "a user request explicitly set group desired capacity changing the desired capacity from " + before
                + " to " + after + ". An instance was started in response to a difference between desired and actual"
                + " capacity.";
    }

    private void launch(GroupSpec group, String cause, String why) {
        String activity = "act-" + ++activities;
        FleetNode node = fleet.order(name(group), group, why);
        activity(group, activity, "PreInService", "Launching a new EC2 instance", cause, "");
        long order = Course.around(chance, course.knobs().micros("node.order"));
        if (shortage) {
            course.agenda().in(order, () -> {
                fleet.forget(node, "no capacity");
                failed.add(group);
                activity(
                        group,
                        activity,
                        "Failed",
                        "Launching a new EC2 instance",
                        cause,
                        "We currently do not have sufficient " + node.machine.type
                                + " capacity in the Availability Zone you requested.");
            });
            return;
        }
        course.agenda().in(order, () -> {
            if (node.phase == NodePhase.ORDERED) {
                fleet.move(node, NodePhase.BOOTING, "instance running");
                activity(group, activity, "Successful", "Launching a new EC2 instance", cause, "");
                course.agenda().in(Course.around(chance, course.knobs().micros("node.boot")), () -> join(node));
            }
        });
    }

    private void join(FleetNode node) {
        if (node.phase != NodePhase.BOOTING) {
            return;
        }
        node.joined = course.agenda().now();
        fleet.move(node, NodePhase.JOINING, "RegisteredNode");
        deployments.daemons(node);
        course.agenda().in(Course.around(chance, course.knobs().micros("node.join")), () -> {
            if (node.phase == NodePhase.JOINING) {
                fleet.move(node, NodePhase.READY, "NodeReady");
                deployments.schedule();
                if (node.machine.hasGpus()) {
                    course.agenda().in(Course.around(chance, course.knobs().micros("node.plugin")), () -> plug(node));
                }
            }
        });
    }

    private void plug(FleetNode node) {
        if (node.ready()) {
            fleet.plug(node);
            deployments.schedule();
        }
    }

    /// TerminateInstanceInAutoScalingGroup.
    ///
    /// @param decrement whether the group wants one less from now on; if not, it orders another
    void terminate(FleetNode node, boolean decrement, String cause) {
        GroupSpec group = node.group;
        if (decrement) {
            desired.merge(group, -1, Integer::sum);
            tell(group);
        }
        String activity = "act-" + ++activities;
        activity(group, activity, "InProgress", "Terminating EC2 instance " + node.name, cause, "");
        course.agenda().in(course.knobs().micros("node.stop"), () -> {
            fleet.forget(node, cause);
            activity(group, activity, "Successful", "Terminating EC2 instance " + node.name, cause, "");
            deployments.replace(cause);
        });
    }

    /// EC2 takes an instance; the group wants as many as before.
    void taken(FleetNode node) {
        fleet.forget(node, "Spot instance interrupted");
        deployments.replace("Spot instance interrupted");
    }

    /// Orders one in place of another that will go.
    void replaceFor(FleetNode node) {
        launch(
                node.group,
                "an instance was taken out of service in response to an EC2 Spot interruption notice of " + node.name
                        + ". An instance was started in response to a difference between desired and actual capacity.",
                "replaces " + node.name);
    }

    /// Its bounds were changed: what it wants is brought between them.
    void bounded(GroupSpec group) {
        int within = Math.clamp(desired(group), min(group), max(group));
        if (within > desired(group)) {
            setDesired(group, within);
        } else {
            tell(group);
        }
    }

    /// The orders that came to nothing since this was last asked: who asked for them is told so once.
    List<GroupSpec> takeFailed() {
        var all = new ArrayList<>(failed);
        failed.clear();
        return all;
    }

    /// Gives an order up that came to nothing.
    void giveUp(GroupSpec group) {
        int there = (int) fleet.nodes().stream()
                .filter(node -> node.group == group && node.phase != NodePhase.GONE)
                .count();
        if (there < desired(group)) {
            desired.put(group, Math.max(min(group), there));
            tell(group);
        }
    }

    void tell(GroupSpec group) {
        course.tell(
                Course.AUTO_SCALING,
                new ScalingFact.GroupSeen(
                        id(group),
                        group.asg(),
                        types(group),
                        group.capacity,
                        min(group),
                        max(group),
                        desired(group),
                        0,
                        ACTIVE,
                        group.labels(group.machine(course.knobs())).entrySet().stream()
                                .map(label -> label.getKey() + "=" + label.getValue())
                                .toList(),
                        group.taints.stream()
                                .map(taint -> taint.key() + "=" + taint.value() + ":" + taint.effect())
                                .toList(),
                        GroupSpec.tags()));
    }

    /// What EC2 may give: of Spot, types of one size, so that fewer are interrupted at once.
    private List<String> types(GroupSpec group) {
        Machine first = group.machine(course.knobs());
        var types = new ArrayList<>(List.of(first.type));
        if (group.capacity == Capacity.SPOT) {
            types.addAll(first.kin);
        }
        return types;
    }

    private void activity(
            GroupSpec group, String activity, String status, String description, String cause, String message) {
        course.tell(
                Course.AUTO_SCALING,
                new ScalingFact.ActivitySeen(id(group), activity, status, description, cause, message));
    }

    GroupId id(GroupSpec group) {
        return new GroupId(fleet.context(), group.group);
    }
}
