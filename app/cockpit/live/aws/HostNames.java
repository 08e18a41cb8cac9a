package cockpit.live.aws;

import java.util.Optional;

/// What Kubernetes calls the on-prem hosts that CloudWatch names its own way. Any thread may ask.
@FunctionalInterface
public interface HostNames {
    /// Both call them the same.
    HostNames SAME = Optional::of;

    /// The node's name; empty if the host is no node.
    ///
    /// @param host a host's name, or an EC2 instance's id
    Optional<String> node(String host);
}
