package cockpit.script;

import java.util.List;

/// A question that the talk asks itself, and how it is answered on screen.
///
/// @param answer in a sentence or two
/// @param proof  what of the world shows it
/// @param check  a command that shows it on a real stage, copyable; "" where the world's own words do
/// @param source where the answer is written down
public record Card(Said question, Said answer, List<Proof> proof, String check, String source) {
    /// Copies the list.
    public Card {
        proof = List.copyOf(proof);
    }
}
