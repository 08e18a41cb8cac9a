package cockpit.app;

import cockpit.live.LiveStage;
import cockpit.stage.Names;
import cockpit.stage.Stage;
import cockpit.views.theme.Mode;
import cockpit.views.window.PresenterWindow;
import cockpit.views.window.Tabs;
import cockpit.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The scenarios at a desk. Each has a stage, a talk and a window of its own, opened when it is first chosen; the one
/// that is left rests, and goes on when it is chosen again. FX thread only, but for the opening of stages.
final class DeskTabs implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DeskTabs.class);

    private final StageChoice choice;
    private final Tabs tabs;
    private final Map<String, Open> open = new HashMap<>();
    private Consumer<PresenterWindow> swap = window -> {};
    private Consumer<PresenterWindow.Look> chosen = look -> {};
    private boolean opening;
    private volatile boolean closed;
    private Open shown;

    private record Open(DeskTab tab, PresenterWindow window) {}

    /// @param first the one that is shown first
    DeskTabs(StageChoice choice, DeskTab first, PresenterWindow.Look look) {
        this.choice = choice;
        this.tabs = new Tabs(offered(choice, first.stage()), this::choose);
        this.shown = window(first, look);
    }

    /// The scenarios there are tabs for: those whose stage can be opened as this one was. A recording that was named
    /// has
    /// one, and so has a live stage whose file names nothing that scenario 2 scales.
    private static List<Tabs.Tab> offered(StageChoice choice, Stage first) {
        if (choice.play.isPresent()) {
            return List.of();
        }
        if (first instanceof LiveStage live) {
            return live.scales() ? numbered() : List.of();
        }
        List<Tabs.Tab> all = numbered().stream()
                .filter(tab -> choice.isSimulated() || Assets.RECORDINGS.contains(tab.scenario()))
                .toList();
        return all.size() > 1 ? all : List.of();
    }

    /// A tab for each scenario that ships.
    static List<Tabs.Tab> numbered() {
        return Assets.SCENARIOS.stream()
                .map(id -> new Tabs.Tab(
                        Assets.SCENARIOS.indexOf(id) + 1,
                        id,
                        Assets.scenario(id, Names.SHIPPED).title()))
                .toList();
    }

    /// The window that is shown.
    PresenterWindow window() {
        return shown.window();
    }

    /// Its talk.
    Performance performance() {
        return shown.tab().performance();
    }

    /// The world whose nodes and pods are drawn.
    World drawn() {
        return shown.window().drawn();
    }

    /// @param swapped told when another window takes the place of the one shown
    /// @param looks   told each time a person chooses another look
    void watch(Consumer<PresenterWindow> swapped, Consumer<PresenterWindow.Look> looks) {
        swap = swapped;
        chosen = looks;
    }

    private Open window(DeskTab tab, PresenterWindow.Look look) {
        var window = new PresenterWindow(
                tab.performance(),
                tab.checks(),
                tab.scenario(),
                look.language(),
                look.mode(),
                System::nanoTime,
                new DeskPanels(choice, tab, tabs));
        window.enlarge(look.factor());
        window.onChosen(looks -> chosen.accept(looks));
        var opened = new Open(tab, window);
        open.put(tab.scenario().id(), opened);
        return opened;
    }

    private void choose(String scenario) {
        Open before = open.get(scenario);
        if (before != null) {
            show(before);
        } else if (!opening) {
            opening = true;
            CompletableFuture.supplyAsync(() -> opened(scenario))
                    .whenComplete((tab, failure) -> Platform.runLater(() -> arrived(scenario, tab, failure)));
        }
    }

    private DeskTab opened(String scenario) {
        try {
            return DeskTab.open(choice, new ParachuteChoice(), scenario, Optional.empty());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void arrived(String scenario, @Nullable DeskTab tab, @Nullable Throwable failure) {
        opening = false;
        if (tab == null) {
            LOG.error("The stage of {} could not be opened", scenario, failure);
            performance().tell("notice.tab.failed", scenario);
        } else if (closed) {
            tab.close();
        } else {
            tab.performance().start();
            show(window(tab, window().look()));
        }
    }

    private void show(Open next) {
        Open last = shown;
        last.tab().performance().rest();
        next.window().wear(last.window().look());
        next.tab().performance().wake();
        shown = next;
        swap.accept(next.window());
    }

    /// Ends all talks, once no window is shown any more. Waits for them; on any thread but the FX thread.
    @Override
    public void close() {
        closed = true;
        open.values().forEach(each -> each.tab().close());
    }

    /// How the first window looks.
    static PresenterWindow.Look look(Desktop.Asked asked, Settings kept) {
        return new PresenterWindow.Look(
                asked.language(), asked.mode().or(kept::mode).orElse(Mode.DARK), kept.factor());
    }
}
