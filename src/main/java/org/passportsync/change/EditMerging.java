package org.passportsync.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.passportsync.roster.ContentHash;
import org.passportsync.roster.EntityType;
import org.passportsync.sql.Sql;
import org.passportsync.staging.RunFacts;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Works out what edits in the hub change, by the same merge as syncs. Runs inside one transaction, once for each run.
 * docs/decisions/0050 has the rules in words.
 */
public final class EditMerging {

    private final JdbcClient database;
    private final RunFacts run;
    private final Masters masters;
    private final List<MergedChange> changes = new ArrayList<>();
    private final List<Edited> edited = new ArrayList<>();

    public EditMerging(JdbcClient database, RunFacts run, Masters masters) {
        this.database = database;
        this.run = run;
        this.masters = masters;
    }

    /**
     * What the hub's own source says of a record from now on.
     *
     * @param sisId what the source calls it: its SIS ID where the hub made it, else the Passport ID
     * @param document as JSON, with references as Passport IDs; null: it lets go
     */
    public record Said(
            EntityType entity,
            String sisId,
            UUID passportId,
            ContentHash hash,
            @org.jspecify.annotations.Nullable String document) {}

    /** Stages what is said and works out the changes. */
    public List<Edited> merge(List<Said> all, String cause) {
        all.forEach(this::stage);
        statement("edit/settle").param("cause", cause).update();
        statement("merge/clear_shared").update();
        statement("merge/make_shared").update();
        statement("edit/fill_shared").update();
        Integer[] holders =
                statement("merge/holders").query(Integer.class).list().toArray(Integer[]::new);
        statement("merge/make_contribution").param("holders", holders).update();
        Merging.GATHERING.forEach(name -> statement("merge/" + name).update());
        Shared.Gathering gathering = new Shared.Gathering();
        statement("merge/contributions")
                .query((row, _) -> Optional.ofNullable(gathering.take(row)))
                .list()
                .forEach(shared -> shared.ifPresent(this::merge));
        Optional.ofNullable(gathering.last()).ifPresent(this::merge);
        if (!changes.isEmpty()) {
            MergedChanges.add(statement("merge/add_changes"), changes);
        }
        new LeftBehind(database, run).follow();
        statement("edit/count").update();
        return edited;
    }

    private void stage(Said said) {
        statement("edit/stage")
                .param("entity", said.entity().code())
                .param("sisId", said.sisId())
                .param("passportId", said.passportId())
                .param("hash", said.hash().asUuid())
                .param("document", said.document())
                .update();
    }

    private void merge(Shared shared) {
        Merge.Merged merged = new Merge(shared.entity(), masters)
                .of(
                        shared.live(),
                        shared.voices().stream().map(Shared.Voice::says).toList(),
                        shared.united());
        Optional<MergedChange> change = MergedChange.of(shared, merged, Set.of());
        change.ifPresent(changes::add);
        edited.add(Edited.of(shared, merged, masters, change.isPresent()));
    }

    /** Closes what other sources no longer differ in, and opens what they do; once the edit is applied. */
    public void tell() {
        List<Edited.Differing> all =
                edited.stream().flatMap(one -> one.differing().stream()).toList();
        for (String name : List.of("edit/close_issues", "edit/open_issues")) {
            statement(name)
                    .param("connections", MergedChanges.of(all, Edited.Differing::connection, new Integer[0]))
                    .param("entities", MergedChanges.of(all, one -> one.entity().code(), new Short[0]))
                    .param("sisIds", MergedChanges.of(all, Edited.Differing::sisId, new String[0]))
                    .param("attributes", MergedChanges.of(all, Edited.Differing::attribute, new String[0]))
                    .param("values", MergedChanges.of(all, Edited.Differing::value, new String[0]))
                    .param("messages", MergedChanges.of(all, Edited.Differing::message, new String[0]))
                    .param("otherSisIds", MergedChanges.of(all, Edited.Differing::ownSisId, new String[0]))
                    .update();
        }
    }

    private JdbcClient.StatementSpec statement(String name) {
        return database.sql(Sql.named(name))
                .params(Map.of(
                        "run", run.runId(),
                        "day", run.day(),
                        "connection", run.connectionId(),
                        "district", run.district()));
    }
}
