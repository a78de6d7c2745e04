package org.passportsync.command;

import java.util.ArrayList;
import java.util.List;
import org.passportsync.run.ConnectionStates;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Let no sync of a connection start until it is resumed; what is in the hub stays. */
@Command(
        name = "pause",
        description = "Let no sync of a connection start until it is resumed; what is in the hub stays.",
        sortOptions = false,
        exitCodeListHeading = Exits.HEADING,
        exitCodeList = {Exits.DONE, Exits.WRONG, Exits.REFUSED_STATE})
final class PauseCommand implements Order {

    @Mixin
    CommonOptions options = new CommonOptions();

    @Parameters(
            paramLabel = "KEY=VALUE",
            description = {"connection=NAME (required)"})
    List<String> parameters = new ArrayList<>();

    @Override
    public CommonOptions options() {
        return options;
    }

    @Override
    public Prepared prepare(Session session) {
        Pairs pairs = Pairs.read(parameters, "connection=NAME");
        String name = pairs.required("connection");
        return pairs.then(() -> new Prepared.AtDesk(desk ->
                StateWords.tell(session, desk.life().order(name, ConnectionStates.Order.PAUSE, options.requester()))));
    }
}
