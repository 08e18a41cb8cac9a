package cockpit.views.theme;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javafx.scene.text.Font;

/// Names made to fit: first the product's own short words, then fewer letters with a mark that says so. Never cut off.
public final class ShortName {
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
            "loadgenerator", "loadgen",
            "istio-eastwestgateway", "eastwest-gw",
            "istio-ingressgateway", "ingress-gw");

    private static final Pattern EC2 = Pattern.compile("^ip-\\d+-\\d+-(\\d+-\\d+)$");

    private ShortName() {}

    /// A workload's name as the picture says it.
    public static String workload(String name) {
        return WORDS.getOrDefault(name, name);
    }

    /// A node's name without its domain; of an EC2 name, which begins with the private address, the half that tells
    /// nodes apart.
    public static String node(String name) {
        int dot = name.indexOf('.');
        String host = dot < 0 ? name : name.substring(0, dot);
        return EC2.matcher(host).replaceFirst("$1");
    }

    /// A node's name in at most so many px: where it does not fit, without what it shares with all its neighbours.
    public static String node(String name, String shared, Font font, double room) {
        String host = node(name);
        String own = host.substring(shared.length());
        return own.isEmpty() || Fonts.width(host, font) <= room ? fit(host, font, room) : fit(own, font, room);
    }

    /// What the names of these nodes begin with, all of them; nothing for a single one.
    public static String shared(Collection<String> names) {
        if (names.size() < 2) {
            return "";
        }
        List<String> hosts = names.stream().map(ShortName::node).sorted().toList();
        String one = hosts.getFirst();
        String other = hosts.getLast();
        int mismatch = Arrays.mismatch(one.toCharArray(), other.toCharArray());
        return mismatch < 0 ? one : one.substring(0, mismatch);
    }

    /// The name in at most so many px.
    public static String fit(String name, Font font, double room) {
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
