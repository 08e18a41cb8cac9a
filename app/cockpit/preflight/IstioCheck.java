package cockpit.preflight;

import cockpit.live.Failed;
import cockpit.live.Trouble;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Whether a cluster serves Istio's VirtualServices, and in which version.
///
/// @param needed whether the route lives here; in the other cluster Istio may do without its definitions
record IstioCheck(Doors doors, String context, boolean needed) implements ClusterQuestion {
    private static final String GROUP = "/apis/networking.istio.io";

    @Override
    public Trouble title() {
        return Trouble.of("preflight.check.istio", context);
    }

    @Override
    public Trouble todo() {
        return Trouble.of("preflight.try.istio", context);
    }

    @Override
    public Verdict otherwise() {
        return needed ? Verdict.NO_GO : Verdict.WARN;
    }

    @Override
    public Finding run() throws Failed, InterruptedException {
        String version = preferred(doors, context);
        if (version.isEmpty() || !servesRoutes(version)) {
            return new Finding(otherwise(), Trouble.of("live.kubernetes.noIstio", context), Optional.empty());
        }
        return version.equals("v1")
                ? Finding.go("preflight.istio.served", version)
                : Finding.warn("preflight.istio.old", version);
    }

    private boolean servesRoutes(String version) throws Failed, InterruptedException {
        JsonNode resources = doors.cluster(context).get(GROUP + "/" + version, "virtualservices", "");
        for (JsonNode resource : resources.path("resources")) {
            if (resource.path("name").asString("").equals("virtualservices")) {
                return true;
            }
        }
        return false;
    }

    /// The version that a cluster would have asked for; "" where it serves none.
    static String preferred(Doors doors, String context) throws Failed, InterruptedException {
        return doors.cluster(context)
                .get(GROUP, "virtualservices", "")
                .at("/preferredVersion/version")
                .asString("");
    }
}
