package cockpit.live.kubernetes;

import cockpit.live.Feed;
import cockpit.live.GroupNames;
import cockpit.live.StageActs;
import cockpit.live.StageFile.Autoscaling;
import cockpit.world.DemandFact;
import cockpit.world.Fact;
import cockpit.world.HpaId;
import cockpit.world.Origin;
import cockpit.world.PlatformFact.WorkloadSeen;
import cockpit.world.ScalingFact.GroupJudged;
import cockpit.world.ScalingFact.HpaGone;
import cockpit.world.ScalingFact.HpaSeen;
import cockpit.world.ScalingFact.Rescaled;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What was last told of what scales the main cluster: only what differs is told. How the HorizontalPodAutoscaler came
/// to its number is not: its controller does not say, and what it saw nobody else sees. Outlives connections. Any
/// thread; one at a time gets in.
final class ScalingPicture {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern SIZE = Pattern.compile("New size: (\\d{1,9})\\b.*", Pattern.DOTALL);

    private final Autoscaling scaling;
    private final String context;
    private final String namespace;
    private final GroupNames names;
    private final Feed feed;
    private final Origin origin;
    private final EventNews news;
    private final Growth growth;
    private final NodeWarnings warnings;
    private final Map<String, HpaSeen> hpas = new HashMap<>();
    private AutoscalerFlags flags = AutoscalerFlags.DEFAULT;
    private int users = -1;
    private int asked = -1;

    /// @param context   of the main cluster
    /// @param namespace the shop's
    ScalingPicture(
            Autoscaling scaling,
            String context,
            String namespace,
            GroupNames names,
            Feed feed,
            Origin origin,
            Clock clock) {
        this.scaling = scaling;
        this.context = context;
        this.namespace = namespace;
        this.names = names;
        this.feed = feed;
        this.origin = origin;
        this.news = new EventNews(feed);
        this.growth = new Growth(context, names);
        this.warnings = new NodeWarnings(context, feed, clock, this::tell);
    }

    /// The name of the HorizontalPodAutoscaler that the talk is about; of others nothing is told.
    String hpa() {
        return scaling.hpa();
    }

    synchronized void hpa(GenericKubernetesResource object) {
        String name = object.getMetadata().getName();
        if (!name.equals(hpa())) {
            return;
        }
        HpaSeen now = HpaFacts.of(id(name), whole(object));
        if (!now.equals(hpas.put(name, now))) {
            tell(now);
        }
    }

    private static JsonNode whole(GenericKubernetesResource object) {
        return JSON.valueToTree(object);
    }

    synchronized void hpaGone(String hpa) {
        if (hpas.remove(hpa) != null) {
            tell(new HpaGone(id(hpa)));
        }
    }

    /// After a list on a new connection.
    synchronized void onlyHpas(Set<String> there) {
        List.copyOf(hpas.keySet()).stream()
                .filter(each -> !there.contains(each))
                .forEach(this::hpaGone);
    }

    /// Of a pod or of a HorizontalPodAutoscaler.
    synchronized void event(Event event) {
        Optional<Instant> when = news.of(event);
        if (when.isEmpty() || event.getInvolvedObject() == null) {
            return;
        }
        growth.heard(event, when.get(), flags.expander()).ifPresent(this::tell);
        if ("SuccessfulRescale".equals(event.getReason())) {
            rescaled(event.getInvolvedObject().getName(), event.getMessage() == null ? "" : event.getMessage());
        }
    }

    /// The status names the number it came from until the next sync, and may be heard of before the Event or after.
    private void rescaled(String hpa, String message) {
        Matcher size = SIZE.matcher(message);
        HpaSeen told = hpas.get(hpa);
        if (size.matches() && told != null) {
            int to = Integer.parseInt(size.group(1));
            int from = told.desired() == to ? told.current() : told.desired();
            tell(new Rescaled(id(hpa), from, to, message));
        }
    }

    synchronized void eventGone(String event) {
        news.expired(event);
    }

    synchronized void node(Node node) {
        warnings.node(node, flags.unneeded());
    }

    synchronized void nodeGone(String node) {
        warnings.gone(node);
    }

    synchronized void nodeEvent(Event event) {
        if (event.getInvolvedObject() != null) {
            news.of(event).ifPresent(when -> warnings.event(event, when));
        }
    }

    /// Of kube-system.
    synchronized void systemDeployment(Deployment deployment) {
        AutoscalerFlags.of(deployment).ifPresent(now -> flags = now);
    }

    /// Told at every look of the autoscaler's, as a group is heard of from AWS, which may be later.
    synchronized void status(ConfigMap map) {
        String status = map.getData() == null ? "" : map.getData().getOrDefault("status", "");
        AutoscalerStatus.of(status)
                .groups()
                .forEach(group -> names.roleOfAsg(group.asg())
                        .ifPresent(role -> tell(new GroupJudged(
                                names.id(role), group.health(), group.scaleUp(), group.scaleDown(), group.why()))));
    }

    /// Of the shop's namespace: one of them makes the load, a pod a user.
    ///
    /// @param writer who last set how many pods it wants, where somebody says so
    synchronized void deployment(WorkloadSeen seen, Optional<String> writer) {
        if (!seen.workload().name().equals(scaling.loadDeployment())) {
            return;
        }
        // The cockpit tells what it asks for by itself.
        boolean own = asked >= 0 && writer.filter(StageActs.WRITER::equals).isPresent();
        if (seen.desired() != asked && !own) {
            tell(new DemandFact.LoadAsked(seen.desired(), 0)); // at what rate, a Deployment does not tell
        }
        asked = seen.desired();
        if (seen.ready() != users) {
            users = seen.ready();
            tell(new DemandFact.LoadMeasured(users, Double.NaN));
        }
    }

    /// @param name of a Deployment that is gone
    synchronized void deploymentGone(String name) {
        if (name.equals(scaling.loadDeployment()) && users != 0) {
            users = 0;
            tell(new DemandFact.LoadMeasured(0, Double.NaN));
        }
    }

    private HpaId id(String hpa) {
        return new HpaId(context, namespace, hpa);
    }

    private void tell(Fact fact) {
        feed.tell(origin, fact);
    }
}
