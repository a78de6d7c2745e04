package org.passportsync.command;

import java.util.Optional;
import org.passportsync.job.SliceWorker;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Reads slices for the runs of others. */
@Command(
        name = "worker",
        description = {
            "Read slices for syncs that other processes on the same database lead, until Ctrl-C.",
            "Needs the database, the master key and the secrets that a sync needs; any number may run, on any machine."
        },
        sortOptions = false,
        exitCodeListHeading = Exits.HEADING,
        exitCodeList = {"0:worked until Ctrl-C", Exits.FAILED_PLAIN, Exits.WRONG})
final class WorkerCommand implements Order {

    @Mixin
    CommonOptions options = new CommonOptions();

    @Override
    public CommonOptions options() {
        return options;
    }

    @Override
    public Prepared prepare(Session session) {
        return new Prepared.AtDesk(desk -> {
            Optional<String> obstacle = desk.hands().obstacle();
            if (obstacle.isPresent()) {
                return session.tell(ExitCode.FAILED, obstacle.get());
            }
            try (SliceWorker.Shift _ = desk.hands().begin(session.console()::line)) {
                Serving.untilAsked(session.signal());
            }
            return ExitCode.DONE;
        });
    }
}
