package cockpit.live;

import cockpit.live.Mistake.Kind;
import cockpit.live.StageFile.Cluster;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Reads `stage.yaml`, key by key, in the order of the records.
final class StageReader {
    /// As the AWS configuration's `services` section calls those that the cockpit speaks to.
    private static final List<String> SERVICES = List.of(
            "athena",
            "auto_scaling",
            "cloudwatch",
            "cloudwatch_logs",
            "ec2",
            "eks",
            "iam",
            "lambda",
            "opensearch",
            "s3",
            "sagemaker",
            "service_quotas",
            "sns",
            "ssm",
            "sts",
            "xray");

    private final Path file;

    private StageReader(Path file) {
        this.file = file;
    }

    static StageFile read(Path file) throws IOException {
        var mistakes = new ArrayList<Mistake>();
        StageFile stage =
                new StageReader(file.toAbsolutePath().normalize()).stage(Spot.of(StageText.parse(file), mistakes));
        if (!mistakes.isEmpty()) {
            mistakes.sort(Comparator.comparingInt(Mistake::line).thenComparingInt(Mistake::column));
            throw new BadStage(file, mistakes);
        }
        return stage;
    }

    private StageFile stage(Spot in) {
        in.keys(
                "name",
                "rehearse",
                "kubernetes",
                "route",
                "sensitive",
                "aws",
                "alarm",
                "topic",
                "function",
                "eks",
                "prometheus",
                "mesh",
                "load",
                "autoscaling",
                "shop",
                "allow",
                "mask");
        StageFile.Clusters clusters = clusters(in.at("kubernetes"));
        List<String> sensitive = names(in.at("sensitive"));
        return new StageFile(
                file,
                in.at("name").text(Form.TEXT),
                in.at("rehearse")
                        .maybe(each -> each.word(sorted(Map.of("armed", true, "unarmed", false))))
                        .orElse(false),
                clusters,
                split(in.at("route"), sensitive),
                sensitive,
                aws(in.at("aws")),
                alarm(in.at("alarm")),
                in.at("topic").text(Form.TOPIC),
                in.at("function").text(Form.FUNCTION),
                eks(in.at("eks")),
                MeshKeys.prometheus(in.at("prometheus")),
                MeshKeys.metrics(in.at("mesh")),
                LoadSection.read(in.at("load"), clusters),
                in.at("autoscaling").maybe(AutoscalingSection::read),
                in.at("shop").maybe(Spot::url),
                in.at("allow").maybe(each -> AllowSection.read(each, clusters)).orElse(List.of()),
                in.at("mask").maybe(StageReader::masked).orElse(List.of()));
    }

    private StageFile.Clusters clusters(Spot in) {
        in.keys("kubeconfig", "main", "remote", "namespace");
        Cluster main = cluster(in.at("main"));
        Cluster remote = cluster(in.at("remote"));
        if (Spot.read(remote.context()) && remote.context().equals(main.context())) {
            in.at("remote").at("context").wrong(Kind.SAME_CONTEXT, Form.TEXT, remote.context());
        }
        return new StageFile.Clusters(
                in.at("kubeconfig").maybe(this::path),
                main,
                remote,
                in.at("namespace").text(Form.NAME));
    }

    private static Cluster cluster(Spot in) {
        in.keys("context", "cluster");
        String context = in.at("context").text(Form.TEXT);
        return new Cluster(
                context, in.at("cluster").maybe(each -> each.text(Form.TEXT)).orElse(context));
    }

    private static StageFile.Split split(Spot in, Collection<String> sensitive) {
        in.keys("virtualService", "service", "host", "subsets");
        Spot subsets = in.at("subsets").keys("home", "cloud");
        String service = in.at("service").text(Form.NAME);
        String home = subsets.at("home").text(Form.NAME);
        String cloud = subsets.at("cloud").text(Form.NAME);
        if (Spot.read(service) && sensitive.contains(service)) {
            in.at("service").wrong(Kind.SENSITIVE_SPLIT, Form.NAME, service);
        }
        if (Spot.read(cloud) && cloud.equals(home)) {
            subsets.at("cloud").wrong(Kind.SAME_SUBSET, Form.NAME, cloud);
        }
        return new StageFile.Split(
                in.at("virtualService").text(Form.NAME),
                service,
                in.at("host").maybe(each -> each.text(Form.NAME)).orElse(service),
                home,
                cloud);
    }

