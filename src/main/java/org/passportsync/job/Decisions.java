package org.passportsync.job;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passportsync.access.Audit;
import org.passportsync.hub.Commitment;
import org.passportsync.run.Approvals;
import org.passportsync.run.Holder;
import org.passportsync.run.LeaseLost;
import org.passportsync.run.Leases;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;
import org.passportsync.run.Runs;
import org.passportsync.staging.RunFacts;
import org.springframework.dao.DuplicateKeyException;

/** What admins decide about parked runs. */
final class Decisions {

    private final Workplace place;
    private final Ground ground;
    private final Worker worker;
    private final Runs runs;
    private final Leases leases;
    private final Abandoned abandoned;

    Decisions(Workplace place, Ground ground, Worker worker) {
        this.place = place;
        this.ground = ground;
        this.worker = worker;
        this.runs = new Runs(place.database(), place.clock());
        this.leases = new Leases(place.database());
        this.abandoned = new Abandoned(place);
    }

    /** What an admin approves, and what is written down about it. */
    record Approval(String digest, @Nullable String note, Requester by) {}

    Launched approve(long runId, Approval approval, RunWatcher watcher) throws InterruptedException {
        Run run = runs.find(runId).orElse(null);
        if (run == null) {
            return new Launched.Unknown("there is no run " + runId + "; list runs with the command runs");
        }
        String obstacle = obstacle(run);
        if (obstacle != null) {
            return new Launched.Refused(obstacle);
        }
        Holder self = Holder.ofThisProcess();
        Optional<Leases.Granted> lease =
                new LeaseTaking(watcher).take(() -> leases.ask(run.connectionId(), runId, self));
        if (lease.isEmpty()) {
            return new Launched.Refused(anotherRun(run));
        }
        String refusal;
        try {
            abandoned.stopBeside(run, lease.get(), approval.by());
            refusal = decide(run, approval);
        } catch (LeaseLost late) {
            return new Launched.Refused(anotherRun(run));
        } catch (RuntimeException | Error failed) {
            leases.release(lease.get());
            throw failed;
        }
        if (refusal != null) {
            leases.release(lease.get());
            return new Launched.Refused(refusal);
        }
        return worker.work(runs.get(runId), lease.get(), watcher);
    }

    Decided reject(long runId, @Nullable String note, Requester by) {
        if (runs.find(runId).isEmpty()) {
            return new Decided.Wrong("there is no run " + runId + "; list runs with the command runs");
        }
        Approvals.Outcome outcome = place.inTransaction(() ->
                noted(approvals().reject(runId, new Approvals.Actor(by.name(), note)), runId, note, by));
        return switch (outcome) {
            case Approvals.Decided _ -> new Decided.Done(runs.get(runId));
            case Approvals.Refused(String reason) -> new Decided.Refused(reason);
        };
    }

    /** Why what was shown is no longer what would happen; null: it still is. */
    private @Nullable String obstacle(Run run) {
        if (run.state() == RunState.EXPIRED) {
            return "run " + run.id() + " is EXPIRED: " + run.message();
        }
        if (run.state() != RunState.PARKED) {
            return "run " + run.id() + " is " + run.state() + ", not PARKED; only a parked run can be approved";
        }
        String misplaced = ground.misplaced(run);
        if (misplaced != null) {
            return misplaced;
        }
        String guarded = guarded(run);
        if (guarded != null) {
            return guarded;
        }
        if (!ground.same(run)) {
            return "the definition of " + run.connection() + ", or a guard of its district, has changed since run "
                    + run.id() + " was made; reject it and launch the sync again";
        }
        long stale = new Commitment(place.database(), place.clock()).staleChanges(facts(run));
        return stale == 0
                ? null
                : stale + " of the records that run " + run.id()
                        + " would change have changed in the hub since; reject it and launch the sync again";
    }

    /** Why the district's guards let nothing of the run be committed today, whatever its own day; null: they do. */
    private @Nullable String guarded(Run run) {
        LocalDate today = ground.today(run.district());
        String suspension = ground.suspension(run.district(), today);
        if (suspension != null) {
            return suspension;
        }
        boolean deletes = ground.deletionDisabled(run.district(), today)
                && new Commitment(place.database(), place.clock()).deletes(facts(run)) > 0;
        return deletes
                ? "deletion is disabled in district " + run.district() + " today, and run " + run.id()
                        + " would delete; launch the sync again, or lift it with the command guards district="
                        + run.district() + " disable-deletion=none"
                : null;
    }

    private @Nullable String decide(Run run, Approval approval) {
        try {
            Approvals.Outcome outcome = place.inTransaction(() -> decided(run.id(), approval));
            return outcome instanceof Approvals.Refused(String reason) ? reason : null;
        } catch (DuplicateKeyException anotherRuns) {
            return anotherRun(run);
        }
    }

    private Approvals.Outcome decided(long runId, Approval approval) {
        Approvals.Actor actor = new Approvals.Actor(approval.by().name(), approval.note());
        return noted(approvals().approve(runId, approval.digest(), actor), runId, approval.note(), approval.by());
    }

    private Approvals.Outcome noted(Approvals.Outcome outcome, long runId, @Nullable String note, Requester by) {
        if (outcome instanceof Approvals.Decided(Approvals.Decision decision)) {
            new Audit(place.database(), place.clock()).note(by.actor(), decision.name(), "run " + runId, note);
        }
        return outcome;
    }

    /** Which run is in the way, that nothing was approved, and what becomes of that if one waits. */
    private String anotherRun(Run run) {
        Run other = runs.last(run.connectionId(), Set.of(RunState.RUNNING))
                .orElseGet(() ->
                        runs.get(leases.held(run.connectionId()).orElseThrow().runId()));
        if (other.id() == run.id()) {
            return "run " + run.id()
                    + " can't be approved just now: its process is just finishing with it, or somebody has"
                    + " approved it at this moment; look again in a moment";
        }
        String fact = InTheWay.fact(other) + ", so run " + run.id() + " is not approved";
        return other.state() == RunState.RUNNING
                ? fact + ". If run " + other.id() + " is held or commits, it takes the place of run " + run.id()
                        + ": wait, and look at that one instead. To approve run " + run.id()
                        + " all the same, stop run "
                        + other.id() + " first, " + InTheWay.stop(other)
                : fact + "; look again in a moment";
    }

    private Approvals approvals() {
        return new Approvals(place.database(), runs, place.clock());
    }

    private static RunFacts facts(Run run) {
        return new RunFacts(run.id(), run.connectionId(), run.connection(), run.district(), run.day(), run.asOf());
    }
}
