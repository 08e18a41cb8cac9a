package cockpit.bench;

import cockpit.app.WhatIfQuestions;
import java.util.Arrays;
import java.util.Locale;

/// How long a what-if takes to be worked out, without pictures: the talk's twenty minutes of scenario 2 gone through
/// once more with another target, from the start. The very first of the process, before anything is compiled, and the
/// median of those after.
public final class WhatifBench {
    private static final int RUNS = 15;

    private WhatifBench() {}

    public static void main(String[] args) {
        double first = seconds(args);
        double[] rest = new double[RUNS];
        for (int i = 0; i < RUNS; i++) {
            rest[i] = seconds(args);
        }
        Arrays.sort(rest);
        System.out.printf(
                Locale.ROOT,
                "{\"bench\":\"whatif\",\"value\":%.3f,\"unit\":\"s\",\"first\":%.3f,\"worst\":%.3f,\"runs\":%d}%n",
                rest[RUNS / 2],
                first,
                rest[RUNS - 1],
                RUNS);
    }

    private static double seconds(String... args) {
        long start = System.nanoTime();
        if (!(WhatIfQuestions.ask(args.length > 0 ? args[0] : "autoscaling") > 0)) {
            throw new IllegalStateException("nothing came of it");
        }
        return (System.nanoTime() - start) / 1e9;
    }
}
