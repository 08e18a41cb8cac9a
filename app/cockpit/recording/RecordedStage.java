package cockpit.recording;

import cockpit.stage.Answer;
import cockpit.stage.Command;
import cockpit.stage.Gap;
import cockpit.stage.Names;
import cockpit.stage.Seekable;
import cockpit.stage.Source;
import cockpit.stage.Stage;
import cockpit.stage.Words;
import cockpit.world.Event;
import cockpit.world.Mark;
import cockpit.world.TalkFact;
import cockpit.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Plays a recording. Commands are answered by what was recorded, never pretended.
public final class RecordedStage implements Stage, Seekable {
    private static final String SOURCE = "recording";

    private final Recording recording;
    private final World last;
    private long position = -1;
    private Optional<Map<String, String>> answers = Optional.empty();

    public RecordedStage(Recording recording) {
        this.recording = recording;
        this.last = recording
                .last()
                .withMarks(recording.gaps().stream()
                        .map(gap -> new Mark(gap.from(), Mark.Kind.FAULT, SOURCE))
                        .toList());
    }

    @Override
    public Source source() {
        return Source.RECORDED;
    }

    @Override
    public String name() {
        return recording.name();
    }

    @Override
    public Names names() {
        return recording.head().names();
    }

    @Override
    public long now() {
        return Math.max(position, 0);
    }

    @Override
    public List<Event> advance(long until) {
        if (until <= position) {
            return List.of();
        }
        long to = Math.min(until, recording.duration());
        List<Event> events = recording.between(position, to);
        position = Math.max(position, to);
        return events;
    }

    @Override
    public boolean ended() {
        return position >= recording.duration();
    }

    @Override
    public Answer send(Command command) {
        String words = Words.of(command, names());
        String output = recorded().get(words);
        return output == null ? new Answer.Refused(Answer.Reason.RECORDED, words) : new Answer.Accepted(output);
    }

    private Map<String, String> recorded() {
        if (answers.isEmpty()) {
            var found = new HashMap<String, String>();
            for (Event event : recording.between(-1, recording.duration())) {
                if (event.fact() instanceof TalkFact.CommandAnswered answered && answered.accepted()) {
                    found.put(answered.words(), answered.output());
                }
            }
            answers = Optional.of(found);
        }
        return answers.get();
    }

    @Override
    public Optional<Seekable> seekable() {
        return Optional.of(this);
    }

    @Override
    public long duration() {
        return recording.duration();
    }

    @Override
    public World seek(long at) {
        position = Math.clamp(at, 0, recording.duration());
        return recording.at(position);
    }

    /// A gap is marked as what it is: for a while this source was silent.
    @Override
    public World last() {
        return last;
    }

    @Override
    public List<Gap> gaps() {
        return recording.gaps();
    }

    /// The scenario whose cue list was gone through, "" for none.
    public String scenario() {
        return recording.head().scenario();
    }

    /// How the recording was made, for people.
    public String how() {
        return recording.head().how();
    }

    /// What was wrong with the recording when it was opened.
    public List<Repair> repairs() {
        return recording.repairs();
    }

    @Override
    public void close() {
        try {
            recording.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
