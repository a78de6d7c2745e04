package org.passportsync.job;

import java.sql.SQLException;
import java.util.List;
import java.util.function.Supplier;
import org.passportsync.change.Settlement;
import org.passportsync.roster.ContentHash;
import org.passportsync.sql.Sql;
import org.passportsync.staging.Absences;
import org.passportsync.staging.RunFacts;
import org.passportsync.staging.SeenIndex;
import org.passportsync.staging.SeenIndexes;
import org.passportsync.staging.Slices;
import org.passportsync.staging.Workbench;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The step {@code prove}: what was remembered, is not in the upload, and is proven to be gone. */
final class Proving {

    private final Workplace place;
    private final Underway run;
    private final JdbcClient database;
    private final Slices slices;

    Proving(Workplace place, Underway run) {
        this.place = place;
        this.run = run;
        this.database = place.database();
        this.slices = new Slices(database);
    }

    /** Makes its own transactions, so that none is open while the SIS is asked. */
    void prove() throws Exception {
        run.requireJournal(slices);
        SeenIndex index = markedIndex();
        place.transact(() -> {
            place.tune();
            analyze();
            find(index);
        });
        Confirming confirming = new Confirming(place, run);
        while (confirmed(confirming)) {
            place.transact(() -> {
                place.tune();
                find(index);
            });
        }
    }

    /**
     * Asks about what is absent; says whether to find anew what is. Then others may be absent, who were frozen before and
     * never asked about; each round asks about somebody new or ends.
     */
    private boolean confirmed(Confirming confirming) throws Exception {
        Proofs proofs = Proofs.of(slices.of(run.id()), run);
        if (proofs.confirm().isEmpty()) {
            return false;
        }
        Turn.giveBack(place, run.id());
        boolean takenBack = confirming.confirm(proofs);
        Turn.take(place, run);
        return takenBack;
    }

    /** What is remembered, marked where the run has seen it. */
    SeenIndex markedIndex() {
        SeenIndexes indexes = new SeenIndexes(place.source());
        RunFacts facts = run.facts();
        Supplier<SeenIndex> loading = () -> place.inTransaction(() -> {
            place.tune();
            return indexes.remembered(facts.connectionId());
        });
        SeenIndex index = run.asked().force() ? loading.get() : run.index(loading);
        indexes.mark(index, facts);
        return index;
    }

    private void find(SeenIndex index) {
        run.fence().check();
        Proofs proofs = Proofs.of(slices.of(run.id()), run);
        Absences absences = new Absences(place.source());
        try {
            absences.find(
                    run.facts(),
                    index,
                    proofs.proven(),
                    new Absences.Ground(
                            sameHashes(),
                            run.settings().bulk() == Settlement.BulkMode.ON,
                            run.settings().floor()));
            if (!proofs.confirm().isEmpty()) {
                absences.spareRowsRead(run.facts(), proofs.proven());
            }
        } catch (SQLException refused) {
            throw new IllegalStateException("what is absent can't be staged", refused);
        }
    }

    private boolean sameHashes() {
        return !run.asked().force()
                && database.sql(Sql.named("staging/same_hashes"))
                        .param("connection", run.facts().connectionId())
                        .param("version", ContentHash.VERSION)
                        .query(Boolean.class)
                        .single();
    }

    /** Tells the planner about rows that have just been copied; without it, large joins are planned for small tables. */
    private void analyze() {
        Workbench.analyze(database, run.facts(), List.of("staged_part", "staged_record"));
    }
}
