package org.passportsync.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.passportsync.access.Reach;
import org.passportsync.answer.Answers;
import org.passportsync.answer.GeneratedShown;
import org.passportsync.connection.MasterField.Mode;
import org.passportsync.connection.MasterRules;
import org.passportsync.connection.MasterRules.Rule;
import org.passportsync.roster.EntityType;
import org.passportsync.run.Connections.Change;
import org.passportsync.run.Connections.Listed;
import org.passportsync.run.Mastering;
import org.passportsync.run.Mastering.Outcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Makes rules about whose value counts. */
@Command(
        name = "master-fields",
        description = "Add rules about whose value counts to a connection's definition, one for each attribute of some"
                + " entities that doesn't connect records.",
        sortOptions = false,
        exitCodeListHeading = Exits.HEADING,
        exitCodeList = {Exits.DONE, Exits.WRONG})
final class MasterFieldsCommand implements Order {

    /** What can be done about rules. */
    enum What {
        generate
    }

    @Mixin
    CommonOptions options = new CommonOptions();

    @Parameters(index = "0", paramLabel = "generate", description = "rules that there are stay as they are")
    @Nullable
    What what;

    @Parameters(
            index = "1..*",
            paramLabel = "KEY=VALUE",
            description = {
                "connection=NAME, entities=student,staff (required)",
                "mode=MASTER: its value always wins; what it is where nothing is said",
                "mode=DO_NOT_OVERRIDE: once it has set a value, only a master replaces it"
            })
    List<String> parameters = new ArrayList<>();

    @Override
    public CommonOptions options() {
        return options;
    }

    @Override
    public Prepared prepare(Session session) {
        Pairs pairs =
                Pairs.read(parameters, "connection=NAME", "entities=student,staff,...", "mode=MASTER|DO_NOT_OVERRIDE");
        String connection = pairs.required("connection");
        String entities = pairs.required("entities");
        List<String> problems = new ArrayList<>();
        List<EntityType> read =
                entities.isEmpty() ? List.of() : MasterRules.read(List.of(entities.split(",", -1)), problems);
        problems.forEach(pairs::refuse);
        Mode mode = pairs.text("mode") == null ? Mode.MASTER : pairs.among("mode", Mode.values(), Mode::name);
        return pairs.then(() -> new Prepared.AtDesk(desk -> tell(
                session,
                desk,
                desk.definitions()
                        .generate(
                                new Mastering.Asked(
                                        connection, read, Objects.requireNonNull(mode), new Reach.Everywhere()),
                                options.who()))));
    }

    private ExitCode tell(Session session, Desk desk, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done(Change change, List<Rule> added, int already) -> {
                if (options.json) {
                    session.console().line(Answers.text(GeneratedShown.of(change, added, already)));
                } else {
                    print(session.console(), change, added, already);
                }
                yield ExitCode.DONE;
            }
            case Outcome.Unknown(String connection) ->
                session.missing("there is no connection " + connection + "; known are "
                        + String.join(
                                ", ",
                                desk.definitions().list().stream()
                                        .map(Listed::name)
                                        .toList()));
            case Outcome.Clashing(List<String> clashes) -> wrong(session, clashes);
            case Outcome.Refused(List<String> problems) -> wrong(session, problems);
        };
    }

    private static ExitCode wrong(Session session, List<String> problems) {
        return session.tell(
                ExitCode.WRONG,
                String.join(System.lineSeparator(), problems) + System.lineSeparator() + "Nothing is saved.");
    }

    private static void print(Console console, Change change, List<Rule> added, int already) {
        console.line(console.strong(change.connection()) + ": " + Words.counted(added.size(), "rule") + " added, "
                + already + " there already, revision " + change.revision());
        added.forEach(rule -> console.line("  "
                + rule.entity().key() + "." + rule.field().attribute() + " "
                + rule.field().mode()));
    }
}
