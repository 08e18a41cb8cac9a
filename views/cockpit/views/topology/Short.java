package cockpit.views.topology;

import cockpit.views.theme.Fonts;
import java.util.Map;
import java.util.regex.Pattern;
import javafx.scene.text.Font;

/// Names made to fit: first the product's own short words, then fewer letters with a mark that says so. Never cut off.
final class Short {
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("recommendationservice", "recommendation"),
            Map.entry("productcatalogservice", "productcatalog"),
            Map.entry("currencyservice", "currency"),
            Map.entry("checkoutservice", "checkout"),
            Map.entry("paymentservice", "payment"),
            Map.entry("shippingservice", "shipping"),
            Map.entry("emailservice", "email"),
            Map.entry("cartservice", "cart"),
            Map.entry("adservice", "ad"));

    private static final Map<String, String> SHORTER = Map.of(
            "recommendation", "recommend.",
            "productcatalog", "catalog",
            "loadgenerator", "loadgen");

    private static final Pattern EC2 = Pattern.compile("^ip-\\d+-\\d+-(\\d+-\\d+)$");

    private Short() {}

    /// A workload's name as the picture says it.
    static String workload(String name) {
        return WORDS.getOrDefault(name, name);
    }

    /// A node's name without its domain; of an EC2 name, which begins with the private address, the half that tells
    /// nodes apart.
    static String node(String name) {
        int dot = name.indexOf('.');
        String host = dot < 0 ? name : name.substring(0, dot);
        return EC2.matcher(host).replaceFirst("$1");
    }

    /// The name in at most so many px.
    static String fit(String name, Font font, double room) {
        if (Fonts.width(name, font) <= room) {
            return name;
        }
        String shorter = SHORTER.getOrDefault(name, name);
        for (int keep = shorter.length(); keep > 0; keep--) {
            String candidate = keep == shorter.length() ? shorter : shorter.substring(0, keep) + "…";
            if (Fonts.width(candidate, font) <= room) {
                return candidate;
            }
        }
        return "";
    }
}
