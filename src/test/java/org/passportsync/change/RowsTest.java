package org.passportsync.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.passportsync.roster.EntityType;
import org.passportsync.roster.Schema;

/** A staff member who comes in several rows, one for each school. */
class RowsTest {

    private static final Schema STAFF = EntityType.STAFF.schema();

    private final Rows rows = new Rows(STAFF);

    private void aRow(String school, String primary, @Nullable String email, String... roles) {
        @Nullable Object[] row = new Object[STAFF.size()];
        row[STAFF.slot("familyName")] = "Ortega";
        row[STAFF.slot("schools")] = List.of(school);
        row[STAFF.slot("primarySchool")] = primary;
        row[STAFF.slot("email")] = email;
        row[STAFF.slot("roles")] = List.of(roles);
        rows.add(row);
    }

    private @Nullable Object united(String attribute) {
        @Nullable Object[] values = new Object[STAFF.size()];
        rows.unite(values);
        return values[STAFF.slot(attribute)];
    }

    @Test
    void a_single_row_is_taken_as_it_is() {
        aRow("101", "101", "b.ortega@lakeside.example", "teacher");

        assertThat(united("schools")).isEqualTo(List.of("101"));
        assertThat(united("roles")).isEqualTo(List.of("teacher"));
        assertThat(united("email")).isEqualTo("b.ortega@lakeside.example");
    }

    @Test
    void the_schools_and_roles_of_all_rows_are_united() {
        aRow("101", "102", null, "teacher");
        aRow("102", "102", null, "counselor", "teacher");

        assertThat(united("schools"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .containsExactlyInAnyOrder("101", "102");
        assertThat(united("roles")).isEqualTo(List.of("counselor", "teacher"));
    }

    @Test
    void where_rows_differ_that_of_the_primary_school_counts() {
        aRow("101", "102", "old@lakeside.example");
        aRow("102", "102", "new@lakeside.example");

        assertThat(united("email")).isEqualTo("new@lakeside.example");
        assertThat(united("primarySchool")).isEqualTo("102");
    }

    @Test
    void what_the_row_of_the_primary_school_leaves_open_another_one_fills() {
        aRow("101", "102", "b.ortega@lakeside.example");
        aRow("102", "102", null);

        assertThat(united("email")).isEqualTo("b.ortega@lakeside.example");
    }
}
