package org.passportsync.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.passportsync.run.Connections.Applied;
import org.passportsync.run.Connections.Change;
import org.passportsync.run.Connections.File;
import org.passportsync.run.Connections.State;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** Takes definitions over. */
@Command(
        name = "apply",
        description = "Take connection definitions over: all of the files, or none of them.",
        sortOptions = false,
        exitCodeListHeading = Exits.HEADING,
        exitCodeList = {Exits.DONE, Exits.WRONG})
final class ApplyCommand implements Order {

    @Mixin
    CommonOptions options = new CommonOptions();

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Definitions as YAML or JSON.")
    List<Path> files = new ArrayList<>();

    @Override
    public CommonOptions options() {
        return options;
    }

    @Override
    public Prepared prepare(Session session) {
        List<File> read = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (Path file : files) {
            try {
                read.add(new File(file.toString(), Files.readString(file, StandardCharsets.UTF_8)));
            } catch (IOException unreadable) {
                problems.add(file + " can't be read as a text in UTF-8; check its name and who may read it");
            }
        }
        return problems.isEmpty()
                ? new Prepared.AtDesk(desk -> tell(session, desk.definitions().apply(read, options.who())))
                : new Prepared.Wrong(problems);
    }

    private ExitCode tell(Session session, Applied applied) {
        return switch (applied) {
            case Applied.Refused(List<String> problems) ->
                session.tell(ExitCode.WRONG, String.join(System.lineSeparator(), problems));
            case Applied.Done(List<Change> changes) -> {
                if (options.json) {
                    session.console().line(Json.text(Json.list(changes, ApplyCommand::json, null)));
                } else {
                    changes.forEach(change -> tell(session, change));
                }
                yield ExitCode.DONE;
            }
        };
    }

    private static void tell(Session session, Change change) {
        Console console = session.console();
        console.line(console.strong(change.connection()) + ": "
                + change.kind().name().toLowerCase(Locale.ROOT) + ", revision " + change.revision() + ", "
                + state(change.state()));
        if (change.state() == State.ACTIVE) {
            console.line("  test:  " + session.program().command("test", "connection=" + change.connection()));
            console.line("  sync:  " + session.program().command("sync", "connection=" + change.connection()));
        }
    }

    private static String state(State state) {
        return switch (state) {
            case WAITING_FOR_SECRET -> "waiting for its secret: add delivery.clientSecret and apply it again";
            case ACTIVE -> "active";
            case PAUSED -> "paused";
            case RETIRED -> "retired";
        };
    }

    private static ObjectNode json(Change change) {
        return Json.object()
                .put("connection", change.connection())
                .put("revision", change.revision())
                .put("kind", change.kind().name())
                .put("state", change.state().name());
    }
}
