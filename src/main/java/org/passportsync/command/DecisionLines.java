package org.passportsync.command;

import org.passportsync.answer.Answers;
import org.passportsync.answer.DecisionShown;
import org.passportsync.answer.Items;
import org.passportsync.command.DuplicatesCommand.Asked;
import org.passportsync.command.Table.Column;
import org.passportsync.hub.PairDecision;
import org.passportsync.hub.PairDecisions;
import org.passportsync.hub.PairOrders.Outcome;

/** Decisions about duplicates for people and for programs. */
final class DecisionLines {

    private DecisionLines() {}

    static ExitCode list(Session session, Asked asked, PairDecisions.Page page) {
        Console console = session.console();
        Long next = page.next();
        if (session.options().json) {
            console.line(Answers.text(
                    Items.of(page.items(), DecisionShown::of, next == null ? null : String.valueOf(next))));
            return ExitCode.DONE;
        }
        if (page.items().isEmpty()) {
            console.line("Nothing has been decided.");
            return ExitCode.DONE;
        }
        Table table = Table.of(
                Column.right("id"),
                Column.left("decision"),
                Column.left("entity"),
                Column.left("incoming").first(),
                Column.left("other").first(),
                Column.left("by").first(),
                Column.left("at"),
                Column.left("undone"),
                Column.left("note"));
        page.items().forEach(one -> row(table, one));
        table.lines().forEach(console::line);
        if (next != null) {
            console.line("more: "
                    + session.program()
                            .command(
                                    "duplicates",
                                    "district=" + asked.district(),
                                    "--decisions",
                                    "limit=" + asked.limit(),
                                    "after=" + next));
        }
        return ExitCode.DONE;
    }

    private static void row(Table table, PairDecision one) {
        table.row(
                String.valueOf(one.id()),
                one.verdict().name(),
                one.entity().key(),
                name(one.incoming()),
                name(one.other()),
                one.made().actor(),
                Words.time(one.made().at()),
                one.stands() ? "-" : "by " + one.undoneBy() + " at " + Words.time(one.undoneAt()),
                one.made().note() == null ? "-" : one.made().note());
    }

    static ExitCode tell(Session session, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done(PairDecision decision) -> {
                session.console()
                        .line(session.options().json ? Answers.text(DecisionShown.of(decision)) : words(decision));
                yield ExitCode.DONE;
            }
            case Outcome.Unknown(String what) ->
                session.missing("there is no " + what + "; list them with the command duplicates district=ID");
            case Outcome.Refused(String reason) -> session.tell(ExitCode.REFUSED, reason);
        };
    }

    private static String words(PairDecision decision) {
        return "decision " + decision.id() + " " + (decision.stands() ? "stands" : "is undone") + ": "
                + decision.verdict() + ", " + decision.entity().key() + " " + name(decision.incoming()) + " and "
                + name(decision.other()) + "; it takes effect " + DecisionShown.effect(decision);
    }

    private static String name(PairDecision.Named record) {
        return record.connection() + " " + record.sisId();
    }
}
