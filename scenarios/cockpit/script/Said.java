package cockpit.script;

/// A text in the talk's two languages.
public record Said(String en, String ko) {
    /// In one of them: "ko", or English.
    public String in(String language) {
        return language.equals("ko") ? ko : en;
    }
}
