package org.passportsync.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.passportsync.connection.AttributeMapping;
import org.passportsync.connection.PerEntity;
import org.passportsync.connection.Transform;
import org.passportsync.roster.EntityType;
import org.passportsync.sis.Application;
import org.passportsync.sis.PartKind;
import org.passportsync.sis.SourceMapping;
import org.passportsync.sis.SourceRow;

/** How a SIS's list of schools is read. */
class SchoolRowsTest {

    @Test
    void the_list_of_schools_is_read_by_what_feeds_their_records() {
        List<SourceMapping> shipped = Application.named("skyward").orElseThrow().mappings();
        SourceSchool asShipped = listed(Feeds.of(shipped, PerEntity.none()));
        SourceSchool mapped = listed(Feeds.of(
                shipped,
                new PerEntity<>(Map.of(
                        EntityType.SCHOOL,
                        List.of(
                                new AttributeMapping(
                                        List.of("StateCode"), "identifier", List.of(new Transform.Digits())),
                                new AttributeMapping(
                                        List.of(), "type", List.of(new Transform.Otherwise("district"))))))));

        assertThat(asShipped).isEqualTo(new SourceSchool("101", "Lincoln", null, "101", false));
        assertThat(mapped).isEqualTo(new SourceSchool("101", "Lincoln", "district", "4800001", false));
    }

    private static SourceSchool listed(Feeds feeds) {
        SchoolRows rows = new SchoolRows(new PartKind(EntityType.SCHOOL, "schools"), feeds);
        SourceRow row = new SourceRow(rows.rows());
        row.start("101", "schools", "101", SourceRow.Status.ACTIVE);
        Map<String, String> stated = Map.of("SchoolName", " Lincoln ", "SchoolId", "101", "StateCode", "TX-4800001");
        stated.forEach((name, value) -> {
            if (rows.rows().slot(name) >= 0) {
                row.set(rows.rows().slot(name), value);
            }
        });
        return rows.school(row);
    }
}