    private StageFile.Aws aws(Spot in) {
        in.keys(
                "profile",
                "configFile",
                "credentialsFile",
                "region",
                "trainingRegion",
                "endpoint",
                "endpoints",
                "allow");
        String region = in.at("region").text(Form.REGION);
        return new StageFile.Aws(
                in.at("profile").maybe(each -> each.text(Form.TEXT)),
                in.at("configFile").maybe(this::path),
                in.at("credentialsFile").maybe(this::path),
                region,
                in.at("trainingRegion").maybe(each -> each.text(Form.REGION)).orElse(region),
                in.at("endpoint").maybe(Spot::url),
                in.at("endpoints").maybe(StageReader::endpoints).orElse(Map.of()),
                in.at("allow").maybe(StageReader::calls).orElse(Set.of()));
    }

    private static Map<String, URI> endpoints(Spot in) {
        in.keys(SERVICES.toArray(String[]::new));
        var endpoints = new TreeMap<String, URI>();
        SERVICES.forEach(service -> in.at(service).maybe(Spot::url).ifPresent(url -> endpoints.put(service, url)));
        return Collections.unmodifiableSortedMap(endpoints);
    }

    private static Set<StageFile.Call> calls(Spot in) {
        return words(
                in,
                Map.of(
                        "SetAlarmState", StageFile.Call.SET_ALARM_STATE,
                        "SendCommand", StageFile.Call.SEND_COMMAND,
                        "UpdateNodegroupConfig", StageFile.Call.UPDATE_NODEGROUP_CONFIG));
    }

    private static StageFile.Alarm alarm(Spot in) {
        in.keys("name", "namespace", "metric", "dimensions");
        return new StageFile.Alarm(
                in.at("name").text(Form.ALARM),
                in.at("namespace").maybe(each -> each.text(Form.TEXT)).orElse("CWAgent"),
                in.at("metric").maybe(each -> each.text(Form.TEXT)).orElse("cpu_usage_active"),
                in.at("dimensions").maybe(StageReader::texts).orElse(Map.of()));
    }

    private static StageFile.Eks eks(Spot in) {
        in.keys("cluster", "nodegroup", "autoScalingGroup");
        return new StageFile.Eks(
                in.at("cluster").text(Form.TEXT),
                in.at("nodegroup").maybe(each -> each.text(Form.TEXT)),
                in.at("autoScalingGroup").maybe(each -> each.text(Form.TEXT)));
    }

    static String context(Spot in, StageFile.Clusters clusters) {
        String context = in.text(Form.TEXT);
        List<String> both = List.of(clusters.main().context(), clusters.remote().context());
        if (Spot.read(context) && both.stream().allMatch(Spot::read) && !both.contains(context)) {
            in.wrong(Kind.OTHER_CONTEXT, Form.TEXT, context, String.join(", ", both));
        }
        return context;
    }

    private static List<String> masked(Spot in) {
        return in.keys("words").at("words").items().stream()
                .map(each -> each.text(Form.MASKED))
                .toList();
    }

    private static List<String> names(Spot in) {
        return in.items().stream().map(each -> each.text(Form.NAME)).sorted().toList();
    }

    static Map<String, String> texts(Spot in) {
        return Collections.unmodifiableMap(in.texts());
    }

    /// Relative to the file's folder; a leading `~/` is the user's own.
    private Path path(Spot in) {
        String text = in.text(Form.PATH);
        if (text.equals("~") || text.startsWith("~/")) {
            return Path.of(System.getProperty("user.home"), text.substring(1));
        }
        return file.resolveSibling(text).normalize();
    }

    static <E extends Enum<E>> Set<E> words(Spot in, Map<String, E> words) {
        List<E> all = in.items().stream().map(each -> each.word(sorted(words))).toList();
        return all.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(all));
    }

    private static <T> SortedMap<String, T> sorted(Map<String, T> words) {
        return new TreeMap<>(words);
    }
}
