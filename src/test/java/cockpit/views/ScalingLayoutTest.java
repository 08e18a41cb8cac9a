package cockpit.views;

import static org.assertj.core.api.Assertions.assertThat;

import cockpit.views.desk.Frame;
import cockpit.views.desk.Subject;
import cockpit.views.scaling.GroupsPanel;
import cockpit.views.theme.Mode;
import cockpit.views.window.PresenterWindow;
import cockpit.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.scene.Scene;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The picture of autoscaling: nothing written on it is cut, collides or is too small, and what it says is what the
/// world knows.
@ExtendWith(Headless.class)
@Tag("draws")
final class ScalingLayoutTest {
    private static PresenterWindow shown(World world, int width, int height, String language, double wish) {
        Frame frame = ScalingSample.frame(world);
        PresenterWindow window = Pictures.window(frame, language, Mode.DARK);
        window.enlarge(wish);
        var scene = new Scene(window, width, height);
        window.applyCss();
        window.layout();
        window.showStill(frame, 5_000_000_000L);
        scene.snapshot(null);
        return window;
    }

    @ParameterizedTest
    @CsvSource({
        "1280, 720, en, 1",
        "1280, 720, ko, 1",
        "1920, 1080, en, 1",
        "1920, 1080, ko, 1",
        "3840, 2160, en, 1",
        "1920, 1080, ko, 1.1",
        "1920, 1080, en, 1.2",
        "1920, 1043, ko, 1.2",
        "1920, 1080, en, 1.5",
        "1280, 720, ko, 1.1",
        "960, 540, en, 1",
        "1920, 1080, en, 2.5",
        "1920, 1080, ko, 2.5"
    })
    void everythingIsReadable(int width, int height, String language, double wish) {
        var worlds = Map.of(
                "growing",
                ScalingSample.growing(),
                "quiet",
                ScalingSample.quiet(true),
                "untold",
                ScalingSample.quiet(false),
                "shrinking",
                ScalingSample.shrinking(),
                "flood",
                ScalingSample.flood());
        var problems = Headless.on(() -> {
            var found = new ArrayList<String>();
            worlds.forEach((name, world) -> Lint.of(shown(world, width, height, language, wish))
                    .forEach(problem -> found.add(name + ": " + problem)));
            return found;
        });
        assertThat(problems).isEmpty();
    }

    /// A thousand nodes: each keeps a place of its own on the picture, nothing is cut, and a frame is painted in the
    /// time
    /// of a few.
    @ParameterizedTest
    @CsvSource({"1280, 720, ko, 1", "1920, 1080, en, 1", "1920, 1080, en, 2.5"})
    void aThousandNodesStandOnIt(int width, int height, String language, double wish) {
        World huge = ScalingSample.huge();
        long[] nanos = {0};
        PresenterWindow window = Headless.on(() -> {
            PresenterWindow first = shown(huge, width, height, language, wish);
            long began = System.nanoTime();
            first.showStill(ScalingSample.frame(huge), 9_000_000_000L);
            nanos[0] = System.nanoTime() - began;
            return first;
        });
        assertThat(Headless.on(() -> Lint.of(window))).isEmpty();
        List<Subject.OfNode> nodes = Headless.on(() -> window.written().stream()
                .filter(part -> part.region() instanceof GroupsPanel)
                .flatMap(part -> ((GroupsPanel) part.region()).subjects().stream())
                .filter(Subject.OfNode.class::isInstance)
                .map(Subject.OfNode.class::cast)
                .distinct()
                .toList());
        assertThat(nodes).hasSize(1_000);
        assertThat(nanos[0]).as("painted again, ns").isLessThan(2_000_000_000L);
    }

    private static String said(PresenterWindow window, String part) {
        return window.written().stream()
                .filter(each -> each.part().equals(part))
                .flatMap(each -> each.words().stream())
                .map(words -> words.text())
                .collect(Collectors.joining("\n"));
    }

    @Test
    void itSaysWhyTenAndNotMoreAndWhoGrewTheGroup() {
        PresenterWindow window = Headless.on(() -> shown(ScalingSample.growing(), 1_920, 1_080, "en", 1));
        assertThat(said(window, "hpa"))
                .contains("122 %", "target 50 %  45–55", "ceil(4 × 122 ÷ 50) = 10", "48.8 %")
                .contains("smaller not before 29:15", "AbleToScale True  ReadyForNewScale")
                .contains("stabilization 300 s, highest 10");
        assertThat(said(window, "queue")).contains("6", "0 of 5 nodes fit:", "500m");
        assertThat(said(window, "groups"))
                .contains("5 nodes Ready   3 on their way", "2 to 4", "1:24", "of 2:44", "Spot notice", "1 GPU");
        assertThat(said(window, "ribbon")).contains("128.0 s", "70.0 s", "usual 148.0");
        assertThat(said(window, "instruments"))
                .contains("8 clients", "Why on-demand grew", "22 %", "2 to 4  by Cluster Autoscaler")
                .contains("the group's own policies: none", "1.16 $/h", "0.24 $/h", "in part assumed");
    }

    @Test
    void whatIsNotKnownIsADash() {
        PresenterWindow window = Headless.on(() -> shown(ScalingSample.quiet(false), 1_920, 1_080, "en", 1));
        assertThat(said(window, "instruments")).contains("– clients", "– $/h").doesNotContain("NaN", "-1");
        assertThat(said(window, "ribbon")).contains("since load  – s");
    }

    @Test
    void everythingOnItExplainsItself() {
        List<Subject> subjects = Headless.on(() -> {
            PresenterWindow window = shown(ScalingSample.growing(), 1_920, 1_080, "en", 1);
            return window.written().stream()
                    .filter(part -> part.region() instanceof GroupsPanel)
                    .flatMap(part -> ((GroupsPanel) part.region()).subjects().stream())
                    .toList();
        });
        assertThat(subjects)
                .hasAtLeastOneElementOfType(Subject.OfCluster.class)
                .hasAtLeastOneElementOfType(Subject.OfGroup.class)
                .hasAtLeastOneElementOfType(Subject.OfGroupPlace.class)
                .hasAtLeastOneElementOfType(Subject.OfNode.class)
                .hasAtLeastOneElementOfType(Subject.OfPod.class);
    }
}
