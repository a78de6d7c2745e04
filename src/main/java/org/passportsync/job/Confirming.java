package org.passportsync.job;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.passportsync.roster.EntityType;
import org.passportsync.sis.PartKind;
import org.passportsync.sis.Presence;
import org.passportsync.sis.Resource;
import org.passportsync.sis.RowSchema;
import org.passportsync.sis.SourceFault;
import org.passportsync.sis.UnreadablePage;
import org.passportsync.sis.Walk;
import org.passportsync.sql.Sql;
import org.passportsync.staging.Absences;
import org.passportsync.staging.Slices;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Asks the SIS about each candidate delete that paging did not prove. What is still there stays; where the SIS does not
 * answer such questions, its resource proves nothing.
 */
final class Confirming {

    private static final int MOST = 5_000;

    private final Workplace place;
    private final Underway run;
    private final JdbcClient database;
    private final Set<Candidate> asked = new HashSet<>();
    private final Map<String, Met> readAgain = new HashMap<>();

    Confirming(Workplace place, Underway run) {
        this.place = place;
        this.run = run;
        this.database = place.database();
    }

    /** A row of the SIS that was remembered and not read. */
    private record Candidate(String resource, String rawId) {}

    /** One candidate with the SIS's answer. */
    private record Answered(Candidate candidate, Presence presence) {}

    /** Confirms all candidates that it has not asked about before; says whether anything is to be taken back. */
    boolean confirm(Proofs proofs) throws Exception {
        boolean takenBack = false;
        for (String resource : proofs.confirm()) {
            List<Candidate> unasked = candidates(resource, proofs.proven()).stream()
                    .filter(asked::add)
                    .toList();
            takenBack |= !unasked.isEmpty() && confirm(resource, unasked);
        }
        return takenBack;
    }

    private boolean confirm(String resource, List<Candidate> candidates) throws Exception {
        Met again = readAgain.get(resource);
        if (again != null) {
            return held(candidates, again);
        }
        boolean byCursor = run.source().walk(resource) == Walk.BY_CURSOR;
        if (candidates.size() > MOST) {
            return byCursor
                    ? readAgain(resource, candidates, List.of())
                    : distrusted(resource, tooMany(candidates.size()));
        }
        List<Answered> answers = run.interruptible(() -> ask(candidates));
        List<Candidate> present = answers.stream()
                .filter(one -> one.presence() == Presence.PRESENT)
                .map(Answered::candidate)
                .toList();
        if (answers.stream().anyMatch(one -> one.presence() == Presence.UNKNOWN)) {
            return byCursor
                    ? readAgain(resource, candidates, present)
                    : distrusted(
                            resource,
                            "pages came in no order, and what the SIS answers for single rows leaves it open");
        }
        return held(present);
    }

    private static String tooMany(int candidates) {
        return "pages came in no order, and " + candidates + " rows would have to be confirmed one by one; " + MOST
                + " is the most";
    }

    /**
     * Where single rows can't be asked for, or are too many: what is absent in a second full reading too is gone, unless the SIS
     * has answered with it. Only for resources that are read by cursor: rows in no order can be missed twice for the same reason.
     */
    private boolean readAgain(String resource, List<Candidate> candidates, List<Candidate> present) throws Exception {
        run.watcher()
                .remark(resource + " is read once more: what it listed before is missing (" + candidates.size()
                        + "), and pages by cursor prove nothing by themselves");
        Resource read = run.settings().resource(resource);
        Met met = new Met();
        String doubt = run.interruptible(() -> secondReading(read, met));
        if (doubt != null) {
            return distrusted(resource, "read a second time, " + doubt);
        }
        readAgain.put(resource, met);
        present.forEach(one -> met.add(one.rawId()));
        return held(candidates, met);
    }

    private boolean held(List<Candidate> candidates, Met met) {
        return held(candidates.stream().filter(one -> met.has(one.rawId())).toList());
    }

