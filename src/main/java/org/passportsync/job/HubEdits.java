package org.passportsync.job;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.passportsync.access.Audit;
import org.passportsync.access.Reach;
import org.passportsync.change.Masters;
import org.passportsync.connection.DistrictDefinition;
import org.passportsync.roster.Cause;
import org.passportsync.roster.Contribution;
import org.passportsync.roster.EntityType;
import org.passportsync.roster.GivenAttributes;
import org.passportsync.run.Connections;
import org.passportsync.sql.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Edits of records in the hub itself, as contributions of its own source, by the same merge as syncs. A guard that suspends
 * imports, or a paused connection, keeps nobody from editing.
 */
public final class HubEdits {

    private final Workplace place;
    private final JdbcClient database;
    private final Connections connections;
    private final Audit audit;
    private final EditChecks checks;

    public HubEdits(Workplace place, Connections connections) {
        this.place = place;
        this.database = place.database();
        this.connections = connections;
        this.audit = new Audit(database, place.clock());
        this.checks = new EditChecks(database, connections);
    }

    /**
     * The record that is edited.
     *
     * @param reach of the one who edits: what lies outside is not there
     * @param seen the versions that it may have; empty: any; null: nothing was said of it
     */
    public record Target(
            EntityType entity,
            UUID passportId,
            Reach reach,
            @Nullable Set<Integer> seen) {}

    /** A record that is made in a district; the attributes are JSON, with references as Passport IDs. */
    public record Newcomer(
            EntityType entity,
            String district,
            String sisId,
            @Nullable String attributes) {}

    /** Makes a record. */
    public EditOutcome create(Newcomer asked, Requester by) {
        return inTransaction(() -> {
            EditRun.lock(database, asked.district());
            String obstacle = checks.obstacle(asked.district());
            return obstacle == null ? made(asked, by) : new EditOutcome.Obstacle(obstacle);
        });
    }

    private EditOutcome made(Newcomer asked, Requester by) {
        GivenAttributes.Read read = GivenAttributes.read(asked.entity(), asked.attributes());
        Contribution document = Contribution.of(asked.entity(), null).with(read, null);
        List<String> problems = new ArrayList<>(read.problems());
        problems.addAll(EditChecks.sisId(asked.sisId()));
        if (read.problems().isEmpty()) {
            problems.addAll(document.missing());
            problems.addAll(document.contradictions(read, null));
            problems.addAll(checks.dead(asked.district(), document));
            if (document.isEmpty()) {
                problems.add("attributes says nothing; write one attribute at least");
            }
        }
        problems.addAll(EditChecks.uneditable(asked.entity()));
        if (!problems.isEmpty()) {
            return new EditOutcome.Refused(problems);
        }
        UUID id = new OwnSource(place).idOf(asked);
        Noted noted = new Noted("CREATED", read.attributes());
        Edit edit = new Edit(asked.entity(), asked.district(), asked.sisId(), id, document, noted);
        return checks.taken(asked, new Claim(asked.entity(), asked.district(), id, document, read.attributes()))
                .orElseGet(() -> done(edit, by));
    }

    /** Says something else of a record: the attributes that are given, from now on; null withdraws one. */
    public EditOutcome edit(Target target, @Nullable String attributes, Requester by) {
        return on(target, now -> {
            GivenAttributes.Read read = GivenAttributes.read(target.entity(), attributes);
            List<String> problems = new ArrayList<>(read.problems());
            Contribution document =
                    Contribution.of(target.entity(), now.document()).with(read, now.live());
            if (problems.isEmpty()) {
                problems.addAll(document.contradictions(read, now.live()));
                problems.addAll(checks.dead(now.district(), document));
                if (now.made()) {
                    problems.addAll(document.missing());
                }
            }
            if (!problems.isEmpty()) {
                return new EditOutcome.Refused(problems);
            }
            if (document.isEmpty() && now.document() == null) {
                return new EditOutcome.Refused(List.of("attributes says nothing; write one attribute at least"));
            }
            Claim claim = new Claim(target.entity(), now.district(), target.passportId(), document, read.attributes());
            return checks.twin(claim)
                    .orElseGet(() -> done(now.edit(target, document, new Noted("EDITED", read.attributes())), by));
        });
    }

