package org.passportsync.command;

import java.util.ArrayList;
import java.util.List;
import org.passportsync.run.ConnectionStates;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Let a paused or retired connection sync again. */
@Command(
        name = "resume",
        description = "Let a paused or retired connection sync again.",
        sortOptions = false,
        exitCodeListHeading = Exits.HEADING,
        exitCodeList = {Exits.DONE, Exits.WRONG, Exits.REFUSED_STATE})
final class ResumeCommand implements Order {

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
                StateWords.tell(session, desk.life().order(name, ConnectionStates.Order.RESUME, options.requester()))));
    }
}
