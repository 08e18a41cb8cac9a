package cockpit.script;

import cockpit.stage.Command;
import java.util.List;

/// One step of the talk: what to say, what to do, what to expect.
///
/// @param id      unique in its scenario
/// @param effect  what GO will do, in a few words: stands on the GO button
/// @param say     the speaker's note, Markdown
/// @param meanwhile    what to say while the cloud takes its time, Markdown; may be empty in both languages
/// @param seconds planned
/// @param focus   what the picture holds up meanwhile
/// @param does    commands, sent in order when the cue is fired
/// @param expects what should then come true
/// @param undo    commands that put back what this cue did, for a reset
/// @param cards   questions that it answers
public record Cue(
        String id,
        Said title,
        Said effect,
        Said say,
        Said meanwhile,
        int seconds,
        Focus focus,
        List<Command> does,
        List<Expectation> expects,
        List<Command> undo,
        List<Card> cards) {
    /// Copies the lists.
    public Cue {
        does = List.copyOf(does);
        expects = List.copyOf(expects);
        undo = List.copyOf(undo);
        cards = List.copyOf(cards);
    }

    /// A cue that answers no question.
    public Cue(
            String id,
            Said title,
            Said effect,
            Said say,
            Said meanwhile,
            int seconds,
            Focus focus,
            List<Command> does,
            List<Expectation> expects,
            List<Command> undo) {
        this(id, title, effect, say, meanwhile, seconds, focus, does, expects, undo, List.of());
    }
}
