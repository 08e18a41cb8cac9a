package cockpit.world;

/// The stations on the way from a rising load to moved traffic, in their order.
public enum Link {
    /// The load was raised.
    LOAD,
    /// The agent's first datapoint over the threshold reached CloudWatch.
    AGENT,
    /// The alarm went off.
    ALARM,
    /// SNS published the alarm's message.
    TOPIC,
    /// The Lambda function began to run.
    FUNCTION,
    /// The API server took the VirtualService's new weight.
    ROUTE,
    /// The measured share lies in the band of the new weight.
    TRAFFIC
}
