package org.passportsync.connection;

import java.util.List;

/** What came of reading launch parameters. */
public sealed interface Launch {

    record Asked(LaunchParameters parameters) implements Launch {}

    /** Some are unknown or malformed; each problem says the fact, the value and what to do. */
    record Refused(List<String> problems) implements Launch {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
