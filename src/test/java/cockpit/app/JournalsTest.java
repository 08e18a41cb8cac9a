package cockpit.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import cockpit.live.Journal;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.JsonNodeFactory;

final class JournalsTest {
    @TempDir
    private Path folder;

    /// Both may write, and each sees what the other changed; the file is held until the last has ended.
    @Test
    void twoStagesOfOneFileShareItsJournal() throws Exception {
        Path file = folder.resolve("journal.jsonl");
        var journals = new Journals();
        Journals.Part one = journals.open(file, Clock.systemUTC());
        Journals.Part two = journals.open(file, Clock.systemUTC());
        one.journal().before("kubectl scale", "deployment web", JsonNodeFactory.instance.numberNode(3));
        assertThat(two.journal().open()).extracting(Journal.Entry::target).containsExactly("deployment web");
        one.close();
        assertThatCode(() ->
                        two.journal().before("kubectl scale", "deployment b", JsonNodeFactory.instance.numberNode(1)))
                .doesNotThrowAnyException();
        try (Journal other = Journal.open(file, Clock.systemUTC())) {
            assertThat(other.held()).as("the second stage still has it").isFalse();
        }
        two.close();
        try (Journal other = Journal.open(file, Clock.systemUTC())) {
            assertThat(other.held()).isTrue();
            assertThat(other.open()).hasSize(2);
        }
    }
}
