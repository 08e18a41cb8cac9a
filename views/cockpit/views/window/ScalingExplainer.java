package cockpit.views.window;

import cockpit.views.desk.Figure;
import cockpit.views.desk.Frame;
import cockpit.views.theme.Figures;
import cockpit.views.theme.Texts;
import cockpit.views.window.Explainer.Words;
import cockpit.world.GroupId;
import cockpit.world.Hop;
import cockpit.world.Hpa;
import cockpit.world.HpaCondition;
import cockpit.world.HpaDecision;
import cockpit.world.HpaId;
import cockpit.world.NodeGroup;
import cockpit.world.Pod;
import cockpit.world.PodPhase;
import cockpit.world.Ribbon;
import cockpit.world.ScaleUp;
import cockpit.world.ScaleUpOption;
import cockpit.world.Scaling;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// Puts what scales pods and nodes into words: what it is, how it stands, and why, in the systems' own words.
final class ScalingExplainer {
    private static final int MOST_REASONS = 3;

    private final Frame frame;
    private final Optional<Scaling> scaling;
    private final Texts texts;

    ScalingExplainer(Frame frame, Texts texts) {
        this.frame = frame;
        this.scaling = frame.world().scaling();
        this.texts = texts;
    }

    Optional<Words> hpa(HpaId id) {
        return scaling.flatMap(all -> all.hpas().find(id)).map(this::hpa);
    }

    private Words hpa(Hpa hpa) {
        var lines = new ArrayList<String>();
        lines.add(texts.get("explain.hpa"));
        lines.add(texts.get("explain.hpa.state", hpa.target(), hpa.current(), hpa.desired(), hpa.min(), hpa.max()));
        lines.addAll(hpa.metrics());
        HpaDecision d = hpa.decision();
        if (!d.formula().isEmpty()) {
            lines.add(d.formula());
        }
        if (d.known()) {
            lines.add(texts.get(
                    "explain.hpa.way", number(d.proposed()), number(d.stabilized()), number(d.desired()), d.limit()));
        } else {
            lines.add(texts.get("explain.hpa.untold"));
        }
        for (HpaCondition c : hpa.conditions()) {
            lines.add(c.type() + " " + c.status() + " " + c.reason() + ": " + c.message());
        }
        lines.addAll(hpa.behavior());
        lines.add(hpa.text());
        return new Words("HPA " + hpa.id().name(), lines);
    }

    private static String number(int replicas) {
        return replicas < 0 ? "–" : String.valueOf(replicas);
    }

    Optional<Words> group(GroupId id) {
        return scaling.flatMap(all -> all.groups().find(id)).map(this::group);
    }

    private Words group(NodeGroup g) {
        var lines = new ArrayList<String>();
        lines.add(texts.get("explain.group"));
        lines.add(texts.get("explain.group.state", number(g.desired()), g.min(), g.max(), g.status()));
        lines.add(String.join(", ", g.instanceTypes()) + " · " + texts.get("scaling.capacity." + g.capacity()));
        lines.add(texts.get("explain.group.asg", g.asg(), policies(g)));
        g.judgement()
                .ifPresent(said -> lines.add(texts.get(
                        "explain.group.judged", said.health(), said.scaleUp(), said.scaleDown(), said.why())));
        lines.add(listed("explain.group.taints", g.taints()));
        lines.add(listed("explain.group.labels", g.labels()));
        lines.add(listed("explain.group.tags", g.tags()));
        g.activities().stream().limit(2).forEach(activity -> lines.add(activity(activity)));
        return new Words(g.id().name(), lines);
    }

    private String activity(NodeGroup.Activity a) {
        return Figures.clock(a.at() / 1e6) + " " + a.status() + ": "
                + (a.message().isEmpty() ? a.cause() : a.message());
    }

    private String listed(String key, List<String> all) {
        return all.isEmpty() ? "" : texts.get(key, String.join(", ", all));
    }

    private String policies(NodeGroup g) {
        return g.policies() < 0
                ? "–"
                : g.policies() == 0 ? texts.get("scaling.policies.none") : String.valueOf(g.policies());
    }

    Words place(GroupId group) {
        return new Words(texts.get("explain.groupPlace.title", group.name()), List.of(texts.get("explain.place")));
    }

    Words hop(Hop hop) {
        Ribbon ribbon = scaling.map(Scaling::ribbon).orElse(Ribbon.IDLE);
        var lines = new ArrayList<>(List.of(texts.get("explain.hop." + hop)));
        if (ribbon.reached(hop)) {
            lines.add(texts.get("explain.link.reached", Figures.clock(ribbon.at(hop) / 1e6)));
        }
        Optional.ofNullable(frame.show().scenario().usualHops().get(hop))
                .ifPresent(usual ->
                        lines.add(texts.get("chain.usual", Figures.one(usual)) + " " + texts.get("unit.seconds")));
        return new Words(texts.get("hop." + hop), lines);
    }

    /// How the figures stand that only this scenario has.
    List<String> state(Figure figure) {
        return switch (figure) {
            case EXPANDER -> up().map(this::options).orElse(List.of());
            case CAPACITY -> up().flatMap(this::cause).map(List::of).orElse(List.of());
            case QUEUE -> reasons();
            default -> List.of();
        };
    }

    private Optional<ScaleUp> up() {
        return scaling.map(all -> all.scaleUps().sorted(Comparator.comparingLong(ScaleUp::at)))
                .filter(all -> !all.isEmpty())
                .map(List::getLast);
    }

    private List<String> options(ScaleUp up) {
        var lines = new ArrayList<String>();
        lines.add(texts.get("explain.expander.for", up.pods(), up.expander()));
        for (ScaleUpOption option : up.options()) {
            lines.add(
                    option.no().isEmpty()
                            ? texts.get(
                                    "explain.expander.option",
                                    option.group(),
                                    option.pods(),
                                    option.nodes(),
                                    Figures.two(option.score()))
                            : option.group() + ": " + option.no());
        }
        return lines;
    }

    private Optional<String> cause(ScaleUp up) {
        return scaling.flatMap(all -> all.groups().find(new GroupId(up.id(), up.chosen())))
                .filter(group -> !group.activities().isEmpty())
                .map(group -> activity(group.activities().getFirst()));
    }

    private List<String> reasons() {
        var told = new LinkedHashSet<String>();
        frame
                .world()
                .platform()
                .pods()
                .sorted(Comparator.comparingInt(Pod::seat)
                        .thenComparing(pod -> pod.id().name()))
                .stream()
                .filter(pod -> !pod.placed()
                        && pod.phase() == PodPhase.PENDING
                        && !pod.why().isEmpty())
                .forEach(pod -> told.add(pod.why()));
        return told.stream().limit(MOST_REASONS).toList();
    }
}
