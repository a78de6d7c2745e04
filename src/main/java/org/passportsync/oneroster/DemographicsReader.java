package org.passportsync.oneroster;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passportsync.roster.EntityType;
import org.passportsync.sis.PartKind;
import org.passportsync.sis.RowSchema;
import org.passportsync.sis.RowSink;
import org.passportsync.sis.SourceRow;

/** Reads demographics, keyed by the student's identifier; the race flags become one list. */
final class DemographicsReader implements RowReader {

    private static final String PART = "demographics";
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
    private final int race;

    DemographicsReader(List<RowSchema> wanted) {
        this.rows = Rows.of(wanted, new PartKind(EntityType.STUDENT, PART), plan, "race");
        this.race = rows == null ? -1 : rows.slot("race");
        for (int one = 0; race >= 0 && one < races.length; one++) {
            races[one] = plan.place(RACES.get(one));
        }
    }

    @Override
    public FieldPlan plan() {
        return plan;
    }

    @Override
    public Set<EntityType> entities() {
        return Set.of(EntityType.STUDENT);
    }

    @Override
    public void read(String id, RowObject object, RowSink sink) {
        if (rows == null) {
            return;
        }
        SourceRow row = rows.start(id, PART, id, object);
        if (race >= 0) {
            row.set(race, flagged(object));
        }
        sink.row(row);
    }

    private List<String> flagged(RowObject object) {
        List<String> flagged = new ArrayList<>(1);
        for (int one = 0; one < races.length; one++) {
            if (set(object.text(races[one]))) {
                flagged.add(RACES.get(one));
            }
        }
        return flagged;
    }

    private static boolean set(@Nullable String flag) {
        return flag != null
                && switch (flag.toLowerCase(Locale.ROOT)) {
                    case "true", "1", "yes", "y" -> true;
                    default -> false;
                };
    }
}
