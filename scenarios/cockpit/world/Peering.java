package cockpit.world;

import java.util.List;

/// The VPC peering connection that joins the two clusters' networks.
public record Peering(String id, String requesterCidr, String accepterCidr, String status, List<String> routes, long at)
        implements Keyed<String> {}
