package cockpit.preflight;

import cockpit.burst.WeightedRoute;
import cockpit.live.Failed;
import cockpit.live.StageFile;
import cockpit.live.Trouble;
import cockpit.live.kubernetes.Subsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/// Whether the stage's VirtualService is there, can be shifted, sends everything home, and leads to subsets that there
/// are.
record RouteCheck(Doors doors) implements ClusterQuestion {
    private static final Logger LOG = LoggerFactory.getLogger(RouteCheck.class);

    @Override
    public String context() {
        return doors.main();
    }

    @Override
    public Trouble title() {
        return Trouble.of("preflight.check.route", split().virtualService());
    }

    @Override
    public Trouble todo() {
        return Trouble.of("preflight.try.route", doors.main(), namespace(), split().virtualService());
    }

    private StageFile.Split split() {
        return doors.stage().route();
    }

    private String namespace() {
        return doors.stage().kubernetes().namespace();
    }

    @Override
    public Finding run() throws Failed, InterruptedException {
        String version = IstioCheck.preferred(doors, doors.main());
        if (version.isEmpty()) {
            throw new Failed(Trouble.of("live.kubernetes.noIstio", doors.main()));
        }
        String path = "/apis/networking.istio.io/" + version + "/namespaces/" + namespace() + "/virtualservices/"
                + split().virtualService();
        JsonNode object = doors.cluster(doors.main()).get(path, "virtualservices", namespace());
        if (object.isMissingNode()) {
            return Finding.noGo("live.kubernetes.noObject", named());
        }
        Finding found = judge(object);
        return found.verdict() == Verdict.NO_GO ? found : defined(version).orElse(found);
    }

    /// What is the matter with the subsets; empty if nothing is.
    private Optional<Finding> defined(String version) throws InterruptedException {
        String path = "/apis/networking.istio.io/" + version + "/namespaces/" + namespace() + "/destinationrules";
        try {
            JsonNode rules = doors.cluster(doors.main()).get(path, "destinationrules", namespace());
            return new Subsets(rules, split().host())
                    .missing(split())
                    .map(missing ->
                            Finding.noGo("preflight.route.undefined", split().host(), missing.subset(), namespace()));
        } catch (Failed e) {
            LOG.debug("no DestinationRules", e);
            return Optional.of(Finding.warn("preflight.route.unseen", namespace()));
        }
    }

    private String named() {
        return "VirtualService " + doors.main() + "/" + namespace() + "/" + split().virtualService();
    }

    private Finding judge(JsonNode object) {
        List<String> subsets = subsets(object);
        Optional<String> doubled = List.of(split().home(), split().cloud()).stream()
                .filter(subset -> Collections.frequency(subsets, subset) > 1)
                .findFirst();
        if (doubled.isPresent()) {
            return Finding.noGo("preflight.route.twice", named(), doubled.get());
        }
        try {
            var now = WeightedRoute.in(object, split().home(), split().cloud()).now();
            String home = String.valueOf(now.home());
            String cloud = String.valueOf(now.cloud());
            return now.cloud() == 0
                    ? Finding.go("preflight.route.home", home, cloud)
                    : Finding.warn("preflight.route.away", home, cloud)
                            .todo("preflight.todo.reset", doors.stage().file().toString());
        } catch (WeightedRoute.NoSuchRoute e) {
            LOG.debug("no route to shift", e);
            return Finding.noGo("live.kubernetes.noSplit", named(), e.message());
        }
    }

    private static List<String> subsets(JsonNode object) {
        var subsets = new ArrayList<String>();
        for (JsonNode http : object.at("/spec/http")) {
            for (JsonNode route : http.path("route")) {
                subsets.add(route.at("/destination/subset").asString(""));
            }
        }
        return subsets;
    }
}
