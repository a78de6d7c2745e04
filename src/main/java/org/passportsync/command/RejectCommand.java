package org.passportsync.command;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Throws a held run's changes away. */
@Command(
        name = "reject",
        description = "Throw the changes of a held run away; its report stays.",
        sortOptions = false,
        exitCodeListHeading = Exits.HEADING,
        exitCodeList = {Exits.DONE, Exits.WRONG, Exits.REFUSED_NOW})
final class RejectCommand implements Order {

    @Mixin
    CommonOptions options = new CommonOptions();

    @Parameters(
            paramLabel = "KEY=VALUE",
            description = {"run=ID (required)", "note=TEXT: why, for the history"})
    List<String> parameters = new ArrayList<>();

    @Override
    public CommonOptions options() {
        return options;
    }

    @Override
    public Prepared prepare(Session session) {
        Pairs pairs = Pairs.read(parameters, "run=ID", "note=TEXT");
        long run = pairs.run();
        String note = pairs.note();
        return pairs.then(() -> new Prepared.AtDesk(desk -> Outcome.tell(
                session,
                desk,
                desk.orders().reject(run, note, options.requester()),
                _ -> "is rejected; the hub is as before")));
    }
}
