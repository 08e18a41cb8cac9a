package cockpit.app;

import cockpit.simulation.Fork;
import cockpit.simulation.RememberedStage;
import cockpit.views.desk.Frame;
import cockpit.views.desk.Lookout;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Texts;
import cockpit.views.whatif.WhatIfCard;
import cockpit.views.window.PresenterWindow;
import cockpit.views.window.Tabs;
import java.util.Optional;
import javafx.scene.layout.Region;

/// What a desk's window can open beside what every window can: the knobs of a simulation, the checks of a live stage,
/// the tabs.
record DeskPanels(StageChoice choice, DeskTab tab, Tabs tabs) implements PresenterWindow.Panels {
    @Override
    public Optional<Region> knobs(Texts texts, Palette palette) {
        return tab.stage() instanceof RememberedStage stage
                ? Optional.of(new WhatIfCard(
                        SimulationChoice.whatIf(tab.scenario().id()),
                        choice.simulation.turned(),
                        () -> fork(stage),
                        texts,
                        palette))
                : Optional.empty();
    }

    /// The talk as it stands at this moment.
    private Fork fork(RememberedStage stage) {
        Frame frame = tab.performance().frame();
        return Fork.of(
                SimulationChoice.whatIf(tab.scenario().id()),
                choice.simulation.seed,
                choice.simulation.turned(),
                stage.past(),
                frame.show(),
                frame.at());
    }

    @Override
    public Optional<Lookout> lookout() {
        return tab.lookout().map(out -> out);
    }
}
