package org.passportsync.command;

import java.util.ArrayList;
import java.util.List;
import org.passportsync.run.Run;
import org.passportsync.run.RunReport;

/** What a person can do about a run, as commands that can be pasted. */
final class NextSteps {

    private NextSteps() {}

    static List<String> of(RunReport report, Pasteable program) {
        Run run = report.run();
        String number = "run=" + run.id();
        return switch (run.state()) {
            case PARKED -> parked(report, program);
            case FAILED, STOPPED -> List.of("go on:    " + program.command("restart", number));
            case COMMITTED_WITH_ISSUES -> List.of("issues:   " + program.command("show", number, "--issues"));
            case RUNNING -> List.of("stop:     " + program.command("stop", number));
            case SUPERSEDED, EXPIRED, REJECTED -> List.of(again(run, program));
            case COMMITTED, SKIPPED_SUSPENDED -> List.of();
        };
    }

    private static String again(Run run, Pasteable program) {
        String connection = "connection=" + run.connection();
        return run.releases()
                ? "release:  " + program.command("retire", connection, "release=true")
                : "sync:     " + program.command("sync", connection);
    }

    private static List<String> parked(RunReport report, Pasteable program) {
        Run run = report.run();
        String number = "run=" + run.id();
        List<String> steps = new ArrayList<>();
        steps.add("look:     " + program.command("show", number, "--changes"));
        if (run.digest() != null) {
            steps.add("approve:  " + program.command("approve", number, "digest=" + run.digest()));
        }
        steps.add("reject:   " + program.command("reject", number));
        return steps;
    }
}
