package cockpit.app.decide;

import tools.jackson.databind.node.ObjectNode;

/// A kind of decision.
interface Kind {
    /// Its word on the command line.
    String name();

    /// Decides a case: puts `decision` and `why` into the answer.
    ///
    /// @throws Case.Malformed if the case cannot be read
    void decide(Case given, ObjectNode answer);
}
