package org.passportsync.command;

import java.util.ArrayList;
import java.util.List;
import org.passportsync.access.Districts;
import org.passportsync.answer.Answers;
import org.passportsync.answer.DataKeyShown;
import org.passportsync.run.NewDataKey.Outcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Gives a district a new data key, once the master key that its own was sealed under is lost. */
@Command(
        name = "new-data-key",
        description =
                "Give a district a new data key, once the master key that its own was sealed under is lost. No page that was"
                        + " read before can be replayed then; records, history and definitions stay.",
        sortOptions = false,
        exitCodeListHeading = Exits.HEADING,
        exitCodeList = {Exits.DONE, Exits.WRONG, Exits.REFUSED_KEY})
final class NewDataKeyCommand implements Order {

    @Mixin
    CommonOptions options = new CommonOptions();

    @Parameters(
            paramLabel = "KEY=VALUE",
            description = {"district=ID (required)"})
    List<String> parameters = new ArrayList<>();

    @Option(names = "--yes", description = "Do it without asking; needed where nobody can be asked.")
    boolean yes;

    @Override
    public CommonOptions options() {
        return options;
    }

    @Override
    public Prepared prepare(Session session) {
        Pairs pairs = Pairs.read(parameters, "district=ID");
        String district = pairs.required("district");
        return pairs.then(() -> new Prepared.AtDesk(desk -> make(session, desk, district)));
    }

    private ExitCode make(Session session, Desk desk, String district) {
        List<String> known = desk.definitions().districts();
        if (!known.contains(district)) {
            return session.missing(Districts.unknown(district, known));
        }
        if (!Agreement.given(
                session,
                yes,
                "No page that was read before can be replayed then. Make a new data key for district " + district
                        + "?")) {
            return session.tell(
                    ExitCode.REFUSED,
                    "no new data key is made: no page that was read before could be replayed any more. If the master key is"
                            + " only the wrong one, give the right one instead; if it is lost, add --yes");
        }
        return switch (desk.definitions().newDataKey(district, options.who())) {
            case Outcome.Unknown(String problem) -> session.missing(problem);
            case Outcome.Refused(String reason) -> session.tell(ExitCode.REFUSED, reason);
            case Outcome.Done done -> {
                if (options.json) {
                    session.console().line(Answers.text(DataKeyShown.of(done)));
                } else {
                    print(session.console(), done);
                }
                yield ExitCode.DONE;
            }
        };
    }

    private static void print(Console console, Outcome.Done done) {
        console.line("District " + console.strong(done.district())
                + " has a new data key. Pages that were read before can't be replayed any more");
        done.closed()
                .forEach(run ->
                        console.line("  run " + run + " is closed as superseded; launch its sync again instead"));
        console.line(
                "  Secrets that stood in definitions are lost with the master key too: apply those again with them");
    }
}
