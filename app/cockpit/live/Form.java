package cockpit.live;

import java.util.regex.Pattern;

/// What a value has to look like. The patterns are those of `stage.schema.json`.
public enum Form {
    MAPPING(""),
    LIST(""),
    /// Any text with something in it.
    TEXT("(?s).*\\S.*"),
    WORD(""),
    PATH("(?s)[^\\x00]*[^\\s\\x00][^\\x00]*"),
    /// Kubernetes, "Object Names and IDs": a DNS subdomain as of RFC 1123.
    NAME("(?=.{1,253}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*"),
    /// AWS General Reference, "Regional endpoints".
    REGION("[a-z]{2,3}(-[a-z]+)+-[1-9][0-9]?"),
    /// CloudWatch API, PutMetricAlarm: AlarmName, 1 to 255 characters.
    ALARM("(?s)(?=.*\\S).{1,255}"),
    /// SNS API, CreateTopic: Name.
    TOPIC("[A-Za-z0-9_-]{1,256}"),
    /// Lambda API, CreateFunction: FunctionName without its ARN.
    FUNCTION("[A-Za-z0-9_-]{1,64}"),
    /// No user, password or query: those are secrets more often than not, and this file is shown.
    URL("https?://(LABEL(\\.LABEL)*|\\[::1])(:[0-9]{1,5})?(/[A-Za-z0-9._~:/-]*)?"
            .replace("LABEL", "[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?")),
    /// Shorter, it would mask half of what is shown.
    MASKED("(?s).{3,}");

    private final Pattern pattern;

    Form(String pattern) {
        this.pattern = Pattern.compile(pattern);
    }

    boolean fits(String text) {
        return pattern.matcher(text).matches();
    }
}
