package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.passportsync.access.Actor;
import org.passportsync.connection.Guards;

/** Where hub schools and their people are while deletion is disabled, and once it no longer is. */
class UndeletedSchoolsTest extends MappedSchools {

    @Test
    void while_deletion_is_disabled_a_school_stays_with_the_hub_school_that_nobody_else_would_feed() {
        district.school("300", "Roosevelt High", "4800003").people("300", 13, 14);
        apply(all());
        committed();
        Map<String, String> before = schools();
        String washington = idOf("washington-middle");
        apply(all().replace("autoMap: true", """
                autoMap: true
                  map: [ { source: "205", existing: lincoln-elementary }, { source: "300", existing: washington-middle } ]"""));
        deletion(new Guards.Window(LocalDate.EPOCH, LocalDate.EPOCH.plusYears(1000)));

        for (int night = 0; night < 2; night++) {
            committed();
            assertThat(changes()).containsExactly("DELETE 1 205 MERGE withheld", "DELETE 1 300 MERGE withheld");
            assertThat(schools()).isEqualTo(before);
            assertThat(count("hub.class where school_id = '%s'".formatted(washington)))
                    .isEqualTo(1);
            assertThat(count("hub.student where '%s' = any (school_ids)".formatted(washington)))
                    .isEqualTo(6);
            assertThat(count("school_mapping where mapped_as = 'EXISTING'")).isZero();
        }

        deletion(null);
        committed();
        assertThat(causes("DELETE")).containsExactly("1/MERGE");
        assertThat(schools()).containsOnlyKeys("lincoln-elementary", "washington-middle");
        assertThat(count("hub.class where school_id = '%s'".formatted(idOf("lincoln-elementary"))))
                .isEqualTo(2);
        assertThat(count("hub.student where '%s' = any (school_ids)".formatted(washington)))
                .isEqualTo(2);
        assertThat(quiet()).isTrue();
    }

    @Test
    void while_deletion_is_disabled_schools_move_where_somebody_feeds_the_hub_school_that_they_leave() {
        apply(all());
        committed();
        String washington = idOf("washington-middle");
        apply(all().replace("autoMap: true", """
                autoMap: true
                  map: [ { source: "205", existing: lincoln-elementary }, { source: "101", existing: washington-middle } ]"""));
        deletion(new Guards.Window(LocalDate.EPOCH, LocalDate.EPOCH.plusYears(1000)));

        committed();

        assertThat(changes()).noneMatch(change -> change.startsWith("DELETE"));
        assertThat(count("hub.student where '%s' = any (school_ids)".formatted(washington)))
                .isEqualTo(7);
        assertThat(quiet()).isTrue();
    }

    @Test
    void a_hub_school_that_is_made_while_its_maker_has_to_stay_elsewhere_has_the_name_that_it_would_have() {
        apply(mapping("{ source: \"205\", new: Washington Middle }, { source: \"101\", existing: washington-middle }"));
        committed();
        apply(mapping("{ source: \"101\", existing: washington-middle }"));
        committed();
        apply(mapping("{ source: \"101\", new: Lincoln Academy }, { source: \"205\", existing: lincoln-academy }"));
        deletion(new Guards.Window(LocalDate.EPOCH, LocalDate.EPOCH.plusYears(1000)));

        committed();
        assertThat(schools())
                .containsEntry("washington-middle", "Washington Middle")
                .containsOnlyKeys("washington-middle", "lincoln-academy");

        deletion(null);
        committed();
        assertThat(schools()).containsOnlyKeys("lincoln-academy");
        assertThat(count("hub.student where school_ids = array[(select passport_id from hub.school)]"))
                .isEqualTo(12);
    }

    private void deletion(Guards.@Nullable Window window) {
        house.connections.guard(
                "lakeside", guards -> guards.with(Guards.Kind.DISABLE_DELETION, window), Actor.here("steward"));
    }

    private List<String> changes() {
        return house.sql()
                .sql("select operation || ' ' || entity || ' ' || sis_id || ' ' || cause"
                        + " || case when withheld then ' withheld' else '' end as one from change"
                        + " where run_id = (select max(id) from run) order by entity, sis_id")
                .query((row, _) -> row.getString("one"))
                .list();
    }
}
