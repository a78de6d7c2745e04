package org.passportsync.command;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passportsync.command.Table.Column;
import org.passportsync.connection.LaunchParameters;
import org.passportsync.roster.EntityType;
import org.passportsync.run.ConnectionStates;
import org.passportsync.run.Holdings.Held;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Retires a connection. */
@Command(
        name = "retire",
        description =
                "Let a connection sync no more. Says whose records nobody updates from then on; they stay in the hub until"
                        + " release=true lets go of them, once an admin approves.",
        sortOptions = false,
        exitCodeListHeading = Exits.HEADING,
        exitCodeList = {Exits.DONE, Exits.FAILED, Exits.WRONG, Exits.PARKED, Exits.REFUSED_STATE, Exits.STOPPED})
final class RetireCommand implements Order {

    @Mixin
    CommonOptions options = new CommonOptions();

    @Parameters(
            paramLabel = "KEY=VALUE",
            description = {
                "connection=NAME (required)",
                "release=true: let go of all that a retired connection holds; always held",
                "note=TEXT: why it is released, for the history"
            })
    List<String> parameters = new ArrayList<>();

    @Option(names = "--yes", description = "Do it without asking; needed where nobody can be asked.")
    boolean yes;

    @Override
    public CommonOptions options() {
        return options;
    }

    @Override
    public Prepared prepare(Session session) {
        Pairs pairs = Pairs.read(parameters, "connection=NAME", "release=true|false", "note=TEXT");
        String name = pairs.required("connection");
        boolean release = "true".equals(pairs.among("release", new String[] {"true", "false"}, String::toString));
        String note = pairs.note();
        if (note != null && !release) {
            pairs.refuse("note=" + note + " belongs to a release; write release=true too, or leave it out");
        }
        return pairs.then(() -> new Prepared.AtDesk(
                desk -> release ? release(session, desk, name, note) : retire(session, desk, name)));
    }

    private ExitCode release(Session session, Desk desk, String name, @Nullable String note) {
        LaunchParameters asked = LaunchParameters.release(name, note);
        return Outcome.tell(
                session,
                desk,
                Attended.give(
                        session, desk.orders(), watcher -> desk.orders().launch(asked, options.requester(), watcher)));
    }

    private ExitCode retire(Session session, Desk desk, String name) {
        Optional<Map<EntityType, Held>> holdings = desk.life().holdings(name);
        if (holdings.isPresent() && !holdings.get().isEmpty()) {
            if (!options.json) {
                show(session.console(), name, holdings.get());
            }
            if (!Agreement.given(session, yes, "Retire " + name + "?")) {
                return session.tell(
                        ExitCode.REFUSED,
                        name + " is not retired: it holds " + Loss.words(alone(holdings.get()))
                                + " by itself, which nobody would update any more. Add --yes to retire it");
            }
        }
        return StateWords.tell(session, desk.life().order(name, ConnectionStates.Order.RETIRE, options.requester()));
    }

    private static Map<EntityType, Long> alone(Map<EntityType, Held> holdings) {
        Map<EntityType, Long> alone = new EnumMap<>(EntityType.class);
        holdings.forEach((entity, held) -> alone.put(entity, held.alone()));
        return alone;
    }

    private static void show(Console console, String name, Map<EntityType, Held> holdings) {
        console.line("What rests on " + name + " in the hub. It stays there as it is; what no other connection holds is"
                + " updated by nobody any more:");
        Table table = Table.of(
                Column.left("entity"), Column.right("live records"), Column.right("held by no other connection"));
        holdings.forEach(
                (entity, held) -> table.row(entity.key(), Words.number(held.held()), Words.number(held.alone())));
        table.lines().forEach(line -> console.line("  " + line));
    }
}
