package cockpit.live;

import cockpit.live.StageFile.Allowance;
import cockpit.live.StageFile.Verb;
import cockpit.stage.Answer.Reason;
import cockpit.stage.Answer.Refused;
import cockpit.stage.Command;
import cockpit.stage.Manifest;
import cockpit.world.GroupId;
import cockpit.world.WorkloadId;
import java.util.Locale;
import java.util.Optional;

/// Which commands a stage's file lets through: an ordered list of small rules.
final class Permits {
    /// More than any load generator of a talk makes, and less than a slip of the keyboard.
    private static final int MOST_USERS = 20_000;
    /// More than a talk's Deployment ever has, and less than what would empty an account.
    private static final int MOST_PODS = 100;
    /// The same, in nodes.
    private static final int MOST_NODES = 50;
    /// Where a stage that scales nothing would say what.
    private static final String SECTION = "stage.yaml: autoscaling";

    private final StageFile file;

    Permits(StageFile file) {
        this.file = file;
    }

    /// Why it may not be; empty if it may.
    Optional<Refused> forbid(Command command) {
        return switch (command) {
            case Command.Inspect c -> Optional.empty();
            case Command.Panic c -> Optional.empty(); // stops and undoes, no more
            case Command.Reset c -> Optional.empty(); // it undoes what was let through
            case Command.SetWeight c -> weight(c);
            case Command.SetLoad c -> load(c);
            case Command.Scale c -> scale(c);
            case Command.Apply c -> manifest(c.manifest(), Verb.APPLY);
            case Command.Delete c -> manifest(c.manifest(), Verb.DELETE);
            case Command.SetAlarmState c -> alarm(c);
            case Command.SetHpaBounds c -> bounds(c);
            case Command.SetGroupBounds c -> bounds(c);
            case Command.InterruptSpot c -> interruption(c);
            case Command.TurnKnob c -> refused(Reason.NOT_HERE, c.knob());
            case Command.Fault c -> refused(Reason.NOT_HERE, c.kind().name().toLowerCase(Locale.ROOT));
        };
    }

    private Optional<Refused> weight(Command.SetWeight c) {
        if (!c.route().equals(file.names().routeId())) {
            return refused(Reason.UNKNOWN_OBJECT, c.route().name());
        }
        if (file.sensitive().contains(file.route().service())) {
            return refused(Reason.SENSITIVE, file.route().service());
        }
        if (c.cloudWeight() < 0 || c.cloudWeight() > 100) {
            return refused(Reason.OUT_OF_BOUNDS, "0 to 100");
        }
        return lacking(file.kubernetes().main().context(), "VirtualService", Verb.PATCH);
    }

    /// A HorizontalPodAutoscaler with no least pod takes a feature gate that few clusters have.
    private Optional<Refused> bounds(Command.SetHpaBounds c) {
        if (file.autoscaling().isEmpty()) {
            return refused(Reason.NOT_HERE, SECTION);
        }
        if (!c.hpa().equals(file.names().hpaId())) {
            return refused(Reason.UNKNOWN_OBJECT, c.hpa().name());
        }
        if (c.min() < 1 || c.max() < c.min() || c.max() > MOST_PODS) {
            return refused(Reason.OUT_OF_BOUNDS, "1 <= min <= max <= " + MOST_PODS);
        }
        return lacking(c.hpa().context(), "HorizontalPodAutoscaler", Verb.PATCH);
    }

    private Optional<Refused> bounds(Command.SetGroupBounds c) {
        if (c.min() < 0 || c.max() < Math.max(1, c.min()) || c.max() > MOST_NODES) {
            return refused(Reason.OUT_OF_BOUNDS, "0 <= min <= max, max 1 to " + MOST_NODES);
        }
        return group(c.group())
                .or(() -> file.aws().allow().contains(StageFile.Call.UPDATE_NODEGROUP_CONFIG)
                        ? Optional.empty()
                        : refused(Reason.NOT_ALLOWED, "aws: allow: [UpdateNodegroupConfig]"));
    }

    private Optional<Refused> interruption(Command.InterruptSpot c) {
        String context = c.group().context();
        boolean both = file.allows(context, "", Allowance.NODE, Verb.CORDON)
                && file.allows(context, "", Allowance.NODE, Verb.DRAIN);
        return group(c.group())
                .or(() -> both
                        ? Optional.empty()
                        : refused(
                                Reason.NOT_ALLOWED,
                                "{context: " + context + ", kind: " + Allowance.NODE + ", verbs: [cordon, drain]}"));
    }

