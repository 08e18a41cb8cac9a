package cockpit.world;

/// A Lambda function and its newest run.
///
/// @param runs      how often it was started
/// @param running   whether it is running now
/// @param attempt   of the newest run, 1 for the first try
/// @param succeeded of the newest finished run
/// @param millis    of the newest finished run
/// @param outcome   of the newest finished run, in the function's words
public record Function(
        String id,
        int runs,
        boolean running,
        int attempt,
        boolean coldStart,
        long started,
        boolean succeeded,
        int millis,
        String outcome,
        long ended)
        implements Keyed<String> {

    static Function unknown(String name) {
        return new Function(name, 0, false, 0, false, 0, false, 0, "", -1);
    }

    Function started(CloudFact.FunctionStarted f, long at) {
        return new Function(id, runs + 1, true, f.attempt(), f.coldStart(), at, succeeded, millis, outcome, ended);
    }

    Function ended(CloudFact.FunctionEnded f, long at) {
        return new Function(id, runs, false, attempt, coldStart, started, f.succeeded(), f.millis(), f.outcome(), at);
    }
}
