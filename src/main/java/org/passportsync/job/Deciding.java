package org.passportsync.job;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.passportsync.change.Counting;
import org.passportsync.change.Digest;
import org.passportsync.change.Gate;
import org.passportsync.change.KeptCounts;
import org.passportsync.change.ReleaseHolds;
import org.passportsync.connection.HoldThreshold;
import org.passportsync.roster.EntityType;
import org.passportsync.run.Approvals;
import org.passportsync.run.Expiry;
import org.passportsync.run.Hold;
import org.passportsync.run.Holds;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;
import org.passportsync.run.Runs;
import org.passportsync.shape.ContentRules;
import org.passportsync.staging.RunSchools;
import org.passportsync.staging.Slices;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The step {@code gate}: counts, holds and digest; parks the run where anything holds it and nobody has approved. */
final class Deciding {

    private static final Set<RunState> REPLACED = EnumSet.of(RunState.PARKED, RunState.FAILED, RunState.STOPPED);

    private final Workplace place;
    private final Underway run;
    private final JdbcClient database;
    private final Runs runs;
    private final Approvals approvals;

    Deciding(Workplace place, Underway run) {
        this.place = place;
        this.run = run;
        this.database = place.database();
        this.runs = new Runs(database, place.clock());
        this.approvals = new Approvals(database, runs, place.clock());
    }

    /** Decides, in the step's transaction. */
    void decide() {
        run.fence().check();
        List<Hold> holds = holds();
        new Holds(database).keep(run.id(), holds);
        if (!holds.isEmpty() && !approvals.approved(run.id())) {
            runs.digest(run.id(), new Digest(database).of(run.id(), holds));
            park(holds.size());
        }
    }

    /** The digest of what is held now, as {@link #decide} would show it. */
    String digest() {
        return new Digest(database).of(run.id(), holds());
    }

    private List<Hold> holds() {
        Counting counting = new Counting(
                database,
                run.facts(),
                run.settings().prefix(),
                run.run().begun(run.settings().timeZone()));
        counting.count();
        if (run.releases()) {
            return new ReleaseHolds(threshold()).of(counting);
        }
        KeptCounts kept = new KeptCounts(database, run.facts());
        kept.judged(judged());
        Proofs proofs = Proofs.of(new Slices(database).of(run.id()), run);
        boolean preview =
                run.asked().preview() || run.settings().definition().advanced().preview();
        Gate.Circumstances around = new Gate.Circumstances(
                preview,
                replay(),
                run.settings().guards().rolloverExpected(),
                run.rekeys() ? new ChangeSet(place, run).rekeying().inWords() : null,
                proofs.unproven(),
                new RunSchools(database).lost(run.id()),
                counting.rekeyed(),
                counting.unread(proofs.entities()));
        kept.ended(proofs.entities());
        if (run.settings().standing().referencesDrop()) {
            kept.dropped(
                    proofs.entities(), run.settings().definition().advanced().staleRecords());
        }
        Gate gate = new Gate(threshold());
        List<Hold> holds = gate.holds(counting.totals(), counting.affected(), around);
        return holds.isEmpty() ? holds : counting.causes().explain(holds);
    }

    private @Nullable String replay() {
        Replayed replayed = run.replayed();
        return replayed == null ? null : replayed.inWords(new ChangeSet(place, run).aside(replayed.run()));
    }

    private HoldThreshold threshold() {
        return run.settings().definition().advanced().holdThreshold();
    }

    /** The people that are judged as a whole, with the kind of part that carries them. */
    private Map<EntityType, String> judged() {
        ContentRules rules = run.settings().rules(run.facts().asOf());
        return ChangeSet.PEOPLE.stream()
                .filter(entity -> rules.askOf(entity) || namedOtherwise(entity))
                .collect(Collectors.toMap(entity -> entity, run.settings()::mainPart));
    }

    /** Whether the definition says where the family name comes from: it may be another part than the one that carries them. */
    private boolean namedOtherwise(EntityType person) {
        return run.settings().definition().attributes().of(person).stream()
                .anyMatch(mapping -> mapping.to().equals("familyName"));
    }

    private void park(int reasons) {
        supersede(runs, run.run(), "parked");
        String message = "held for " + reasons + (reasons == 1 ? " reason" : " reasons") + "; nothing is "
                + (run.releases() ? "released" : "published") + " until an admin approves";
        Expiry expiry = Expiry.after(
                place.clock().instant(), run.settings().definition().advanced().parkedExpiry());
        if (!runs.park(run.id(), message, expiry)) {
            throw new IllegalStateException("run " + run.id() + " can't be parked: it is no longer running");
        }
    }

    /** A newer run that parks or commits takes the place of older ones: of a parked one, and of those that could go on. */
    static void supersede(Runs runs, Run newer, String fact) {
        runs.older(newer.id(), REPLACED)
                .forEach(older -> runs.move(older, RunState.SUPERSEDED, "superseded: run " + newer.id() + " " + fact));
    }
}
