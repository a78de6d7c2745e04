package org.passportsync.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.passportsync.access.Actor;
import org.passportsync.access.Reach;
import org.passportsync.hub.PairOrders.By;
import org.passportsync.hub.PairVerdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Decides about two records that may be one, or takes that back. */
@Command(
        name = "decide",
        description = "Decide about a duplicate, or undo what was decided. It takes effect with the next run of the"
                + " incoming record's connection.",
        sortOptions = false,
        exitCodeListHeading = Exits.HEADING,
        exitCodeList = {Exits.DONE, Exits.WRONG, Exits.REFUSED_PAIR})
final class DecideCommand implements Order {

    private static final List<String> WORDS = List.of("same", "different", "ignore", "undo");
    private static final String UNDO = "undo";

    @Mixin
    CommonOptions options = new CommonOptions();

    @Parameters(
            paramLabel = "WORD",
            description = {
                "duplicate=ID same: they are one; the incoming record moves to the other's passport record",
                "duplicate=ID different: they are two; where they are one already, they are taken apart",
                "duplicate=ID ignore: the incoming record is not taken",
                "duplicate=ID undo: takes the decision about the two back, also where the duplicate is closed",
                "decision=ID undo: the same, by the number of the decision",
                "note=TEXT: why, for the history"
            })
    List<String> parameters = new ArrayList<>();

    @Override
    public CommonOptions options() {
        return options;
    }

    @Override
    public Prepared prepare(Session session) {
        List<String> said = parameters.stream().filter(WORDS::contains).toList();
        Pairs pairs = Pairs.read(
                parameters.stream().filter(word -> !WORDS.contains(word)).toList(),
                "duplicate=ID",
                "decision=ID",
                "note=TEXT");
        if (said.size() != 1) {
            pairs.refuse("write one of same, different, ignore and undo");
        }
        boolean undo = said.contains(UNDO);
        String note = pairs.note();
        if (undo && note != null) {
            pairs.refuse("an undo takes no note; leave it out");
        }
        if (undo && pairs.text("decision") != null) {
            if (pairs.text("duplicate") != null) {
                pairs.refuse("duplicate=ID and decision=ID say the same; write one of the two");
            }
            long decision = pairs.id("decision");
            return pairs.then(() -> new Prepared.AtDesk(desk ->
                    DecisionLines.tell(session, desk.stewardship().orders().undo(decision, by()))));
        }
        if (pairs.text("decision") != null) {
            pairs.refuse("decision=ID goes with undo only; write duplicate=ID");
        }
        long duplicate = pairs.id("duplicate");
        return pairs.then(() -> new Prepared.AtDesk(desk -> {
            var orders = desk.stewardship().orders();
            return DecisionLines.tell(
                    session,
                    undo
                            ? orders.undoAbout(duplicate, by())
                            : orders.decide(duplicate, verdict(said.getFirst()), note, by()));
        }));
    }

    private static PairVerdict verdict(String word) {
        return PairVerdict.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private By by() {
        return new By(Actor.here(options.who()), new Reach.Everywhere());
    }
}
