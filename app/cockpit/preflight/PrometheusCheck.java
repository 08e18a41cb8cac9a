package cockpit.preflight;

import cockpit.live.Failed;
import cockpit.live.Trouble;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/// Whether a cluster's Prometheus has fresh figures of the mesh.
///
/// @param key    of the address in the stage's file
/// @param server empty where the stage names none
record PrometheusCheck(Doors doors, String context, String key, Optional<URI> server) implements Check {
    /// Four scrapes of Prometheus' usual 15 s: rates are taken over so long.
    private static final double STALE_SECONDS = 60;

    @Override
    public Trouble title() {
        return Trouble.of("preflight.check.prometheus", context);
    }

    @Override
    public Trouble todo() {
        return Trouble.of("preflight.try.prometheus", context);
    }

    @Override
    public Duration limit() {
        return Web.LIMIT;
    }

    @Override
    public Finding run() throws Failed {
        if (server.isEmpty() && secondChoice()) {
            return Finding.warn("preflight.prometheus.cloudWatch", context, "prometheus." + key);
        }
        if (server.isEmpty()) {
            return Finding.warn("live.mesh.notConfigured", context, "prometheus." + key);
        }
        String namespace = doors.stage().kubernetes().namespace();
        OptionalDouble age = doors.mesh().secondsSinceRequests(server.get(), namespace);
        if (age.isEmpty()) {
            return Finding.warn("live.mesh.nothing", context, namespace);
        }
        String seconds = String.format(Locale.ROOT, "%.0f", age.getAsDouble());
        return age.getAsDouble() > STALE_SECONDS
                ? Finding.warn("preflight.prometheus.stale", seconds)
                : Finding.go("preflight.prometheus.fresh", seconds);
    }

    private boolean secondChoice() {
        return doors.stage()
                .mesh()
                .flatMap(each -> key.equals("main") ? each.main() : each.remote())
                .isPresent();
    }
}
