package cockpit.preflight;

import cockpit.live.Failed;
import cockpit.live.StageFile;
import cockpit.live.Trouble;
import cockpit.live.load.LocustTarget;
import java.net.URI;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/// Whether what the load slider moves can be reached.
record LoadCheck(Doors doors) implements Check {
    @Override
    public Trouble title() {
        return Trouble.of("preflight.check.load");
    }

    @Override
    public Trouble todo() {
        return Trouble.of("preflight.try.load", doors.stage().file().toString());
    }

    @Override
    public Duration limit() {
        return ClusterQuestion.LIMIT;
    }

    private StageFile.Load load() {
        return doors.stage().load();
    }

    @Override
    public Finding run() throws Failed, InterruptedException {
        return switch (load().driver()) {
            case LOCUST -> locust(load().locust().orElseThrow());
            case DEPLOYMENT, PODS -> deployment(load().deployment().orElseThrow());
            case HOSTS ->
                switch (load().hosts().orElseThrow()) {
                    case StageFile.Hosts.Hook hook -> hook(hook.url());
                    case StageFile.Hosts.Tagged tagged -> tagged();
                };
        };
    }

    private static Finding locust(URI server) throws Failed {
        try (var locust = new LocustTarget(server)) {
            return Finding.go("preflight.load.locust", String.valueOf(locust.users()));
        }
    }

    private Finding deployment(StageFile.Workload workload) throws Failed, InterruptedException {
        String namespace = doors.stage().kubernetes().namespace();
        String path = "/apis/apps/v1/namespaces/" + namespace + "/deployments/" + workload.name();
        JsonNode found = doors.cluster(workload.context()).get(path, "deployments", namespace);
        String replicas = String.valueOf(found.at("/spec/replicas").asInt(0));
        return found.isMissingNode()
                ? Finding.noGo(
                        "live.kubernetes.noObject",
                        "Deployment " + workload.context() + "/" + namespace + "/" + workload.name())
                : Finding.go("preflight.load.deployment", workload.name(), replicas);
    }

    /// It takes a POST, which would make load; that somebody refuses a GET shows that somebody is there.
    private Finding hook(URI url) throws Failed, InterruptedException {
        Web.Reply reply = doors.web().get(url);
        if (reply.status() / 100 == 3) {
            return Finding.noGo("live.load.page", url.toString());
        }
        return reply.status() >= 500 && reply.status() != 501 // the latter of servers that know no GET at all
                ? Finding.noGo("preflight.load.hookFails", url.toString(), String.valueOf(reply.status()))
                : Finding.go("preflight.load.hook", url.toString());
    }

    /// Whether the hosts would obey, only a command could tell.
    private Finding tagged() {
        return doors.stage().aws().allow().contains(StageFile.Call.SEND_COMMAND)
                ? Finding.warn("preflight.load.tagged")
                : Finding.noGo("live.aws.notAllowed", "SSM SendCommand", "SendCommand");
    }
}
