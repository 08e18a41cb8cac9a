package cockpit.live.load;

import cockpit.live.Outcome;
import cockpit.live.StageFile;
import cockpit.live.aws.AwsWriter;

/// CPU load on the on-prem hosts, by SSM on the instances that have the stage's tags. It comes at once, at whatever
/// rate
/// it was asked for, and ends by itself after half an hour.
public final class TaggedDriver implements LoadDriver {
    private final StageFile.Hosts.Tagged hosts;
    private final AwsWriter aws;

    /// @param aws stays the caller's
    public TaggedDriver(StageFile.Hosts.Tagged hosts, AwsWriter aws) {
        this.hosts = hosts;
        this.aws = aws;
    }

    @Override
    public Outcome set(int users, double spawnRate) {
        LoadDriver.check(users, spawnRate);
        int percent = (int) Math.round(100 * HostShare.of(users));
        return aws.sendCommand(hosts.tags(), percent, HostShare.SECONDS);
    }

    @Override
    public Outcome stop() {
        return aws.sendCommand(hosts.tags(), 0, HostShare.SECONDS);
    }

    @Override
    public void close() {
        // Nothing is held here.
    }
}
