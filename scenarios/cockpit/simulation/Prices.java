package cockpit.simulation;

import cockpit.world.Capacity;
import cockpit.world.CloudFact.PriceSeen;
import cockpit.world.Price;
import java.util.ArrayList;
import java.util.List;

/// The shipped prices. Not from memory: the instance's is a line of a dated, published table, and says of which region.
///
/// Source: aws/karpenter-provider-aws, pkg/providers/pricing/zz_generated.pricing_aws.go, generated 2026-01-19 for
/// us-east-1 (Apache-2.0).
public final class Prices {
    /// Where the prices are from.
    public static final String TABLE = "Karpenter AWS provider's price table, us-east-1, 2026-01-19";

    private static final String REGION = "us-east-1";
    private static final String AS_OF = "2026-01-19";

    private Prices() {}

    /// A price an hour, in the table's region and of its day.
    public static PriceSeen shipped(String item, Capacity capacity, double dollars, String source) {
        return new PriceSeen(item, capacity, dollars, REGION, AS_OF, source);
    }

    /// Instance types of the table that scenario 2 has beside the shop's.
    private static final List<String> OTHER_TYPES = List.of("m5.large", "g4dn.xlarge");

    /// As the table has them, for a stage that has no knobs. Of Spot there is none: its price is the day's, and what is
    /// not in the table is not known.
    public static List<PriceSeen> shipped() {
        Knobs table = Knobs.defaults();
        var prices = new ArrayList<>(of(table));
        OTHER_TYPES.forEach(type -> prices.add(shipped(type, Capacity.ON_DEMAND, table.get("price." + type), TABLE)));
        return List.copyOf(prices);
    }

    /// As the knobs have them.
    public static List<PriceSeen> of(Knobs knobs) {
        return List.of(
                new PriceSeen(Shop.NODE_TYPE, Capacity.ON_DEMAND, knobs.get("price.m5.xlarge"), REGION, AS_OF, TABLE),
                new PriceSeen(
                        Price.CONTROL_PLANE,
                        Capacity.ON_DEMAND,
                        knobs.get("price.controlPlane"),
                        REGION,
                        AS_OF,
                        "assumed: EKS, standard support"));
    }
}
