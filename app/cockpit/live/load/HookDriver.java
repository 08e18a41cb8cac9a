package cockpit.live.load;

import cockpit.live.Outcome;
import cockpit.live.StageFile;
import cockpit.live.Unanswered;
import java.net.URI;
import java.util.Locale;

/// CPU load on the on-prem hosts, by a POST to an address of theirs. It comes at once, at whatever rate it was asked
/// for, and ends by itself after half an hour.
public final class HookDriver implements LoadDriver {
    private final URI url;
    private final LoadCall call = new LoadCall();

    /// A driver of this hook.
    public HookDriver(StageFile.Hosts.Hook hook) {
        this.url = hook.url();
    }

    @Override
    public Outcome set(int users, double spawnRate) {
        LoadDriver.check(users, spawnRate);
        return users == 0 ? stop() : burn(HostShare.of(users), HostShare.SECONDS);
    }

    @Override
    public Outcome stop() {
        return burn(0, 0);
    }

    private Outcome burn(double share, int seconds) {
        String parameters = String.format(Locale.ROOT, "?share=%.3f&seconds=%d", share, seconds);
        try {
            return new Outcome.Done(call.post(URI.create(url + parameters), "").strip());
        } catch (Unanswered e) {
            return new Outcome.Failed(e.trouble());
        }
    }

    @Override
    public void close() {
        call.close();
    }
}
