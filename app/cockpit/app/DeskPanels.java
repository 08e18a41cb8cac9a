package cockpit.app;

import cockpit.script.Scenario;
import cockpit.views.desk.Lookout;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Texts;
import cockpit.views.window.PresenterWindow;
import cockpit.views.window.Tabs;
import cockpit.views.window.WhatIfCard;
import java.util.Optional;
import javafx.scene.layout.Region;

/// What a desk's window can open beside what every window can: the knobs of a simulation, the checks of a live stage,
/// the tabs.
record DeskPanels(StageChoice choice, Scenario scenario, Optional<StageLookout> checks, Tabs tabs)
        implements PresenterWindow.Panels {
    @Override
    public Optional<Region> knobs(Texts texts, Palette palette) {
        return choice.isSimulated() && !scenario.id().equals(Assets.AUTOSCALING)
                ? Optional.of(
                        new WhatIfCard(scenario, choice.simulation.turned(), choice.simulation.seed, texts, palette))
                : Optional.empty();
    }

    @Override
    public Optional<Lookout> lookout() {
        return checks.map(out -> out);
    }
}
