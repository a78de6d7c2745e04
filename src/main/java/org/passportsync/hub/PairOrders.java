package org.passportsync.hub;

import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.passportsync.access.Actor;
import org.passportsync.access.Audit;
import org.passportsync.access.Reach;
import org.passportsync.roster.ShownDocument.View;
import org.passportsync.sql.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** What people decide about duplicates, and take back; each order with its audit entry, or refused with a reason. */
public final class PairOrders {

    private final JdbcClient database;
    private final TransactionOperations transactions;
    private final InstantSource clock;

    public PairOrders(JdbcClient database, TransactionOperations transactions, InstantSource clock) {
        this.database = database;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Who gives an order.
     *
     * @param reach only what lies within it is there for them
     */
    public record By(Actor actor, Reach reach) {}

    /** What came of an order. */
    public sealed interface Outcome {

        /** It is done; the decision as it is now. */
        record Done(PairDecision decision) implements Outcome {}

        /** There is no such thing, or not for whoever asks. */
        record Unknown(String what) implements Outcome {}

        /** It can't be done as things are. */
        record Refused(String reason) implements Outcome {}
    }

    /** Decides about a duplicate that is open; what was decided about the two before is undone by it. */
    public Outcome decide(long duplicate, PairVerdict verdict, @Nullable String note, By by) {
        return about(duplicate, by, found -> {
            if (!found.open()) {
                return closed(found);
            }
            undoAll(duplicate, by);
            Optional<Long> decision = add(duplicate, verdict, note, by);
            if (decision.isEmpty()) {
                return closed(found);
            }
            String detail = verdict + ", decision " + decision.get() + (note == null ? "" : ": " + note);
            note(by, "DECIDED", "duplicate " + duplicate, detail);
            return done(decision.get(), by);
        });
    }

    /** Takes back what stands about a duplicate, also where it has closed. */
    public Outcome undoAbout(long duplicate, By by) {
        return about(duplicate, by, _ -> {
            List<Long> undone = undoAll(duplicate, by);
            if (undone.isEmpty()) {
                return new Outcome.Refused("no decision about duplicate " + duplicate
                        + " stands; look at the duplicate again to see what was decided");
            }
            note(by, "UNDECIDED", "duplicate " + duplicate, "decision " + undone.getFirst());
            return done(undone.getFirst(), by);
        });
    }

    /** Takes a decision back. */
    public Outcome undo(long decision, By by) {
        return all(() -> new PairDecisions(database)
                .find(decision, by.reach())
                .<Outcome>map(found -> undo(found, by))
                .orElseGet(() -> new Outcome.Unknown("decision " + decision)));
    }

    private Outcome undo(PairDecision found, By by) {
        int undone = database.sql(Sql.named("hub/undo_pair_decision"))
                .param("id", found.id())
                .param("actor", by.actor().name())
                .param("at", now())
                .update();
        if (undone == 0) {
            return new Outcome.Refused("decision " + found.id() + " was undone before; look at the list again");
        }
        note(by, "UNDECIDED", "decision " + found.id(), null);
        return done(found.id(), by);
    }

    private interface Work {
        Outcome on(Duplicate found);
    }

    /** One order of a district at a time, because two might decide about the same two records. */
    private Outcome about(long duplicate, By by, Work work) {
        return all(() -> new Duplicates(database, View.MASKED)
                .find(duplicate, by.reach())
                .map(found -> {
                    database.sql(Sql.named("hub/lock_pair_decisions"))
                            .param("district", found.district())
                            .query((_, _) -> 0)
                            .list();
                    return work.on(found);
                })
                .orElseGet(() -> new Outcome.Unknown("duplicate " + duplicate)));
    }

    private static Outcome closed(Duplicate found) {
        Long run = found.why().closedRun();
        return new Outcome.Refused("duplicate " + found.id() + " is closed: " + (run == null ? "a run" : "run " + run)
                + " has found that it is so no longer. There is nothing to decide; list the duplicates again");
    }

    private Optional<Long> add(long duplicate, PairVerdict verdict, @Nullable String note, By by) {
        return database.sql(Sql.named("hub/add_pair_decision"))
                .param("duplicate", duplicate)
                .param("verdict", verdict.name())
                .param("actor", by.actor().name())
                .param("note", note)
                .param("at", now())
                .query(Long.class)
                .optional();
    }

    private List<Long> undoAll(long duplicate, By by) {
        return database.sql(Sql.named("hub/undo_duplicate"))
                .param("duplicate", duplicate)
                .param("actor", by.actor().name())
                .param("at", now())
                .query((row, _) -> row.getLong("id"))
                .list();
    }

    private Outcome done(long decision, By by) {
        return new Outcome.Done(
                new PairDecisions(database).find(decision, by.reach()).orElseThrow());
    }

    private Outcome all(Supplier<Outcome> work) {
        return Objects.requireNonNull(transactions.execute(status -> {
            Outcome outcome = work.get();
            if (!(outcome instanceof Outcome.Done)) {
                status.setRollbackOnly();
            }
            return outcome;
        }));
    }

    private void note(By by, String action, String subject, @Nullable String detail) {
        new Audit(database, clock).note(by.actor(), action, subject, detail);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
