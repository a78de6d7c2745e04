package org.passportsync.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.passportsync.connection.MappedSchool;
import org.passportsync.connection.SchoolsMapping;
import org.passportsync.shape.PlannedSchool.MappedAs;
import org.passportsync.shape.SchoolPlan.Plan;

/** What is planned for schools that were mapped before, or that the SIS lists no more. */
class KnownSchoolsTest extends PlannedByHand {

    @Test
    void a_renamed_school_keeps_its_hub_school_because_its_id_is_the_key() {
        UUID id = inHub("lincoln-elementary", "Lincoln Elementary", null);
        mappings.put("101", new SchoolsKnown.Mapping(id, MappedAs.AUTO));

        PlannedSchool lincoln = of(plan(ALL, school("101", "Abraham Lincoln School", null)), "101");

        assertThat(lincoln.schoolId()).isEqualTo(id);
        assertThat(lincoln.slug()).isNull();
    }

    @Test
    void a_schools_own_hub_school_is_not_suggested_to_it() {
        UUID id = inHub("lincoln-elementary", "Lincoln Elementary", "4800001");
        mappings.put("101", new SchoolsKnown.Mapping(id, MappedAs.AUTO));

        assertThat(of(plan(ALL, LINCOLN), "101").suggestion()).isNull();
    }

    @Test
    void a_school_that_merely_fed_another_gets_a_hub_school_of_its_own_once_it_is_mapped_by_itself() {
        UUID merged = inHub("lincoln-academy", "Lincoln Academy", null);
        mappings.put("101", new SchoolsKnown.Mapping(merged, MappedAs.EXISTING));

        PlannedSchool lincoln = of(plan(ALL, LINCOLN), "101");

        assertThat(lincoln.schoolId()).isEqualTo(newId("101"));
        assertThat(lincoln.slug()).isEqualTo("lincoln-elementary");
    }

    @Test
    void a_vanished_school_stays_mapped_as_it_was_while_the_definition_wants_it() {
        UUID id = inHub("lincoln-elementary", "Lincoln Elementary", null);
        mappings.put("101", new SchoolsKnown.Mapping(id, MappedAs.EXISTING));

        PlannedSchool wanted = of(plan(ALL, WASHINGTON), "101");
        PlannedSchool excluded = of(plan(new SchoolsMapping(true, List.of(), Set.of("101")), WASHINGTON), "101");

        assertThat(wanted.listed()).isFalse();
        assertThat(wanted.schoolId()).isEqualTo(id);
        assertThat(wanted.mappedAs()).isEqualTo(MappedAs.EXISTING);
        assertThat(excluded.mapped()).isFalse();
    }

    @Test
    void a_school_that_is_over_is_never_mapped_anew_but_stays_mapped_where_it_was() {
        SourceSchool over = new SourceSchool("101", "Lincoln Elementary", "school", null, true);
        assertThat(of(plan(ALL, over, WASHINGTON), "101").mapped()).isFalse();

        UUID id = inHub("lincoln-elementary", "Lincoln Elementary", null);
        mappings.put("101", new SchoolsKnown.Mapping(id, MappedAs.AUTO));
        PlannedSchool before = of(plan(ALL, over, WASHINGTON), "101");
        assertThat(before.schoolId()).isEqualTo(id);
        assertThat(before.slug()).isNull();
    }

    @Test
    void a_school_that_only_the_definition_knows_is_told_and_maps_nothing() {
        Plan plan = plan(mapping(new MappedSchool("101", "A", null), new MappedSchool("999", "B", null)), LINCOLN);

        assertThat(of(plan, "999").listed()).isFalse();
        assertThat(of(plan, "999").mapped()).isFalse();
        assertThat(plan.problems()).isEmpty();
    }

    @Test
    void the_district_s_own_row_is_so_still_where_it_is_not_listed() {
        SourceSchool office = new SourceSchool("d", "Lakeside", "district", null, false);
        lastListed.put("d", office);
        lastListed.put("205", WASHINGTON);

        assertThat(plan(ALL, LINCOLN).scope().offices()).containsExactly("d");
        assertThat(of(plan(ALL, LINCOLN), "d")).satisfies(planned -> {
            assertThat(planned.listed()).isFalse();
            assertThat(planned.mapped()).isFalse();
        });
        assertThat(plan(ALL, LINCOLN).schools())
                .noneMatch(planned -> planned.school().equals(WASHINGTON));

        mappings.put("d", new SchoolsKnown.Mapping(newId("d"), MappedAs.AUTO));
        assertThat(plan(ALL, LINCOLN).scope()).satisfies(scope -> {
            assertThat(scope.mapped()).containsExactlyInAnyOrder("101", "d");
            assertThat(scope.offices()).containsExactly("d");
        });

        SourceSchool anySchool = new SourceSchool("d", "Lakeside", "school", null, false);
        assertThat(plan(ALL, LINCOLN, anySchool).scope().offices()).isEmpty();
    }
}
