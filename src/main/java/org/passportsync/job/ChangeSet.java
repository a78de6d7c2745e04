package org.passportsync.job;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.passportsync.change.Assembly;
import org.passportsync.change.Comparison;
import org.passportsync.change.Settlement;
import org.passportsync.change.Withholding;
import org.passportsync.roster.ContentHash;
import org.passportsync.roster.EntityType;
import org.passportsync.shape.SchoolScope;
import org.passportsync.shape.Shaper;
import org.passportsync.sql.Sql;
import org.passportsync.staging.RunSchools;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The set-based steps from {@code assemble} to {@code compare}: each replaces what an earlier try of it wrote. */
final class ChangeSet {

    private static final List<EntityType> PEOPLE = List.of(EntityType.STUDENT, EntityType.STAFF, EntityType.CONTACT);
    private static final SchoolScope ANY = new SchoolScope(Set.of(), Set.of());

    private final Workplace place;
    private final Underway run;
    private final JdbcClient database;

    ChangeSet(Workplace place, Underway run) {
        this.place = place;
        this.run = run;
        this.database = place.database();
    }

    /** Puts people together whose parts moved, or all where the rules of shaping did. */
    void assemble() throws SQLException {
        run.fence().check();
        Assembly assembly = new Assembly(place.source(), run.facts());
        Set<String> lost = new RunSchools(database).lost(run.id()).keySet();
        Assembly.Extent extent = sameShape() ? Assembly.Extent.MOVED : Assembly.Extent.ALL;
        for (EntityType entity : PEOPLE) {
            if (run.wants(entity)) {
                assembly.assemble(entity, run.settings().mainPart(entity), lost, extent);
            }
        }
        database.sql(Sql.named("staging/analyze_day"))
                .param("table", "staged_record")
                .param("run", run.id())
                .param("day", run.facts().day())
                .query((_, _) -> 0)
                .list();
    }

    void link() {
        run.fence().check();
        if (withheld()) {
            withholding().restore();
        }
        settlement().link();
    }

    void settle() {
        run.fence().check();
        settlement().settle();
        if (withheld() && withholding().setAside()) {
            settlement().settle();
            withholding().keep();
        }
    }

    void compare() {
        run.fence().check();
        new Comparison(database, run.facts(), run.settings().prefix()).compare();
        if (withheld()) {
            withholding().list();
        }
    }

    private boolean withheld() {
        return run.settings().guards().deletionDisabled();
    }

    private Withholding withholding() {
        return new Withholding(database, run.facts());
    }

    /** The fingerprint of the rules that shape this run's records. */
    ContentHash shapedBy() {
        return Shaper.fingerprint(run.settings().shape(ANY));
    }

    private boolean sameShape() {
        return database.sql(Sql.named("change/same_shape"))
                .param("connection", run.facts().connectionId())
                .param("shapedBy", shapedBy().asUuid())
                .query(Boolean.class)
                .single();
    }

    private Settlement settlement() {
        return new Settlement(database, run.facts(), run.settings().settlement());
    }
}
