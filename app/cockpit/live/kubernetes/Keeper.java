package cockpit.live.kubernetes;

import cockpit.live.Trouble;
import cockpit.world.Origin;
import cockpit.world.TalkFact.Health;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Looks after one link: its heartbeat, its token, what its cluster serves; and says how the cluster is. One thread's,
/// which never waits.
///
/// The cluster as a whole is one source: well while its heartbeat answers and every watch that it allows is there. A
/// kind
/// of object that it refuses or does not know is told of as a source of its own, and the rest goes on.
final class Keeper {
    private static final long BEAT = Standing.PERIOD.toNanos();
    /// Until Istio is found, or an answer comes.
    private static final long LOOK_AGAIN = Duration.ofSeconds(1).toNanos();
    /// Between two tries to get a token.
    private static final long RENEW_AGAIN = Duration.ofSeconds(2).toNanos();
    /// A watch may be away for this long before it is said: each is closed and opened again every few minutes.
    private static final long WATCH_DOUBT = Duration.ofMillis(800).toNanos();

    private static final String HPAS = "horizontalpodautoscalers";

    private final Origin origin;
    private final boolean main;
    private final Link link;
    private final Watches watches;
    private final Picture picture;
    private final Standing standing;
    private final Pulse pulse;
    private final Errand beat;
    private final Errand discovery;
    private final Errand renewal;
    private final Map<Watch<?>, Long> away = new HashMap<>();
    private long beatAt;
    private long lookedAt;
    private long renewedAt;
    private boolean looked;
    private boolean discovered;
    private boolean watchesIstio;
    private boolean watchesHpas;
    private @Nullable Trouble istio;

    /// @param main whether it is the mesh's primary, which cannot do without Istio
    Keeper(
            Origin origin,
            boolean main,
            Link link,
            Watches watches,
            Picture picture,
            Standing standing,
            Executor thread,
            long now) {
        this.origin = origin;
        this.main = main;
        this.link = link;
        this.watches = watches;
        this.picture = picture;
        this.standing = standing;
        this.pulse = new Pulse(now, link.asked("get", "/readyz", "").silent());
        this.beat = new Errand(origin.name() + " heartbeat", thread);
        this.discovery = new Errand(origin.name() + " discovery", thread);
        this.renewal = new Errand(origin.name() + " token", thread);
        this.beatAt = now - BEAT;
        this.renewedAt = now;
    }

    /// Several times a second.
    void tick(long now) {
        if (link.credential().filter(Credential::isDue).isPresent()) {
            renew(now);
        }
        if (now - beatAt >= BEAT && !beat.isAway()) {
            beatAt = now;
            beat.send(() -> {
                Optional<Trouble> failing = link.failing();
                return () -> beaten(failing);
            });
        }
        if (pulse.everHeard() && !hasAll() && (!looked || now - lookedAt >= LOOK_AGAIN)) {
            looked = true;
            lookedAt = now;
            discovery.send(this::look);
        }
        judge(now, false);
    }

    private boolean hasAll() {
        return watchesIstio && (watchesHpas || watches.scaling().isEmpty());
    }

    private void beaten(Optional<Trouble> failing) {
        if (link.isStopped()) {
            return;
        }
        long now = System.nanoTime();
        if (failing.isEmpty()) {
            pulse.answered(now);
        } else {
            boolean unauthorized = failing.get().key().equals("live.kubernetes.unauthorized");
            if (unauthorized) {
                renew(now);
            }
            // That no token could be got says more than that an old one was refused.
            pulse.failed(link.credential()
                    .filter(each -> unauthorized)
                    .flatMap(Credential::trouble)
                    .orElse(failing.get()));
        }
        judge(now, failing.isEmpty());
    }

    private void renew(long now) {
        if (now - renewedAt < RENEW_AGAIN) {
            return;
        }
        renewedAt = now;
        link.credential()
                .ifPresent(each -> renewal.send(() -> {
                    each.renew();
                    return () -> {};
                }));
    }

