package cockpit.app;

import cockpit.live.Aftermath;
import cockpit.live.BoundsTarget;
import cockpit.live.Feed;
import cockpit.live.GroupNames;
import cockpit.live.Journal;
import cockpit.live.LateReader;
import cockpit.live.LiveStage;
import cockpit.live.LoadTarget;
import cockpit.live.Reader;
import cockpit.live.StageActs;
import cockpit.live.StageFile;
import cockpit.live.Targets;
import cockpit.live.aws.AlarmChain;
import cockpit.live.aws.AlarmStateTarget;
import cockpit.live.aws.AwsAccess;
import cockpit.live.aws.AwsReader;
import cockpit.live.aws.AwsWriter;
import cockpit.live.aws.HostNames;
import cockpit.live.aws.NodeGroupReader;
import cockpit.live.aws.NodegroupBounds;
import cockpit.live.kubernetes.IstiodReader;
import cockpit.live.kubernetes.KubernetesReader;
import cockpit.live.kubernetes.KubernetesTargets;
import cockpit.live.kubernetes.LoadGeneratorTarget;
import cockpit.live.kubernetes.LoadPods;
import cockpit.live.kubernetes.NodeUse;
import cockpit.live.kubernetes.VirtualServiceTarget;
import cockpit.live.load.HookDriver;
import cockpit.live.load.HostLoadTarget;
import cockpit.live.load.LocustReader;
import cockpit.live.load.LocustTarget;
import cockpit.live.load.TaggedDriver;
import cockpit.live.mesh.PrometheusReader;
import cockpit.live.mesh.SecondChoice;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Wires a live stage: its readers, its targets, its journal.
final class LiveOpening implements AutoCloseable {
    /// As it was read.
    private final StageFile own;
    /// As the scenario has it.
    private final StageFile file;
    private final Clock clock = Clock.systemUTC();
    private final Deque<AutoCloseable> means = new ArrayDeque<>();
    private final AwsAccess aws;
    private final List<KubernetesReader> clusters = new ArrayList<>();

    private LiveOpening(StageFile own, String scenario) {
        this.own = own;
        this.file = scenario.equals(Assets.AUTOSCALING) ? own.scaling() : own;
        this.aws = closing(AwsAccess.of(file.aws()));
    }

    /// Opens the stage; it reads from now on, whether or not anything can be reached yet.
    ///
    /// @param scenario that is played on it: it decides what the load command moves; "" for none
    /// @param journals where the journals of live stages lie
    /// @param held     those that are held already
    /// @throws IOException if its journal cannot be read or written
    static LiveStage open(StageFile own, String scenario, Path journals, Journals held) throws IOException {
        var opening = new LiveOpening(own, scenario);
        StageFile file = opening.file;
        Journal journal = opening.closing(held.open(journal(file, journals), opening.clock))
                .journal();
        return LiveStage.open(
                file, System::nanoTime, opening.clock, opening::readers, feed -> opening.acts(feed, journal), opening);
    }

    /// The same, with a journal of its own.
    static LiveStage open(StageFile own, String scenario, Path journals) throws IOException {
        return open(own, scenario, journals, new Journals());
    }

    /// Opens it as its file has it: for scenario 1, and for whoever only puts back.
    static LiveStage open(StageFile file, Path journals) throws IOException {
        return open(file, "", journals);
    }

    /// Where a stage's journal is. A stage is one by what it writes to, whatever its file is called.
    static Path journal(StageFile file, Path journals) {
        String written = String.join(
                "\n",
                file.kubernetes().kubeconfig().map(Path::toString).orElse(""),
                file.kubernetes().main().context(),
                file.kubernetes().remote().context(),
                file.kubernetes().namespace());
        String name = file.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        return journals.resolve(name + "-" + Integer.toHexString(written.hashCode()) + ".jsonl");
    }

    private <T extends AutoCloseable> T closing(T one) {
        means.push(one);
        return one;
    }

    private List<Reader> readers(Feed feed) {
        var readers = new ArrayList<Reader>();
        var groups = new GroupNames(file);
        var kubernetes = new KubernetesReader(file, groups, feed);
        clusters.add(kubernetes);
        readers.add(kubernetes);
        readers.add(new IstiodReader(file, kubernetes, feed));
        readers.add(new NodeUse(file, kubernetes.clients(), feed));
        var mesh = new SecondChoice(file, feed, clock);
        readers.add(new LateReader("AWS", () -> new AwsReader(file, aws, HostNames.SAME, mesh, feed, clock)));
        readers.add(new PrometheusReader(file, feed, mesh));
        if (file.scaled().isPresent()) {
            // The load is pods of the cluster there: what Locust does is no part of it.
            readers.add(new LateReader("node groups", () -> new NodeGroupReader(file, groups, aws, feed)));
        } else {
            file.load().locust().ifPresent(server -> readers.add(new LocustReader(server, feed)));
        }
        return List.copyOf(readers);
    }

    private StageActs acts(Feed feed, Journal journal) {
        var clients = clusters.getFirst().clients();
        AwsWriter writer = closing(new AwsWriter(file.aws(), aws));
        var targets = new Targets(
                new VirtualServiceTarget(file, clients),
                load(file.load(), journal, writer),
                new AlarmStateTarget(file, writer),
                new KubernetesTargets(file, clients, Assets::manifest),
                groups(writer),
                file.load().equals(own.load()) ? List.of() : List.of(load(own.load(), journal, writer)));
        var chain = closing(new AlarmChain(file, aws, clock));
        var aftermath = new Aftermath(chain, targets.route().name(), clock, Thread::sleep);
        return new StageActs(file, feed, journal, targets, aftermath);
    }

    private Map<String, BoundsTarget> groups(AwsWriter writer) {
        var groups = new TreeMap<String, BoundsTarget>();
        file.autoscaling()
                .ifPresent(scaling -> scaling.groups()
                        .forEach((role, group) ->
                                groups.put(role, new NodegroupBounds(file, group, writer, clock, Thread::sleep))));
        return groups;
    }

    private LoadTarget load(StageFile.Load load, Journal journal, AwsWriter writer) {
        return switch (load.driver()) {
            case LOCUST -> closing(new LocustTarget(load.locust().orElseThrow()));
            case DEPLOYMENT ->
                new LoadGeneratorTarget(
                        file,
                        load.deployment().orElseThrow(),
                        clusters.getFirst().clients());
            case PODS ->
                new LoadPods(
                        file,
                        load.deployment().orElseThrow(),
                        clusters.getFirst().clients());
            case HOSTS -> hosts(load.hosts().orElseThrow(), journal, writer);
        };
    }

    private LoadTarget hosts(StageFile.Hosts hosts, Journal journal, AwsWriter writer) {
        return switch (hosts) {
            case StageFile.Hosts.Hook hook -> {
                String name = HostLoadTarget.named(hook.url().toString());
                boolean left = journal.open(name).isPresent();
                yield new HostLoadTarget(name, closing(new HookDriver(hook)), left);
            }
            case StageFile.Hosts.Tagged tagged -> {
                String name = HostLoadTarget.named(tagged.tags().toString());
                boolean left = journal.open(name).isPresent();
                yield new HostLoadTarget(name, closing(new TaggedDriver(tagged, writer)), left);
            }
        };
    }

    @Override
    public void close() throws Exception {
        while (!means.isEmpty()) {
            means.pop().close();
        }
    }
}
