package org.passportsync.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.passportsync.connection.ConnectionDefinition;
import org.passportsync.connection.DefinitionWriter;
import org.passportsync.run.Connections;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Prints a connection's definition. */
@Command(
        name = "export",
        description = "Print a connection's definition, without its secrets, as a file that apply takes again.",
        sortOptions = false,
        exitCodeListHeading = Exits.HEADING,
        exitCodeList = {Exits.DONE, Exits.WRONG})
final class ExportCommand implements Order {

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
        return pairs.then(() -> new Prepared.AtDesk(desk -> {
            Optional<ConnectionDefinition> definition = desk.definitions().definition(name);
            if (definition.isEmpty()) {
                return session.missing("there is no connection " + name + "; known are "
                        + desk.definitions().list().stream()
                                .map(Connections.Listed::name)
                                .toList());
            }
            if (options.json) {
                session.console().line(DefinitionWriter.toJson(definition.get()));
            } else {
                session.console().out().print(DefinitionWriter.toYaml(definition.get()));
            }
            return ExitCode.DONE;
        }));
    }
}
