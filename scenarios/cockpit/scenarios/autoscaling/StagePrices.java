package cockpit.scenarios.autoscaling;

import cockpit.simulation.Knobs;
import cockpit.simulation.Prices;
import cockpit.world.Capacity;
import cockpit.world.CloudFact.PriceSeen;
import java.util.ArrayList;
import java.util.List;

/// What the groups' instances cost: the shipped table's prices, and Spot by an assumed discount.
final class StagePrices {
    private StagePrices() {}

    static List<PriceSeen> of(Knobs knobs) {
        var prices = new ArrayList<PriceSeen>(Prices.of(knobs));
        prices.removeIf(price -> price.item().equals(Machine.M5_XLARGE.type));
        for (Machine machine : Machine.values()) {
            double price = knobs.get("price." + machine.type);
            prices.add(Prices.shipped(machine.type, Capacity.ON_DEMAND, price, Prices.TABLE));
            prices.add(Prices.shipped(
                    machine.type,
                    Capacity.SPOT,
                    price * (1 - knobs.get("spot.discount")),
                    "assumed: " + Math.round(100 * knobs.get("spot.discount")) + " % below On-Demand"));
        }
        return List.copyOf(prices);
    }
}
