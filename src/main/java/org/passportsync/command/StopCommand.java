package org.passportsync.command;

import java.util.ArrayList;
import java.util.List;
import org.passportsync.answer.RunWords;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Asks a run to stop. */
@Command(
        name = "stop",
        description = "Ask a run to stop at its next page.",
        sortOptions = false,
        exitCodeListHeading = Exits.HEADING,
        exitCodeList = {Exits.DONE, Exits.WRONG, Exits.REFUSED_NOW})
final class StopCommand implements Order {

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
        return pairs.then(() -> new Prepared.AtDesk(
                desk -> Outcome.tell(session, desk, desk.orders().stop(run, options.requester()), RunWords::stop)));
    }
}
