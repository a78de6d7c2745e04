package org.passportsync.answer;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passportsync.job.ConnectionTests;
import org.passportsync.sis.ConnectionReport;

/**
 * What a test of a connection found.
 *
 * @param passed whether everything that is needed can be read
 * @param ready whether a sync could start
 * @param problem why nothing could be asked at all
 */
public record TestShown(
        boolean passed,
        boolean ready,
        @Nullable String problem,
        List<String> remarks,
        List<String> facts,
        List<Tried> resources) {

    /**
     * What one resource answered.
     *
     * @param count rows that the SIS claims; null where it does not say
     */
    public record Tried(
            String resource,
            boolean reachable,
            @Nullable Long count,
            long responseMillis,
            @Nullable String problem) {}

    public static TestShown of(ConnectionTests.Tested.Answered answered) {
        ConnectionReport report = answered.report();
        return new TestShown(
                report.passed(),
                answered.ready(),
                report.problem(),
                answered.remarks(),
                report.facts(),
                report.resources().stream()
                        .map(one -> new Tried(
                                one.resource(),
                                one.reachable(),
                                one.count(),
                                one.responseTime().toMillis(),
                                one.problem()))
                        .toList());
    }
}