    private @Nullable String secondReading(Resource resource, Met met) throws SourceFault, InterruptedException {
        List<RowSchema> nothingOfThem = resource.feeds().stream()
                .map(part -> new RowSchema(part, List.of()))
                .toList();
        int pageSize = run.settings().definition().delivery().pageSize();
        try {
            String broken = new WholeReading(run.source(), resource.name(), pageSize)
                    .into(run.source().parser(resource.name(), nothingOfThem), met);
            return broken == null && met.unreadable() ? "a row has no readable identifier" : broken;
        } catch (UnreadablePage unreadable) {
            return unreadable.getMessage();
        } catch (SourceFault fault) {
            if (fault.kind() == SourceFault.Kind.LOST_PLACE) {
                return fault.reason();
            }
            throw fault;
        }
    }

    private boolean held(List<Candidate> present) {
        if (present.isEmpty()) {
            return false;
        }
        place.transact(() -> present.forEach(this::hold));
        Candidate one = present.getFirst();
        run.watcher()
                .remark(one.resource() + " left out what is still there (" + present.size()
                        + "); it stays as it is, and what is new may be missing until the next sync");
        return true;
    }

    /**
     * Asks about all of them, as many at once as requests may be under way. The first failure gives up all others: each
     * would be tried again as often.
     */
    private List<Answered> ask(List<Candidate> candidates) throws Exception {
        int atOnce = run.settings().definition().delivery().maxConcurrentRequests();
        List<Future<Answered>> asked = new ArrayList<>(candidates.size());
        try (ExecutorService threads =
                Executors.newFixedThreadPool(atOnce, Thread.ofVirtual().factory())) {
            CompletionService<Answered> done = new ExecutorCompletionService<>(threads);
            try {
                candidates.forEach(one -> asked.add(done.submit(() -> answered(one))));
                for (int one = 0; one < candidates.size(); one++) {
                    var _ = done.take().get();
                }
                return asked.stream().map(Future::resultNow).toList();
            } finally {
                threads.shutdownNow();
            }
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof SourceFault fault) {
                throw fault;
            }
            throw failed;
        }
    }

    private Answered answered(Candidate one) throws SourceFault, InterruptedException {
        return new Answered(one, run.source().confirm(one.resource(), one.rawId()));
    }

    private List<Candidate> candidates(String resource, List<Absences.Proven> proven) {
        List<PartKind> kinds = proven.stream()
                .filter(one -> one.resource().equals(resource))
                .map(Absences.Proven::part)
                .toList();
        return database
                .sql(Sql.named("staging/absent_origins"))
                .param("run", run.id())
                .param("day", run.facts().day())
                .param("connection", run.facts().connectionId())
                .param(
                        "entities",
                        kinds.stream().map(kind -> kind.entity().code()).toArray(Short[]::new))
                .param("parts", kinds.stream().map(PartKind::name).toArray(String[]::new))
                .param("resource", resource)
                .query((row, _) -> row.getString("origin"))
                .list()
                .stream()
                .map(rawId -> new Candidate(resource, rawId))
                .toList();
    }

    /** Always true: what was found absent is to be taken back. */
    private boolean distrusted(String resource, String reason) {
        place.transact(() -> {
            run.fence().check();
            new Slices(database).close(run.facts(), resource, Slices.Proof.BROKEN, reason);
        });
        run.watcher().remark(resource + " is not proven complete: " + reason);
        return true;
    }

    /** What is still there counts as a row that was met but not read: whatever is live of it stays. */
    private void hold(Candidate candidate) {
        run.fence().check();
        Set<EntityType> entities = new TreeSet<>();
        run.settings().resource(candidate.resource()).feeds().forEach(part -> entities.add(part.entity()));
        for (EntityType entity : entities) {
            database.sql(Sql.named("staging/hold_row"))
                    .param("run", run.id())
                    .param("day", run.facts().day())
                    .param("resource", candidate.resource())
                    .param("rawId", candidate.rawId())
                    .param("entity", entity.code())
                    .update();
        }
    }
}
