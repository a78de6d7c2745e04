package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.passportsync.roster.EntityType;
import org.passportsync.run.Connections;
import org.passportsync.run.Removals.Removal;
import org.passportsync.run.Run;

/** What {@code apply} tells before schools leave. */
class SchoolRemovalsTest extends MappedSchools {

    @Test
    void what_an_excluded_school_alone_holds_is_counted_before_anything_is_saved() {
        house.apply(all());
        committed();

        Removal removal = removals(all().replace("autoMap: true", "autoMap: true\n  exclude: [\"205\"]"))
                .getFirst();

        assertThat(removal.connection()).isEqualTo("lakeside");
        assertThat(removal.schools()).containsExactly("205");
        assertThat(removal.records())
                .isEqualTo(Map.of(
                        EntityType.SCHOOL, 1L,
                        EntityType.COURSE, 1L,
                        EntityType.CLASS, 1L,
                        EntityType.STUDENT, 5L,
                        EntityType.SCHOOL_ENROLLMENT, 6L,
                        EntityType.ENROLLMENT, 6L,
                        EntityType.CONTACT, 5L));
        assertThat(house.connections.find("lakeside").orElseThrow().revision()).isEqualTo(1);
    }

    @Test
    void the_numbers_shown_before_are_the_deletes_of_the_next_run() {
        house.apply(all());
        committed();
        String excluding = all().replace("autoMap: true", "autoMap: true\n  exclude: [\"205\"]");
        Map<EntityType, Long> shown = removals(excluding).getFirst().records();

        house.apply(excluding);
        Run run = committed();

        Map<EntityType, Long> deleted = new EnumMap<>(EntityType.class);
        house.sql()
                .sql("select entity, count(*) as n from change where run_id = :run and operation = 'DELETE' group by 1")
                .param("run", run.id())
                .query((row, _) -> deleted.put(EntityType.byCode(row.getInt("entity")), row.getLong("n")))
                .list();
        assertThat(deleted).isEqualTo(shown);
    }

    @Test
    void nothing_is_asked_where_nothing_would_leave() {
        house.apply(all());
        assertThat(removals(all().replace("autoMap: true", "autoMap: true\n  exclude: [\"205\"]")))
                .as("nothing was ever committed")
                .isEmpty();
        committed();
        assertThat(removals(all())).isEmpty();
        assertThat(removals(all().replace("autoMap: true", "autoMap: true\n  exclude: [\"999\"]")))
                .isEmpty();
        assertThat(removals("version: 1")).isEmpty();
    }

    private List<Removal> removals(String definition) {
        return house.connections.removals(List.of(new Connections.File("lakeside.yaml", definition)));
    }
}
