package org.passportsync.command;

import java.util.ArrayList;
import java.util.List;
import org.passportsync.connection.Launch;
import org.passportsync.connection.LaunchParameters;
import org.passportsync.connection.LaunchReader;
import org.passportsync.job.Launched;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Launches a sync, or continues the one that the same command left. */
@Command(
        name = "sync",
        description = "Read a connection's SIS and bring the hub up to date; the same command goes on after a failure.",
        sortOptions = false,
        exitCodeListHeading = Exits.HEADING,
        exitCodeList = {Exits.COMMITTED, Exits.FAILED, Exits.WRONG, Exits.PARKED, Exits.REFUSED, Exits.STOPPED})
final class SyncCommand implements Order {

    @Mixin
    CommonOptions options = new CommonOptions();

    @Parameters(
            paramLabel = "KEY=VALUE",
            description = {
                "connection=NAME (required)",
                "preview=true: hold the run whatever it finds",
                "bulk=true|false: whether absence means a delete",
                "force=true: compare every record",
                "entities=student,staff: read only what these need",
                "asOf=2026-09-01: the day that stands for today",
                "new=true: start a new run though one could go on",
                "note=TEXT: why, for the history",
                "rekey=true: give every record its SIS ID under a changed prefix; always held",
                "replay=RUN: take the pages that a run has read, not the SIS; always held"
            })
    List<String> parameters = new ArrayList<>();

    @Override
    public CommonOptions options() {
        return options;
    }

    @Override
    public Prepared prepare(Session session) {
        return switch (LaunchReader.read(parameters)) {
            case Launch.Refused(List<String> problems) -> new Prepared.Wrong(problems);
            case Launch.Asked(LaunchParameters asked) ->
                new Prepared.AtDesk(desk -> {
                    LaunchParameters dated = new DemoCalendar(options.dataDir).dated(asked);
                    Launched launched = Attended.give(
                            session,
                            desk.orders(),
                            watcher -> desk.orders().launch(dated, options.requester(), watcher));
                    return Outcome.tell(session, desk, launched);
                });
        };
    }
}
