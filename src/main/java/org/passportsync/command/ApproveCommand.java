package org.passportsync.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passportsync.answer.RunWords;
import org.passportsync.run.Run;
import org.passportsync.run.RunReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Approves a held run, by the digest of what was shown. */
@Command(
        name = "approve",
        description = "Commit a held run, exactly as it was shown. Without digest it shows the reasons and asks.",
        sortOptions = false,
        exitCodeListHeading = Exits.HEADING,
        exitCodeList = {Exits.COMMITTED, Exits.FAILED, Exits.WRONG, Exits.PARKED, Exits.REFUSED, Exits.STOPPED})
final class ApproveCommand implements Order {

    @Mixin
    CommonOptions options = new CommonOptions();

    @Parameters(
            paramLabel = "KEY=VALUE",
            description = {
                "run=ID (required)",
                "digest=DIGEST: what show prints; needed where nobody can be asked",
                "note=TEXT: why, for the history"
            })
    List<String> parameters = new ArrayList<>();

    @Override
    public CommonOptions options() {
        return options;
    }

    @Override
    public Prepared prepare(Session session) {
        Pairs pairs = Pairs.read(parameters, "run=ID", "digest=DIGEST", "note=TEXT");
        long run = pairs.run();
        String digest = pairs.text("digest");
        String note = pairs.note();
        if (digest == null && (options.json || !session.console().attended())) {
            pairs.refuse("digest is missing, and nobody can be asked here; write digest=..., as "
                    + session.program().command("show", "run=" + (run == 0 ? "ID" : run)) + " prints it");
        }
        return pairs.then(() -> new Prepared.AtDesk(desk -> digest == null
                ? asked(session, desk, run, note)
                : approved(session, desk, new Orders.Approval(run, digest, note))));
    }

    private ExitCode asked(Session session, Desk desk, long runId, @Nullable String note) {
        Run run = desk.history().find(runId).orElse(null);
        if (run == null) {
            return session.missing("there is no run " + runId + "; list runs with the command runs");
        }
        String digest = run.digest();
        if (digest == null || !RunWords.decidable(run)) {
            return session.tell(ExitCode.REFUSED, "run " + runId + " is " + run.state() + ", not PARKED");
        }
        RunReport report = desk.history().report(run);
        Summary.print(session, report);
        Optional<String> answer = session.console()
                .asking()
                .ask("Approve run " + runId + ": " + RunWords.effect(report) + "? Write yes or no: ");
        if (answer.filter(ApproveCommand::yes).isEmpty()) {
            return session.tell(ExitCode.PARKED, "not approved; run " + runId + " stays held");
        }
        return approved(session, desk, new Orders.Approval(runId, digest, note));
    }

    private static boolean yes(String answer) {
        return answer.strip().toLowerCase(Locale.ROOT).equals("yes");
    }

    private ExitCode approved(Session session, Desk desk, Orders.Approval approval) {
        return Outcome.tell(
                session,
                desk,
                Attended.give(
                        session,
                        desk.orders(),
                        watcher -> desk.orders().approve(approval, options.requester(), watcher)));
    }
}
