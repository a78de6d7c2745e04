package org.passportsync.change;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.passportsync.roster.EntityType;
import org.passportsync.sql.Sql;
import org.passportsync.staging.RunFacts;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Works out what becomes of passport records that several records contribute to. Only those that this run touches are looked
 * at; where nobody else holds anything, none. Runs inside the comparison's transaction.
 */
public final class Merging {

    /** What is done with what all contribute before it is read, in this order; each is looked up record by record. */
    static final List<String> GATHERING =
            List.of("index_contribution", "keep_referred", "drop_unsupported", "make_union", "index_union");

    private static final int AT_ONCE = 2_000;

    private final JdbcClient database;
    private final RunFacts run;
    private final LinkRules rules;
    private final Map<EntityType, Set<String>> fedOtherwise;
    private final List<MergedChange> changes = new ArrayList<>();
    private final List<Told> told = new ArrayList<>();
    private final Map<Difference, List<Long>> toldByOthers = new HashMap<>();
    private boolean any;

    Merging(JdbcClient database, RunFacts run, LinkRules rules, Map<EntityType, Set<String>> fedOtherwise) {
        this.database = database;
        this.run = run;
        this.rules = rules;
        this.fedOtherwise = fedOtherwise;
    }

    /** What contributors disagree about, as an issue of the run's own connection. */
    private record Told(
            EntityType entity,
            String sisId,
            String attribute,
            String value,
            String message,
            int other,
            String otherSisId) {}

    /** What contributors of a passport record may disagree about. */
    private record Difference(EntityType entity, UUID passportId, String attribute) {}

    /** Finds the shared passport records; says whether there are any. */
    boolean find() {
        forget();
        statement("clear_shared").update();
        statement("make_shared").update();
        Integer[] holders = holders();
        boolean moved = rulesMoved();
        if (holders.length == 0
                && !moved
                && !statement("any_links").query(Boolean.class).single()) {
            return false;
        }
        any = fill(holders, moved) > 0;
        return any;
    }

    /** Forgets what an earlier try told. */
    void forget() {
        statement("clear_issues").update();
    }

    /** Finds them again, for the transaction of another connection. */
    void findAgain() {
        statement("make_shared").update();
        if (any) {
            var _ = fill(holders(), rulesMoved());
        }
    }

    private int fill(Integer[] holders, boolean moved) {
        int found = statement("fill_shared")
                .param("holders", holders)
                .param("everything", rules.anew() || moved)
                .param("moved", moved)
                .update();
        statement("analyze_shared").update();
        return found;
    }

    /** Whether anything committed was linked under other rules. */
    private boolean rulesMoved() {
        return !database.sql(Sql.named("link/linked_before"))
                .param("connection", run.connectionId())
                .param("linkedBy", rules.fingerprint().asUuid())
                .query(Boolean.class)
                .single();
    }

    /** Merges what was found, once the references are known. */
    void merge() {
        if (!any) {
            return;
        }
        Integer[] holders = statement("holders").query(Integer.class).list().toArray(Integer[]::new);
        readToldByOthers(holders);
        statement("make_contribution").param("holders", holders).update();
        GATHERING.forEach(name -> statement(name).update());
        Shared.Gathering gathering = new Shared.Gathering();
        try (var records = statement("contributions")
                .withFetchSize(AT_ONCE)
                .query((row, _) -> Optional.ofNullable(gathering.take(row)))
                .stream()) {
            records.flatMap(Optional::stream).forEachOrdered(this::merge);
        }
        Shared last = gathering.last();
        if (last != null) {
            merge(last);
        }
        send();
        settleToldByOthers();
    }

    private void readToldByOthers(Integer[] holders) {
        toldByOthers.clear();
        statement("told_by_others")
                .param("holders", holders)
                .query((row, _) -> toldByOthers
                        .computeIfAbsent(
                                new Difference(
                                        EntityType.byCode(row.getInt("entity")),
                                        row.getObject("passport_id", UUID.class),
                                        row.getString("attribute")),
                                _ -> new ArrayList<>())
                        .add(row.getLong("id")))
                .list();
    }

    /** What others told and nobody disagrees about any more is closed with this run, whoever told it. */
    private void settleToldByOthers() {
        if (!toldByOthers.isEmpty()) {
            statement("settle_told")
                    .param(
                            "issues",
                            toldByOthers.values().stream().flatMap(List::stream).toArray(Long[]::new))
                    .update();
        }
    }

    private void merge(Shared shared) {
        Merge merge = new Merge(shared.entity(), rules.masters());
        Merge.Merged merged = merge.of(
                shared.live(), shared.voices().stream().map(Shared.Voice::says).toList(), shared.united());
        MergedChange.of(shared, merged, fedOtherwise.getOrDefault(shared.entity(), Set.of()))
                .ifPresent(changes::add);
        for (Merge.Disagreement disagreement : merged.disagreements()) {
            toldByOthers.remove(new Difference(shared.entity(), shared.passportId(), disagreement.attribute()));
            tell(shared, disagreement);
        }
        if (changes.size() + told.size() >= AT_ONCE) {
            send();
        }
    }

    /** An issue belongs to the run's own record; what only others disagree about they have told themselves. */
    private void tell(Shared shared, Merge.Disagreement disagreement) {
        Shared.Voice holder = shared.voice(disagreement.holder());
        Shared.Voice other = shared.voice(disagreement.other());
        Shared.Voice own = holder.own() ? holder : other;
        if (own.own()) {
            Shared.Voice them = holder.own() ? other : holder;
            told.add(new Told(
                    shared.entity(),
                    own.says().sisId(),
                    disagreement.attribute(),
                    disagreement.shown(shared.entity(), own.says()),
                    disagreement.inWords(),
                    them.connectionId(),
                    them.says().sisId()));
        }
    }

    private void send() {
        if (!changes.isEmpty()) {
            MergedChanges.add(statement("add_changes"), changes);
            changes.clear();
        }
        if (!told.isEmpty()) {
            statement("add_issues")
                    .param(
                            "entities",
                            MergedChanges.of(told, one -> one.entity().code(), new Short[0]))
                    .param("sisIds", MergedChanges.of(told, Told::sisId, new String[0]))
                    .param("attributes", MergedChanges.of(told, Told::attribute, new String[0]))
                    .param("values", MergedChanges.of(told, Told::value, new String[0]))
                    .param("messages", MergedChanges.of(told, Told::message, new String[0]))
                    .param("others", MergedChanges.of(told, Told::other, new Integer[0]))
                    .param("otherSisIds", MergedChanges.of(told, Told::otherSisId, new String[0]))
                    .update();
            told.clear();
        }
    }

    /** The other connections of the district that hold records. */
    private Integer[] holders() {
        return statement("holders").query((row, _) -> row.getInt("id")).list().toArray(Integer[]::new);
    }

    private JdbcClient.StatementSpec statement(String name) {
        return database.sql(Sql.named("merge/" + name))
                .param("run", run.runId())
                .param("day", run.day())
                .param("connection", run.connectionId())
                .param("district", run.district());
    }
}
