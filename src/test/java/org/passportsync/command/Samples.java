package org.passportsync.command;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.passportsync.connection.ConnectionDefinition;
import org.passportsync.connection.DefinitionReader;
import org.passportsync.connection.LaunchParameters;
import org.passportsync.connection.LaunchText;
import org.passportsync.connection.Operation;
import org.passportsync.connection.Reading;
import org.passportsync.job.ConnectionTests;
import org.passportsync.roster.Cause;
import org.passportsync.roster.EntityType;
import org.passportsync.roster.IssueKind;
import org.passportsync.run.Connections;
import org.passportsync.run.Hold;
import org.passportsync.run.HoldCause;
import org.passportsync.run.HoldReason;
import org.passportsync.run.Remains;
import org.passportsync.run.Run;
import org.passportsync.run.RunReport;
import org.passportsync.run.RunState;

/** Runs and reports as tests need them. */
final class Samples {

    static final Instant STARTED = Instant.parse("2026-09-14T07:30:00Z");

    private Samples() {}

    static Run run(RunState state) {
        return run(state, LaunchParameters.of("lakeside-oneroster"));
    }

    static Run run(RunState state, LaunchParameters asked) {
        boolean rests = state != RunState.RUNNING && state != RunState.PARKED;
        boolean held = state == RunState.PARKED;
        boolean committed = state == RunState.COMMITTED || state == RunState.COMMITTED_WITH_ISSUES;
        return new Run(
                7,
                1,
                "lakeside-oneroster",
                "lakeside",
                state,
                "COMMAND_LINE",
                "operator",
                3,
                1,
                LaunchText.write(asked),
                LocalDate.of(2026, 9, 14),
                LocalDate.of(2026, 9, 14),
                null,
                STARTED,
                STARTED,
                rests ? STARTED.plusSeconds(75) : null,
                committed ? STARTED.plusSeconds(70) : null,
                held ? STARTED.plusSeconds(604_800) : null,
                held ? "c0ffee" : null,
                null,
                Remains.ALL);
    }

    /** A connection as the list has it. */
    static Connections.Listed listed(String name) {
        return new Connections.Listed(name, "lakeside", "skyward", Connections.State.ACTIVE, 1, null, null, null, null);
    }

    /** The definition that is shipped for the demo. */
    static ConnectionDefinition definition() {
        String text = DemoDefinition.ONEROSTER.at("http://127.0.0.1:8091").text();
        return switch (new DefinitionReader(ConnectionTests.rules()).read(text)) {
            case Reading.Accepted accepted -> accepted.definition();
            case Reading.Refused refused -> throw new AssertionError(refused.problems());
        };
    }

    static RunReport held() {
        Hold hold = new Hold(
                HoldReason.LIMIT,
                EntityType.STUDENT,
                Operation.DELETE,
                null,
                1204L,
                9600L,
                new BigDecimal("12.5"),
                new BigDecimal("5"),
                null,
                List.of(new HoldCause(Cause.SOURCE, null, null, List.of(), 1204)),
                "1204 of 9600 live student records would be deleted (12.5 %); the limit is 5 %");
        return report(RunState.PARKED, List.of(hold));
    }

    static RunReport release(RunState state) {
        return report(run(state, LaunchParameters.release("lakeside-oneroster", "moved")), List.of());
    }

    static RunReport report(RunState state, List<Hold> holds) {
        return report(run(state), holds);
    }

    private static RunReport report(Run run, List<Hold> holds) {
        RunReport.Row students =
                new RunReport.Row(EntityType.STUDENT, "", 8401, 8400, 1, 0, 0, 4, 1, 1204, 0, 8395, 9600, 8400);
        RunReport.Row lincoln = new RunReport.Row(EntityType.STUDENT, "101", 0, 0, 0, 0, 0, 0, 0, 1200, 0, 0, 1300, 0);
        return new RunReport(
                run,
                Duration.ofSeconds(75),
                holds,
                List.of(students),
                List.of(lincoln),
                List.of(new RunReport.CauseCount(EntityType.STUDENT, Operation.DELETE, Cause.SOURCE, 1204)),
                Map.of(IssueKind.ERROR, 12L),
                List.of("uniqueness"),
                List.of("demographics: not granted"));
    }
}
