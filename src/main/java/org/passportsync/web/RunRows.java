package org.passportsync.web;

import java.util.List;
import java.util.Map;
import org.passportsync.job.Workplace;
import org.passportsync.run.Run;
import org.passportsync.run.RunFigures;
import org.springframework.stereotype.Component;

/** Runs as rows of a table. */
@Component
record RunRows(Workplace place, Zones zones) {

    /** A run with its few numbers, in the words of its district. */
    record Row(Run run, RunFigures figures, Wording w) {}

    List<Row> of(List<Run> runs) {
        Map<Long, RunFigures> figures =
                RunFigures.of(place.database(), runs.stream().map(Run::id).toList());
        return runs.stream()
                .map(run -> new Row(run, figures.getOrDefault(run.id(), RunFigures.NONE), zones.of(run.district())))
                .toList();
    }
}
