package cockpit.app.decide;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// A rule of the simulator that can be asked. One class a kind, and one line in [DecideCommand].
interface Kind {
    /// The word on the command line.
    String word();

    /// The decision. Throws [Malformed] when the case cannot be read; nothing else, and keeps nothing between cases.
    Answer decide(Case in);

    /// What comes of a case.
    ///
    /// @param decision facts
    /// @param why      for people
    record Answer(ObjectNode decision, List<String> why) {
        public Answer {
            why = List.copyOf(why);
        }
    }
}