    /** Takes back all that the hub's own source says of a record; it goes where nobody else holds it. */
    public EditOutcome withdraw(Target target, Requester by) {
        return on(
                target,
                now -> now.document() == null
                        ? new EditOutcome.Obstacle(
                                "nothing was edited of " + target.entity().key() + " " + target.passportId()
                                        + ", so there is nothing to withdraw; what a connection holds leaves when its SIS lets go of it")
                        : done(now.edit(target, null, new Noted("WITHDRAWN", List.of())), by));
    }

    /** A record as it is, with what was edited of it. */
    private record Current(
            String district,
            int version,
            @Nullable String ownSisId,
            @Nullable String document,
            @Nullable String live) {

        /** Whether the hub made it, so that it stands by its own source. */
        boolean made() {
            return document != null && ownSisId != null && !EditChecks.isId(ownSisId);
        }

        Edit edit(Target target, @Nullable Contribution document, Noted noted) {
            String sisId = ownSisId == null ? target.passportId().toString() : ownSisId;
            return new Edit(target.entity(), district, sisId, target.passportId(), document, noted);
        }
    }

    private interface Doing {
        EditOutcome with(Current now);
    }

    private EditOutcome on(Target target, Doing doing) {
        return inTransaction(() -> {
            Optional<Current> found = current(target);
            if (found.isEmpty() || !target.reach().covers(found.get().district())) {
                return new EditOutcome.Missing();
            }
            List<String> uneditable = EditChecks.uneditable(target.entity());
            if (!uneditable.isEmpty()) {
                return new EditOutcome.Refused(uneditable);
            }
            EditRun.lock(database, found.get().district());
            String obstacle = checks.obstacle(found.get().district());
            Current now = current(target).orElse(null);
            if (obstacle != null || now == null) {
                return obstacle == null ? new EditOutcome.Missing() : new EditOutcome.Obstacle(obstacle);
            }
            Set<Integer> seen = target.seen();
            if (seen == null) {
                return new EditOutcome.Unseen(now.version());
            }
            return seen.isEmpty() || seen.contains(now.version())
                    ? doing.with(now)
                    : new EditOutcome.Stale(now.version());
        });
    }

    private Optional<Current> current(Target target) {
        return database.sql(Sql.named("edit/find_record"))
                .param("entity", target.entity().code())
                .param("id", target.passportId())
                .query((row, _) -> new Current(
                        row.getString("district_id"),
                        row.getInt("version"),
                        row.getString("own_sis_id"),
                        row.getString("document"),
                        row.getString("live")))
                .optional();
    }

    /** One edit that may be done. */
    private record Edit(
            EntityType entity,
            String district,
            String sisId,
            UUID passportId,
            @Nullable Contribution document,
            Noted noted) {}

    /** What the audit says: what was done, and to which attributes. */
    private record Noted(String action, Collection<String> attributes) {}

    private EditOutcome done(Edit edit, Requester by) {
        DistrictDefinition district = connections.district(edit.district());
        LocalDate today =
                LocalDate.ofInstant(place.clock().instant(), district.facts().timeZone());
        EditRun run =
                new EditRun(place, new EditRun.Where(edit.district(), new Masters(district.masterFields()), today));
        String document = edit.document() == null ? null : edit.document().text();
        EditRun.Done done = run.apply(
                List.of(EditRun.said(edit.entity(), edit.sisId(), edit.passportId(), document)),
                Cause.SOURCE,
                by.name());
        run.follow(by.name());
        audit.note(
                by.actor(),
                edit.noted().action(),
                "record " + edit.passportId(),
                edit.entity().key()
                        + edit.noted().attributes().stream()
                                .sorted()
                                .map(one -> " " + one)
                                .collect(Collectors.joining())
                        + "; run " + done.run());
        return new EditOutcome.Done(edit.passportId(), done.run(), done.edited().getFirst());
    }

    /** Does it whole or not at all; what is not done leaves nothing behind. */
    private EditOutcome inTransaction(Supplier<EditOutcome> work) {
        EditOutcome outcome = new TransactionTemplate(place.transactions()).execute(status -> {
            EditOutcome one = work.get();
            if (!(one instanceof EditOutcome.Done)) {
                status.setRollbackOnly();
            }
            return one;
        });
        return java.util.Objects.requireNonNull(outcome);
    }
}
