package cockpit.views.window;

import cockpit.script.Said;
import cockpit.script.Scenario;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The scenarios a person can go to, a tab each.
///
/// @param all  in their order
/// @param open told which scenario is wished for, by its id; called on the FX thread, and never for the one shown
public record Tabs(List<Tab> all, Consumer<String> open) {
    /// Where there is nowhere to go.
    public static final Tabs NONE = new Tabs(List.of(), scenario -> {});

    /// Copies the list.
    public Tabs {
        all = List.copyOf(all);
    }

    /// One scenario's.
    ///
    /// @param number as it is called, and the key that opens it
    public record Tab(int number, String scenario, Said title) {}

    /// The same, with the one shown among them: where there is no other, it stands alone.
    List<Tab> with(Scenario shown) {
        return find(shown.id()).isPresent() ? all : List.of(new Tab(1, shown.id(), shown.title()));
    }

    private Optional<Tab> find(String scenario) {
        return all.stream().filter(tab -> tab.scenario().equals(scenario)).findFirst();
    }

    /// Goes to the tab of a number. False where there is none, or it is the one shown.
    boolean go(int number, Scenario shown) {
        Optional<Tab> wanted = all.stream()
                .filter(tab -> tab.number() == number && !tab.scenario().equals(shown.id()))
                .findFirst();
        wanted.ifPresent(tab -> open.accept(tab.scenario()));
        return wanted.isPresent();
    }
}
