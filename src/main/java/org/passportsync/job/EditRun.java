package org.passportsync.job;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passportsync.change.EditMerging;
import org.passportsync.change.Edited;
import org.passportsync.change.Masters;
import org.passportsync.hub.Commitment;
import org.passportsync.roster.Cause;
import org.passportsync.roster.ContentHash;
import org.passportsync.roster.Contribution;
import org.passportsync.roster.EntityType;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;
import org.passportsync.run.Runs;
import org.passportsync.sql.Sql;
import org.passportsync.staging.RunFacts;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Edits of one district as runs of its own source: each merged and committed at once, in the transaction that is open. */
final class EditRun {

    private final Workplace place;
    private final JdbcClient database;
    private final Where where;
    private final OwnSource source;
    private final Runs runs;

    EditRun(Workplace place, Where where) {
        this.place = place;
        this.database = place.database();
        this.where = where;
        this.source = new OwnSource(place);
        this.runs = new Runs(database, place.clock());
    }

    /** The district, whose values count in it, and what day it is there. */
    record Where(String district, Masters masters, LocalDate asOf) {}

    /** What came of it. */
    record Done(long run, List<Edited> edited) {}

    /** What the source says of a record, with the hash by which it is remembered. */
    static EditMerging.Said said(EntityType entity, String sisId, UUID passportId, @Nullable String document) {
        byte[] bytes = (sisId + "\n" + document).getBytes(StandardCharsets.UTF_8);
        return new EditMerging.Said(entity, sisId, passportId, ContentHash.of(bytes, 0, bytes.length), document);
    }

    /** Lets one commit of the district in at a time; before anything is read that an edit stands on. */
    static void lock(JdbcClient database, String district) {
        database.sql(Sql.named("hub/lock_district"))
                .param("district", district)
                .query((_, _) -> 0)
                .list();
    }

    /** Applies edits; the district is locked. */
    Done apply(List<EditMerging.Said> edits, Cause cause, String requestedBy) {
        int connection = source.findOrMake(where.district());
        LocalDate day = LocalDate.ofInstant(place.clock().instant(), ZoneOffset.UTC);
        long run = runs.open(new Runs.Opening(connection, Run.EDIT, requestedBy, "{}", where.asOf(), day, null))
                .orElseThrow(() -> new IllegalStateException(
                        "another edit of district " + where.district() + " is under way; try again"));
        database.sql("select ensure_partitions(:day)")
                .param("day", day)
                .query((_, _) -> 0)
                .list();
        RunFacts facts = new RunFacts(run, connection, Edited.SOURCE, where.district(), day, where.asOf());
        EditMerging merging = new EditMerging(database, facts, where.masters());
        List<Edited> edited = merging.merge(edits, cause.name());
        runs.commit(run);
        new Commitment(database, place.clock()).edit(facts);
        merging.tell();
        runs.move(run, RunState.COMMITTED, null);
        return new Done(run, edited);
    }

    /**
     * Takes out of the source's records what refers to records that have left, and lets go of those that can't stand without.
     * What leaves by that may be referred to in turn.
     */
    void follow(String requestedBy) {
        Optional<Integer> own = source.find(where.district());
        List<EditMerging.Said> next = own.map(this::dangling).orElse(List.of());
        for (int depth = 0; depth < EntityType.values().length && !next.isEmpty(); depth++) {
            apply(next, Cause.PARENT, requestedBy);
            next = dangling(own.orElseThrow());
        }
    }

    private List<EditMerging.Said> dangling(int connection) {
        return database.sql(Sql.named("edit/dangling"))
                .param("connection", connection)
                .query((row, _) -> {
                    EntityType entity = EntityType.byCode(row.getInt("entity"));
                    UUID id = row.getObject("passport_id", UUID.class);
                    String sisId = row.getString("sis_id");
                    Contribution left =
                            Contribution.of(entity, row.getString("document")).withoutEmptyLists();
                    boolean stands =
                            sisId.equals(id.toString()) || left.missing().isEmpty();
                    return said(entity, sisId, id, stands ? left.text() : null);
                })
                .list();
    }
}
