package cockpit.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

final class DeskTabTest {
    @ParameterizedTest
    @CsvSource({
        "bursting, '', bursting",
        "autoscaling, '', autoscaling",
        "bursting, --play autoscaling, autoscaling",
        "bursting, --play bursting-live, bursting",
        "autoscaling, --source recorded, autoscaling",
    })
    void opensTheScenarioThatItsStageIsOf(String asked, String typed, String opened) throws IOException {
        var choice = new StageChoice();
        String[] words = typed.isEmpty() ? new String[0] : typed.split(" ");
        new CommandLine(CommandLine.Model.CommandSpec.create()
                        .addMixin("choice", CommandLine.Model.CommandSpec.forAnnotatedObject(choice)))
                .parseArgs(words);
        try (DeskTab tab = DeskTab.open(choice, new ParachuteChoice(), asked, Optional.empty())) {
            assertThat(tab.scenario().id()).isEqualTo(opened);
        }
    }
}
