package cockpit.live.mesh;

import java.util.List;

/// What one Prometheus said.
///
/// @param context   of its cluster
/// @param requests  answer to [Query#requests]
/// @param durations answer to [Query#durations], empty where there was none
/// @param millis    milliseconds in the unit of the durations' bounds
/// @param window    over how many seconds the rates were taken
record Answer(String context, List<Series> requests, List<Series> durations, double millis, int window) {
    /// Copies the lists.
    Answer {
        requests = List.copyOf(requests);
        durations = List.copyOf(durations);
    }
}
