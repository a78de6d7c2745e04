package org.passportsync.hub;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.passportsync.roster.ContentHash;
import org.passportsync.roster.EntityType;
import org.passportsync.sql.Sql;
import org.passportsync.staging.RunFacts;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Applies a run's change set to the hub and makes what was seen the new baseline.
 *
 * <p>Runs inside one transaction that has locked the lease and the district; the caller marks the run committed in the
 * same transaction and calls this once only.
 */
public final class Commitment {

    private static final List<String> RECORDS = List.of(
            "keep_history",
            "create_records",
            "revive_records",
            "update_records",
            "delete_records",
            "let_go_records",
            "forget_overlays",
            "left_behind_parts",
            "left_behind_records");

    /** Who belongs where from now on: said before what is new is there, which knows it by itself. */
    private static final List<String> BELONGING = List.of("link_records");

    /** What several sources need beside: what was taken over, and how merged records are called. */
    private static final List<String> LINKS =
            List.of("take_over_parts", "take_over_records", "take_over_baseline", "name_records", "linked_again");

    /** What is new comes after what only concerns what is known: a first sync then has nothing to look through. */
    private static final List<String> BASELINE = List.of(
            "remember_changed",
            "remember_standing",
            "forget_absent",
            "remember_new",
            "forget_parts",
            "remember_parts",
            "remember_new_parts",
            "remember_frozen",
            "relink_schools",
            "map_schools",
            "unmap_schools",
            "clear_refreshes",
            "remember_baseline",
            "remember_prefix");

    /** What makes a connection that holds nothing any more like one that has never synced. */
    private static final List<String> RELEASE = List.of(
            "forget_absent",
            "forget_parts",
            "take_over_baseline",
            "name_records",
            "release_mappings",
            "release_refreshes",
            "release_baseline",
            "release_memory",
            "release_hashes",
            "release_prefix",
            "close_issues",
            "close_told",
            "release_issues");

    /** What gives every record of a connection its new SIS ID. */
    private static final List<String> REKEY = List.of(
            "rekey_records",
            "rekey_tombstones",
            "rekey_make_records",
            "rekey_make_parts",
            "rekey_change_records",
            "rekey_change_parts",
            "rekey_forget_records",
            "rekey_forget_parts",
            "rekey_take_records",
            "rekey_take_parts",
            "rekey_issues",
            "rekey_decisions",
            "rekey_duplicates",
            "rekey_connection");

    /** What an edit in the hub leaves behind beside the records. */
    private static final List<String> EDIT = List.of(
            "remember_changed",
            "remember_new",
            "remember_standing",
            "forget_absent",
            "take_over_baseline",
            "mark_overlays",
            "name_records");

    private static final List<String> ISSUES = List.of("close_issues", "close_told", "open_issues");

    private final JdbcClient database;
    private final InstantSource clock;

    public Commitment(JdbcClient database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * How an entity's records were shaped.
     *
     * @param shapedBy the fingerprint of all its settings
     * @param fedBy a line for each hub attribute, with what feeds it
     */
    public record Shaped(EntityType entity, ContentHash shapedBy, String fedBy) {}

    /**
     * What a commit needs to know beside the run.
     *
     * @param prefix the SIS ID prefix that the run worked under
     * @param newPrefix the one that the records carry from now on; the same unless the run re-keys
     * @param shaped how what was read was shaped
     * @param settledBy what settled it
     * @param linkedBy what linked and merged it
     */
    public record Shape(
            String prefix, String newPrefix, List<Shaped> shaped, ContentHash settledBy, ContentHash linkedBy) {}

    /** The number of changes whose passport record has moved since they were computed; a commit needs none. */
    public long staleChanges(RunFacts run) {
        return Arrays.stream(EntityType.values())
                .mapToLong(entity -> database.sql(Sql.named("change/stale_changes"))
                        .param("run", run.runId())
                        .param("entity", entity.code())
                        .query(Long.class)
                        .single())
                .sum();
    }

    /** The number of records that a run would delete. */
    public long deletes(RunFacts run) {
        return database.sql(Sql.named("change/how_many_deletes"))
                .param("run", run.runId())
                .query(Long.class)
                .single();
    }

    /** Applies everything. */
    public void apply(RunFacts run, Shape shape) {
        CommitScope scope = begin(run);
        boolean links = links(run);
        update(RECORDS, scope, run, shape);
        if (links) {
            update(BELONGING, scope, run, shape);
        }
        update(BASELINE, scope, run, shape);
        if (links) {
            update(LINKS, scope, run, shape);
        }
        update(ISSUES, scope, run, shape);
        if (!shape.prefix().equals(shape.newPrefix())) {
            update(REKEY, scope, run, shape);
        }
    }

    /** Applies an edit in the hub. */
    public void edit(RunFacts run) {
        ContentHash none = ContentHash.of(new byte[0], 0, 0);
        Shape shape = new Shape("", "", List.of(), none, none);
        CommitScope scope = begin(run);
        update(RECORDS, scope, run, shape);
        update(EDIT, scope, run, shape);
    }

    /** Applies a release: the records go, and once none is left, everything that was remembered beside them. */
    public void release(RunFacts run, Shape shape) {
        CommitScope scope = begin(run);
        update(RECORDS, scope, run, shape);
        update(RELEASE, scope, run, shape);
    }

    private boolean links(RunFacts run) {
        return database.sql(Sql.named("link/any_link"))
                .param("run", run.runId())
                .param("day", run.day())
                .param("connection", run.connectionId())
                .param("district", run.district())
                .query(Boolean.class)
                .single();
    }

    private CommitScope begin(RunFacts run) {
        database.sql(Sql.named("hub/whose_baseline"))
                .param("district", run.district())
                .query((_, _) -> 0)
                .list();
        return CommitScope.of(run, database);
    }

    private void update(List<String> statements, CommitScope scope, RunFacts run, Shape shape) {
        for (String statement : statements) {
            scope.entities(statement).forEach(entity -> update(statement, run, shape, entity));
        }
    }

    private void update(String statement, RunFacts run, Shape shape, int entity) {
        database.sql(Sql.named("hub/" + statement))
                .param("run", run.runId())
                .param("day", run.day())
                .param("connection", run.connectionId())
                .param("entity", entity)
                .param("district", run.district())
                .param("prefix", shape.prefix())
                .param("newPrefix", shape.newPrefix())
                .param("hashVersion", ContentHash.VERSION)
                .param(
                        "entities",
                        shape.shaped().stream().map(one -> one.entity().code()).toArray(Short[]::new))
                .param(
                        "shapedBy",
                        shape.shaped().stream()
                                .map(one -> one.shapedBy().asUuid())
                                .toArray(UUID[]::new))
                .param("fedBy", shape.shaped().stream().map(Shaped::fedBy).toArray(String[]::new))
                .param("settledBy", shape.settledBy().asUuid())
                .param("linkedBy", shape.linkedBy().asUuid())
                .param("asOf", run.asOf())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
