package cockpit.recording;

import cockpit.views.theme.Texts;

/// What was wrong with a recording when it was opened; what is left of it plays.
public sealed interface Repair {
    /// In a person's words.
    String in(Texts texts);

    /// Lines that are not what they were when they were written.
    record DamagedLines(int segment, int lines) implements Repair {
        @Override
        public String in(Texts texts) {
            return texts.get("repair.damaged", segment, lines);
        }
    }

    /// Lines that are not there any more.
    record MissingLines(int segment, long lines) implements Repair {
        @Override
        public String in(Texts texts) {
            return texts.get("repair.missing", segment, lines);
        }
    }

    /// A segment whose end is missing, as after a crash.
    ///
    /// @param line the last good one, -1 for none
    record TornEnd(int segment, long line) implements Repair {
        @Override
        public String in(Texts texts) {
            return line < 0 ? texts.get("repair.unreadable", segment) : texts.get("repair.torn", segment, line);
        }
    }

    /// A segment that stands in the wrong place, and was passed over.
    record OutOfOrder(int segment) implements Repair {
        @Override
        public String in(Texts texts) {
            return texts.get("repair.order", segment);
        }
    }

    /// A sealed file whose end is missing, as after a broken copy: its list of parts is lost, what was found is used.
    record CutFile() implements Repair {
        @Override
        public String in(Texts texts) {
            return texts.get("repair.cut");
        }
    }
}
