package org.passportsync.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.passportsync.answer.Answers;
import org.passportsync.answer.ApplicationRow;
import org.passportsync.answer.AppliedShown;
import org.passportsync.answer.Items;
import org.passportsync.run.Connections.Applied;
import org.passportsync.run.Connections.Change;
import org.passportsync.run.Connections.File;
import org.passportsync.run.Connections.State;
import org.passportsync.run.Removals.Removal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes definitions over. */
@Command(
        name = "apply",
        description = "Take connection definitions over: all of the files, or none of them.",
        sortOptions = false,
        exitCodeListHeading = Exits.HEADING,
        exitCodeList = {Exits.DONE, Exits.WRONG, Exits.REFUSED_LOSS})
final class ApplyCommand implements Order {

    /** A multiple of four bytes: where letters are of one length, none is cut in two. */
    private static final int LONGEST = 8_000_016;

    @Mixin
    CommonOptions options = new CommonOptions();

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Definitions as YAML or JSON.")
    List<Path> files = new ArrayList<>();

    @Option(
            names = "--yes",
            description =
                    "Save also where records would leave with schools that are mapped no more; needed where nobody can"
                            + " be asked.")
    boolean yes;

    /** The gallery, for the help. */
    static String gallery() {
        return ApplicationRow.all().stream()
                .map(one -> "  " + one.name() + ": " + one.description() + System.lineSeparator())
                .collect(Collectors.joining(
                        "",
                        System.lineSeparator() + "Applications that a definition can name:" + System.lineSeparator(),
                        ""));
    }

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
                read.add(new File(file.toString(), text(file)));
            } catch (IOException unreadable) {
                problems.add(file + " can't be read as a text in UTF-8; check its name and who may read it");
            }
        }
        return problems.isEmpty()
                ? new Prepared.AtDesk(desk -> apply(session, desk, read))
                : new Prepared.Wrong(problems);
    }

    /** No more of a file than the longest definition and a little: it may be an archive, or a device without end. */
    private static String text(Path file) throws IOException {
        try (InputStream from = Files.newInputStream(file)) {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(from.readNBytes(LONGEST)))
                    .toString();
        }
    }

    private ExitCode apply(Session session, Desk desk, List<File> files) {
        List<Removal> removals = desk.definitions().removals(files);
        if (!removals.isEmpty() && !agreed(session, removals)) {
            return session.tell(
                    ExitCode.REFUSED,
                    String.join(
                                    System.lineSeparator(),
                                    removals.stream().map(ApplyCommand::words).toList())
                            + System.lineSeparator()
                            + "Nothing is saved. Add --yes to save it all the same; the next run"
                            + " is still held where a limit is exceeded");
        }
        return tell(session, desk, desk.definitions().apply(files, options.who()));
    }

    private boolean agreed(Session session, List<Removal> removals) {
        if (session.console().attended() && !options.json) {
            removals.forEach(removal -> session.console().line(words(removal)));
        }
        return Agreement.given(session, yes, "Save it?");
    }

    private static String words(Removal removal) {
        return removal.connection() + " maps " + (removal.schools().size() == 1 ? "school " : "schools ")
                + String.join(", ", removal.schools()) + " no more. The next run would delete what only "
                + (removal.schools().size() == 1 ? "it holds: " : "they hold: ") + Loss.words(removal.records());
    }

    private ExitCode tell(Session session, Desk desk, Applied applied) {
        return switch (applied) {
            case Applied.Refused(List<String> problems) -> session.tell(ExitCode.WRONG, problems);
            case Applied.Done(List<Change> changes) -> {
                if (options.json) {
                    session.console()
                            .line(Answers.text(Items.of(
                                    changes,
                                    change -> AppliedShown.of(
                                            change,
                                            desk.life().nextRun(change.connection()),
                                            desk.life().remarks(change.connection())),
                                    null)));
                } else {
                    changes.forEach(change -> tell(session, desk, change));
                }
                yield ExitCode.DONE;
            }
        };
    }

    private static void tell(Session session, Desk desk, Change change) {
        Console console = session.console();
        console.line(console.strong(change.connection()) + ": "
                + change.kind().name().toLowerCase(Locale.ROOT) + ", revision " + change.revision() + ", "
                + state(change.state()));
        desk.life()
                .remarks(change.connection())
                .forEach(remark -> console.line("  " + console.painted(ExitCode.PARKED, remark)));
        change.warnings().forEach(warning -> console.line("  warning: " + warning));
        desk.life()
                .nextRun(change.connection())
                .ifPresent(next -> console.line("  next:  " + Words.at(next) + ", by its schedule, where serve runs"));
        if (change.state() == State.ACTIVE) {
            console.line("  test:  " + session.program().command("test", "connection=" + change.connection()));
            String sync = change.rekey()
                    ? session.program().command("sync", "connection=" + change.connection(), "rekey=true")
                    : session.program().command("sync", "connection=" + change.connection());
            console.line("  sync:  " + sync);
        }
    }

    private static String state(State state) {
        return switch (state) {
            case WAITING_FOR_SECRET -> "waiting for its secret";
            case ACTIVE -> "active";
            case PAUSED -> "paused: no sync starts until it is resumed";
            case RETIRED -> "retired: no sync starts any more";
        };
    }
}
