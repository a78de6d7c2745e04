package org.passportsync.oneroster;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passportsync.roster.EntityType;
import org.passportsync.sis.RowSchema;
import org.passportsync.sis.RowSink;
import org.passportsync.sis.SourceRow;

/** Reads demographics, keyed by the student's identifier; the race flags become one list. */
final class DemographicsReader implements RowReader {

    private static final List<String> RACES = List.of(
            "americanIndianOrAlaskaNative",
            "asian",
            "blackOrAfricanAmerican",
            "nativeHawaiianOrOtherPacificIslander",
            "white",
            "demographicRaceTwoOrMoreRaces");

    private final FieldPlan plan = new FieldPlan();
    private final int[] races = new int[RACES.size()];
    private final @Nullable Rows rows;

    DemographicsReader(List<RowSchema> wanted) {
        this.rows = Rows.of(wanted, EntityType.STUDENT, "demographics", plan, "race");
        for (int race = 0; race < races.length; race++) {
            races[race] = plan.place(RACES.get(race));
        }
    }

    @Override
    public Map<String, Integer> fields() {
        return plan.fields();
    }

    @Override
    public Set<EntityType> entities() {
        return EnumSet.of(EntityType.STUDENT);
    }

    @Override
    public void read(RowObject object, RowSink sink) {
        String id = object.id();
        if (rows == null || id == null) {
            return;
        }
        SourceRow row = rows.start(id, "demographics", object);
        Rows.set(row, rows.slot("race"), flagged(object));
        sink.row(row);
    }

    private List<String> flagged(RowObject object) {
        List<String> flagged = new ArrayList<>(1);
        for (int race = 0; race < races.length; race++) {
            if ("true".equalsIgnoreCase(object.text(races[race]))) {
                flagged.add(RACES.get(race));
            }
        }
        return flagged;
    }
}
