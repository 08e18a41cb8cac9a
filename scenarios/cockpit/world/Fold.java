package cockpit.world;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The fold at work: runs of platform events, by far the most frequent, share one draft. One thread's.
final class Fold {
    private World world;
    private @Nullable PlatformFold draft;
    private long draftNow;

    Fold(World world) {
        this.world = world;
    }

    void apply(Event event) {
        switch (event.fact()) {
            case PlatformFact fact -> {
                if (draft == null) {
                    draft = new PlatformFold(
                            world.platform(), world.bill(), world.cloud().prices());
                }
                draft.apply(fact, event.at());
                draftNow = Math.max(event.at(), world.now());
            }
            case MeshFact fact -> {
                World before = world();
                Mesh mesh = before.mesh().apply(fact, event.at());
                step(event, before, with(before, mesh));
            }
            case CloudFact fact -> {
                World before = world();
                Cloud cloud = before.cloud().apply(fact, event.at());
                Bill bill = fact instanceof CloudFact.PriceSeen
                        ? repriced(before.bill(), before.platform(), cloud, event.at())
                        : before.bill();
                step(event, before, with(before, cloud, bill));
            }
            case DemandFact fact -> {
                World before = world();
                Demand demand = before.demand().apply(fact, event.at());
                step(event, before, with(before, demand));
            }
            case ScalingFact fact -> {
                World before = world();
                Scaling scaling = before.scaling().orElse(Scaling.EMPTY).apply(fact, event.at());
                step(event, before, with(before, scaling));
            }
            case TalkFact fact -> {
                World before = world();
                step(event, before, with(before, before.talk().apply(fact, event.at())));
            }
        }
    }

    World world() {
        if (draft != null) {
            world = new World(
                    draftNow,
                    draft.platform(),
                    world.mesh(),
                    world.cloud(),
                    world.demand(),
                    draft.bill(),
                    world.chain(),
                    world.talk(),
                    world.scaling());
            draft = null;
        }
        return world;
    }

    private void step(Event event, World before, World after) {
        Chain chain = before.chain().apply(event, before, after);
        Talk talk = Marks.apply(after.talk(), event, before);
        world = new World(
                Math.max(event.at(), before.now()),
                after.platform(),
                after.mesh(),
                after.cloud(),
                after.demand(),
                after.bill(),
                chain,
                talk,
                ribbon(event, before, after));
    }

    private static Optional<Scaling> ribbon(Event event, World before, World after) {
        boolean heard = event.fact() instanceof ScalingFact || event.fact() instanceof DemandFact;
        return heard ? after.scaling().map(s -> s.with(s.ribbon().apply(event, before, after))) : after.scaling();
    }

    private static Bill repriced(Bill bill, Platform platform, Cloud cloud, long at) {
        long[] perHour = {0};
        int[] unpriced = {0};
        platform.clusters().forEach(cluster -> {
            if (cluster.side() == Side.CLOUD) {
                add(cloud.prices().get(new Price.Key(Price.CONTROL_PLANE, Capacity.ON_DEMAND)), perHour, unpriced);
            }
        });
        platform.nodes().forEach(node -> {
            if (PlatformFold.billed(node)) {
                add(cloud.prices().get(new Price.Key(node.instanceType(), node.capacity())), perHour, unpriced);
            }
        });
        return bill.changed(perHour[0] - bill.perHour(), unpriced[0] - bill.unpriced(), at);
    }

    private static void add(@Nullable Price price, long[] perHour, int[] unpriced) {
        if (price == null) {
            unpriced[0]++;
        } else {
            perHour[0] += PlatformFold.millionths(price);
        }
    }

    private static World with(World w, Mesh mesh) {
        return new World(
                w.now(), w.platform(), mesh, w.cloud(), w.demand(), w.bill(), w.chain(), w.talk(), w.scaling());
    }

    private static World with(World w, Cloud cloud, Bill bill) {
        return new World(w.now(), w.platform(), w.mesh(), cloud, w.demand(), bill, w.chain(), w.talk(), w.scaling());
    }

    private static World with(World w, Demand demand) {
        return new World(
                w.now(), w.platform(), w.mesh(), w.cloud(), demand, w.bill(), w.chain(), w.talk(), w.scaling());
    }

    private static World with(World w, Scaling scaling) {
        return new World(
                w.now(),
                w.platform(),
                w.mesh(),
                w.cloud(),
                w.demand(),
                w.bill(),
                w.chain(),
                w.talk(),
                Optional.of(scaling));
    }

    private static World with(World w, Talk talk) {
        return new World(
                w.now(), w.platform(), w.mesh(), w.cloud(), w.demand(), w.bill(), w.chain(), talk, w.scaling());
    }
}
