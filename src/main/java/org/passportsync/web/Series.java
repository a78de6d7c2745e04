package org.passportsync.web;

import java.util.List;
import java.util.stream.Stream;
import org.passportsync.run.Connections.Stored;
import org.passportsync.run.RunState;
import org.passportsync.run.Runs;
import org.springframework.stereotype.Component;

/** Records and changes over the committed runs of a connection. */
@Component
record Series(Runs runs, RunRows rows) {

    private static final int LENGTH = 30;

    /** The last committed runs, oldest first, drawn. */
    Chart of(Stored stored) {
        List<RunRows.Row> committed = rows.of(Stream.of(RunState.COMMITTED, RunState.COMMITTED_WITH_ISSUES)
                .flatMap(state -> runs.list(new Runs.Wanted(stored.name(), state, null, LENGTH)).stream())
                .sorted((one, other) -> Long.compare(other.id(), one.id()))
                .limit(LENGTH)
                .sorted((one, other) -> Long.compare(one.id(), other.id()))
                .toList());
        return Chart.of(committed);
    }
}
