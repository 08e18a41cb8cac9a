package cockpit.app;

import static org.assertj.core.api.Assertions.assertThat;

import cockpit.views.Headless;
import cockpit.world.Event;
import cockpit.world.Fact;
import cockpit.world.MeshFact;
import cockpit.world.Origin;
import cockpit.world.PlatformFact;
import cockpit.world.PodId;
import cockpit.world.PodPhase;
import cockpit.world.RouteId;
import cockpit.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a frame drew, told to a file.
@ExtendWith(Headless.class)
final class DrawnTraceTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void eachFrameInWhichPodsChangedIsALine() throws IOException {
        Path file = folder.resolve("trace.jsonl");
        var drawn = new AtomicReference<>(World.EMPTY);
        Stage shown = Toolkit.on(Stage::new);
        long before = System.currentTimeMillis();
        try (var trace = DrawnTrace.to(file)) {
            Pane pane = Toolkit.on(() -> {
                var root = new Pane();
                var scene = new Scene(root, 100, 100);
                trace.watch(scene, drawn::get);
                shown.setScene(scene);
                shown.show();
                return root;
            });
            draws(pane, drawn, pod("one", PodPhase.PENDING), pod("two", PodPhase.PENDING));
            draws(pane, drawn, new MeshFact.RouteMeasured(new RouteId("MAIN", "shop", "split"), 3, 100, 10));
            draws(pane, drawn, pod("two", PodPhase.READY));
            draws(pane, drawn, new PlatformFact.PodGone(new PodId("MAIN", "shop", "one"), ""));
        } finally {
            Toolkit.on(() -> {
                shown.hide();
                return shown;
            });
        }
        long after = System.currentTimeMillis();
        List<JsonNode> lines =
                Files.readAllLines(file).stream().map(JSON::readTree).toList();
        assertThat(lines).extracting(line -> line.path("pods").asInt()).containsExactly(2, 2, 1);
        assertThat(lines.getFirst().path("added"))
                .extracting(JsonNode::asString)
                .containsExactlyInAnyOrder("one", "two");
        assertThat(lines.get(1).path("added")).isEmpty();
        assertThat(lines).allSatisfy(line -> assertThat(line.path("t").asLong()).isBetween(before, after));
    }

    /// Lets this happen, and one pulse draw it.
    private static void draws(Pane pane, AtomicReference<World> drawn, Fact... facts) {
        Toolkit.on(() -> {
            World world = Objects.requireNonNull(drawn.get());
            for (Fact fact : facts) {
                world = world.apply(new Event(world.now() + 1, new Origin("test"), fact));
            }
            drawn.set(world);
            pane.requestLayout(); // without a change there is no pulse
            return world;
        });
        WaitForAsyncUtils.waitForFxEvents(3);
    }

    private static PlatformFact.PodSeen pod(String name, PodPhase phase) {
        return new PlatformFact.PodSeen(new PodId("MAIN", "shop", name), "frontend", "", phase, 100, "");
    }
}
