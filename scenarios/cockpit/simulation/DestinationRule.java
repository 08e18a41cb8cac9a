package cockpit.simulation;

import java.util.List;

/// The part of an Istio DestinationRule that names subsets.
/// Source: istio.io reference DestinationRule.
///
/// @param namespace it lives in
/// @param host      whose subsets these are; "" when left out
/// @param subsets   their names
public record DestinationRule(String namespace, String host, List<String> subsets) {
    /// Copies the list.
    public DestinationRule {
        subsets = List.copyOf(subsets);
    }
}
