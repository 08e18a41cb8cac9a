/// Benchmarks, started by `src/test/bench/run`. Each prints its figures as one line of JSON, the last it prints.
@NullMarked
package cockpit.bench;

import org.jspecify.annotations.NullMarked;
