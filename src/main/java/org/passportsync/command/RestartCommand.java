package org.passportsync.command;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Continues a failed or stopped run. */
@Command(
        name = "restart",
        description = "Continue a failed or stopped run at the step that failed.",
        sortOptions = false,
        exitCodeListHeading = Exits.HEADING,
        exitCodeList = {Exits.COMMITTED, Exits.FAILED, Exits.WRONG, Exits.PARKED, Exits.REFUSED, Exits.STOPPED})
final class RestartCommand implements Order {

    @Mixin
    CommonOptions options = new CommonOptions();

    @Parameters(
            paramLabel = "KEY=VALUE",
            description = {"run=ID (required)"})
    List<String> parameters = new ArrayList<>();

    @Override
    public CommonOptions options() {
        return options;
    }

    @Override
    public Prepared prepare(Session session) {
        Pairs pairs = Pairs.read(parameters, "run=ID");
        long run = pairs.run();
        return pairs.then(() -> new Prepared.AtDesk(desk -> Outcome.tell(
                session,
                desk,
                Attended.give(
                        session, desk.orders(), watcher -> desk.orders().restart(run, options.requester(), watcher)))));
    }
}