    private Runnable look() {
        try {
            Link.Found found = link.discover();
            return () -> found(found);
        } catch (KubernetesClientException | IllegalStateException e) {
            Trouble trouble = link.asked("get", "/apis/networking.istio.io", "").failed(e);
            return () -> {
                discovered = true;
                istio = trouble;
            };
        }
    }

    private void found(Link.Found found) {
        if (link.isStopped()) {
            return;
        }
        discovered = true;
        picture.cluster(found.version());
        istio = found.istio().isEmpty() && main ? Trouble.of("live.kubernetes.noIstio", link.context()) : null;
        found.istio().filter(version -> !watchesIstio).ifPresent(version -> {
            watchesIstio = true;
            watches.istio(version);
        });
        found.hpas().filter(version -> !watchesHpas).ifPresent(version -> {
            watchesHpas = true;
            watches.scaling(version);
        });
    }

    /// @param heard whether the heartbeat has just answered
    private void judge(long now, boolean heard) {
        Pulse.Verdict verdict = pulse.at(now);
        verdict.trouble().ifPresent(trouble -> standing.unwell(origin, verdict.health(), trouble));
        if (verdict.health() != Health.WELL || !pulse.everHeard()) {
            return;
        }
        Map<String, Pulse.Verdict> unwell = unwell(now);
        Pulse.Verdict whole = unwell.remove("");
        unwell.forEach((part, each) ->
                each.trouble().ifPresent(trouble -> standing.unwell(source(part), each.health(), trouble)));
        if (whole != null) {
            whole.trouble().ifPresent(trouble -> standing.unwell(origin, whole.health(), trouble));
        } else if (heard && discovered) { // before, nothing could be changed
            standing.well(origin);
        }
        if (heard && discovered) {
            Set<Origin> still = unwell.keySet().stream().map(this::source).collect(Collectors.toSet());
            standing.troubled().stream()
                    .filter(each -> !each.equals(origin) && !still.contains(each))
                    .forEach(standing::well);
        }
    }

    /// What is not well, by its resource; "" for what concerns the cluster as a whole.
    private Map<String, Pulse.Verdict> unwell(long now) {
        var unwell = new HashMap<String, Pulse.Verdict>();
        if (istio != null) {
            // Without an answer there may be some; an answer leaves no doubt.
            boolean answered = Asked.isOfResource(istio) || istio.key().equals("live.kubernetes.noIstio");
            unwell.put("virtualservices", new Pulse.Verdict(answered ? Health.LOST : Health.DOUBT, Optional.of(istio)));
        }
        if (discovered && !hasAll() && watchesIstio) {
            unwell.put(
                    HPAS,
                    new Pulse.Verdict(
                            Health.LOST,
                            Optional.of(link.asked("list", HPAS, "").notServed())));
        }
        picture.undefined()
                .ifPresent(trouble ->
                        unwell.put("destinationrules", new Pulse.Verdict(Health.FLAWED, Optional.of(trouble))));
        for (Watch<?> watch : link.watches()) {
            if (watch.isWell()) {
                away.remove(watch);
                continue;
            }
            watch.unstick(now);
            watch.trouble(now).ifPresent(trouble -> {
                long since = now - away.computeIfAbsent(watch, each -> now);
                if (since >= WATCH_DOUBT) {
                    Health health = since >= Pulse.LOST ? Health.LOST : Health.DOUBT;
                    String part = Asked.isOfResource(trouble) ? watch.asked().resource() : "";
                    unwell.merge(part, new Pulse.Verdict(health, Optional.of(trouble)), Keeper::worse);
                }
            });
        }
        return unwell;
    }

    private static Pulse.Verdict worse(Pulse.Verdict a, Pulse.Verdict b) {
        return b.health().compareTo(a.health()) > 0 ? b : a;
    }

    private Origin source(String part) {
        return new Origin(origin.name() + " " + part);
    }
}
