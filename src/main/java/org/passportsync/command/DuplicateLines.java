package org.passportsync.command;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passportsync.answer.Answers;
import org.passportsync.answer.DecisionShown;
import org.passportsync.answer.DuplicateShown;
import org.passportsync.answer.Items;
import org.passportsync.answer.SideBySide;
import org.passportsync.command.DuplicatesCommand.Asked;
import org.passportsync.command.Table.Column;
import org.passportsync.hub.Duplicate;
import org.passportsync.hub.Duplicates;
import org.passportsync.hub.PairDecision;

/** Duplicates for people and for programs. */
final class DuplicateLines {

    private DuplicateLines() {}

    static ExitCode list(Session session, Asked asked, Duplicates.Page page) {
        Console console = session.console();
        Long next = page.next();
        if (session.options().json) {
            console.line(Answers.text(
                    Items.of(page.items(), DuplicateShown::of, next == null ? null : String.valueOf(next))));
            return ExitCode.DONE;
        }
        if (page.items().isEmpty()) {
            console.line("There is no such duplicate.");
            return ExitCode.DONE;
        }
        Table table = Table.of(
                Column.right("id"),
                Column.left("entity"),
                Column.left("rule"),
                Column.left("incoming").first(),
                Column.left("live"),
                Column.left("other").first(),
                Column.left("live"),
                Column.left("differ in").first(),
                Column.left("decision"));
        page.items().forEach(one -> row(table, one));
        table.lines().forEach(console::line);
        console.line("look at one: " + session.program().command("duplicates", "duplicate=" + first(page)));
        if (next != null) {
            console.line("more: " + session.program().command(next(asked, next)));
        }
        return ExitCode.DONE;
    }

    private static long first(Duplicates.Page page) {
        return page.items().getFirst().id();
    }

    private static String[] next(Asked asked, long after) {
        List<String> words = new ArrayList<>(List.of("duplicates", "district=" + asked.district()));
        if (asked.entity() != null) {
            words.add("entity=" + asked.entity().key());
        }
        words.add("limit=" + asked.limit());
        words.add("after=" + after);
        return words.toArray(String[]::new);
    }

    private static void row(Table table, Duplicate one) {
        table.row(
                String.valueOf(one.id()),
                one.entity().key(),
                one.why().rule(),
                name(one.incoming()),
                live(one.incoming()),
                name(one.other()),
                live(one.other()),
                one.differing().isEmpty() ? "-" : String.join(", ", one.differing()),
                decision(one.decision()));
    }

    static ExitCode show(Session session, Duplicate one) {
        Console console = session.console();
        if (session.options().json) {
            console.line(Answers.text(DuplicateShown.of(one)));
            return ExitCode.DONE;
        }
        console.line(console.strong("Duplicate " + one.id()) + " of district " + one.district() + ": "
                + one.entity().key() + ", rule " + one.why().rule());
        console.line("  " + one.why().message());
        console.line("  found by run " + one.why().openedRun()
                + (one.open() ? "" : ", closed since run " + one.why().closedRun()));
        Table table = Table.of(
                Column.left(""),
                Column.left(name(one.incoming())).first(),
                Column.left(name(one.other())).first(),
                Column.left("").first());
        table.row("Passport ID", passport(one.incoming()), passport(one.other()), one.joined() ? "the same" : "");
        SideBySide.of(one).forEach(pair -> table.row(pair.name(), pair.incoming(), pair.other(), pair.mark()));
        table.lines().forEach(line -> console.line("  " + line));
        PairDecision decision = one.decision();
        if (decision != null) {
            console.line("  decided: " + decision(decision) + ", " + DecisionShown.effect(decision));
        } else if (one.open()) {
            console.line("  decide: " + session.program().command("decide", "duplicate=" + one.id(), "same")
                    + " (or different, ignore)");
        }
        return ExitCode.DONE;
    }

    private static String decision(@Nullable PairDecision decision) {
        return decision == null
                ? "-"
                : decision.verdict() + " by " + decision.made().actor() + " at "
                        + Words.time(decision.made().at());
    }

    private static String name(Duplicate.Entry entry) {
        return entry.connection() + " " + entry.sisId();
    }

    private static String live(Duplicate.Entry entry) {
        return entry.live() ? "yes" : "no";
    }

    private static String passport(Duplicate.Entry entry) {
        return entry.passportId() == null ? "not live" : entry.passportId().toString();
    }
}
