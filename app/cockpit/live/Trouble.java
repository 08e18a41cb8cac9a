package cockpit.live;

import java.util.List;

/// What a source suffers from, as a key of the texts on screen with its arguments: it is said in whatever language is
/// on screen when it is read.
///
/// @param key       of the texts
/// @param arguments what the text names: the file, the context, the right that is missing, the server's own words
public record Trouble(String key, List<String> arguments) {
    /// Copies the arguments.
    public Trouble {
        arguments = List.copyOf(arguments);
    }

    /// A trouble of these arguments.
    public static Trouble of(String key, String... arguments) {
        return new Trouble(key, List.of(arguments));
    }

    /// As the detail of a fact: key and arguments, separated by tabs.
    public String detail() {
        return String.join(
                "\t",
                key,
                String.join(
                        "\t",
                        arguments.stream().map(each -> each.replace('\t', ' ')).toList()));
    }
}