    /// Whether it is not one of the stage's node groups.
    private Optional<Refused> group(GroupId group) {
        if (file.autoscaling().isEmpty()) {
            return refused(Reason.NOT_HERE, SECTION);
        }
        boolean known = group.context().equals(file.kubernetes().main().context())
                && file.autoscaling().get().groups().containsKey(group.name());
        return known ? Optional.empty() : refused(Reason.UNKNOWN_OBJECT, group.name());
    }

    private Optional<Refused> load(Command.SetLoad c) {
        return switch (file.load().driver()) {
            case PODS -> pods(c);
            case LOCUST -> users(c);
            case DEPLOYMENT ->
                users(c).or(() -> {
                    String context = file.load().deployment().orElseThrow().context();
                    return lacking(context, "Deployment", Verb.SCALE)
                            .or(() -> lacking(context, "Deployment", Verb.APPLY));
                });
            case HOSTS -> users(c).or(() -> hosts(file.load().hosts().orElseThrow()));
        };
    }

    /// A user a pod; they come when their pods do, so nothing is said of how fast.
    private Optional<Refused> pods(Command.SetLoad c) {
        return c.users() < 0 || c.users() > MOST_PODS
                ? refused(Reason.OUT_OF_BOUNDS, "users 0 to " + MOST_PODS)
                : lacking(file.load().deployment().orElseThrow().context(), "Deployment", Verb.SCALE);
    }

    private static Optional<Refused> users(Command.SetLoad c) {
        if (c.users() < 0 || c.users() > MOST_USERS) {
            return refused(Reason.OUT_OF_BOUNDS, "users 0 to " + MOST_USERS);
        }
        return c.spawnRate() > 0 && c.spawnRate() <= MOST_USERS
                ? Optional.empty()
                : refused(Reason.OUT_OF_BOUNDS, "users a second above 0, to " + MOST_USERS);
    }

    private Optional<Refused> hosts(StageFile.Hosts hosts) {
        return hosts instanceof StageFile.Hosts.Tagged && !file.aws().allow().contains(StageFile.Call.SEND_COMMAND)
                ? refused(Reason.NOT_ALLOWED, "aws: allow: [SendCommand]")
                : Optional.empty();
    }

    private Optional<Refused> scale(Command.Scale c) {
        WorkloadId workload = c.workload();
        if (c.replicas() < 0 || c.replicas() > MOST_PODS) {
            return refused(Reason.OUT_OF_BOUNDS, "replicas 0 to " + MOST_PODS);
        }
        boolean away = workload.context().equals(file.kubernetes().main().context());
        if (away && file.sensitive().contains(workload.name())) {
            return refused(Reason.SENSITIVE, workload.name());
        }
        return lacking(workload.context(), workload.namespace(), "Deployment", Verb.SCALE);
    }

    private Optional<Refused> manifest(Manifest manifest, Verb verb) {
        String context = manifest.context(file.names());
        return manifest.parts().stream()
                .flatMap(part -> lacking(context, part.kind(), verb).stream())
                .findFirst();
    }

    private Optional<Refused> alarm(Command.SetAlarmState c) {
        if (!c.alarm().equals(file.alarm().name())) {
            return refused(Reason.UNKNOWN_OBJECT, c.alarm());
        }
        return file.aws().allow().contains(StageFile.Call.SET_ALARM_STATE)
                ? Optional.empty()
                : refused(Reason.NOT_ALLOWED, "aws: allow: [SetAlarmState]");
    }

    private Optional<Refused> lacking(String context, String kind, Verb verb) {
        return lacking(context, file.kubernetes().namespace(), kind, verb);
    }

    private Optional<Refused> lacking(String context, String namespace, String kind, Verb verb) {
        return file.allows(context, namespace, kind, verb)
                ? Optional.empty()
                : refused(
                        Reason.NOT_ALLOWED,
                        "{context: %s, namespace: %s, kind: %s, verbs: [%s]}"
                                .formatted(context, namespace, kind, verb.name().toLowerCase(Locale.ROOT)));
    }

    private static Optional<Refused> refused(Reason reason, String detail) {
        return Optional.of(new Refused(reason, detail));
    }
}
