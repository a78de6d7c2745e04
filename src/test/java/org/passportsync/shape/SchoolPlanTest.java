package org.passportsync.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.passportsync.connection.MappedSchool;
import org.passportsync.connection.SchoolsMapping;
import org.passportsync.connection.StaffChoice;
import org.passportsync.shape.PlannedSchool.MappedAs;
import org.passportsync.shape.SchoolPlan.Plan;
import org.passportsync.shape.SchoolSuggestion.Reason;

/** What schools of a SIS are mapped to by a definition, and what is suggested for them. */
class SchoolPlanTest extends PlannedByHand {

    private static final SourceSchool OFFICE = new SourceSchool("800", "Lakeside Office", "district", null, false);

    @Test
    void auto_mapping_makes_a_hub_school_of_every_school_named_after_it() {
        Plan plan = plan(ALL, LINCOLN, WASHINGTON, OFFICE);

        assertThat(plan.problems()).isEmpty();
        assertThat(of(plan, "101").mappedAs()).isEqualTo(MappedAs.AUTO);
        assertThat(of(plan, "101").slug()).isEqualTo("lincoln-elementary");
        assertThat(of(plan, "101").schoolId()).isEqualTo(newId("101"));
        assertThat(plan.scope().mapped()).containsExactlyInAnyOrder("101", "205", "800");
        assertThat(plan.scope().offices()).containsExactly("800");
    }

    @Test
    void the_district_office_is_auto_mapped_only_for_all_active_staff() {
        Plan plan = new SchoolPlan(ALL, StaffChoice.TEACHING_ONLY, known(), PlannedByHand::newId)
                .of(List.of(LINCOLN, OFFICE));

        assertThat(plan.scope().mapped()).containsExactly("101");
    }

    @Test
    void an_excluded_school_stays_out_and_nothing_is_suggested_for_it() {
        inHub("lincoln-elementary", "Lincoln Elementary", null);

        PlannedSchool lincoln =
                of(plan(new SchoolsMapping(true, List.of(), Set.of("101")), LINCOLN, WASHINGTON), "101");

        assertThat(lincoln.mapped()).isFalse();
        assertThat(lincoln.suggestion()).isNull();
    }

    @Test
    void a_mapped_name_is_the_hub_schools_and_its_slug() {
        PlannedSchool lincoln = of(plan(mapping(new MappedSchool("101", "Lincoln Academy", null)), LINCOLN), "101");

        assertThat(lincoln.mappedAs()).isEqualTo(MappedAs.NEW);
        assertThat(lincoln.hubName()).isEqualTo("Lincoln Academy");
        assertThat(lincoln.slug()).isEqualTo("lincoln-academy");
    }

    @Test
    void two_schools_of_the_same_name_get_slugs_of_their_own() {
        Plan plan = plan(ALL, LINCOLN, school("102", "Lincoln Elementary", null));

        assertThat(plan.schools())
                .extracting(PlannedSchool::slug)
                .containsExactly("lincoln-elementary", "lincoln-elementary-2");
    }

    @Test
    void several_schools_feed_one_hub_school_that_one_of_them_makes_whatever_their_order() {
        SchoolsMapping merged = mapping(
                new MappedSchool("101", null, "lincoln-academy"), new MappedSchool("205", "Lincoln Academy", null));

        Plan plan = plan(merged, LINCOLN, WASHINGTON);

        assertThat(plan.problems()).isEmpty();
        assertThat(plan.schools()).extracting(PlannedSchool::schoolId).containsOnly(newId("205"));
        assertThat(of(plan, "101").mappedAs()).isEqualTo(MappedAs.EXISTING);
        assertThat(of(plan, "101").slug()).isNull();
    }

    @Test
    void a_slug_that_no_hub_school_has_is_refused_with_those_there_are() {
        inHub("roosevelt-high", "Roosevelt High", null);

        Plan plan = plan(mapping(new MappedSchool("101", null, "lincon")), LINCOLN);

        assertThat(plan.problems())
                .singleElement()
                .asString()
                .contains("source 101", "lincon", "the hub has [roosevelt-high]", "new: and a name");
    }

    @Test
    void a_hub_school_with_the_same_identifier_is_suggested_and_not_taken() {
        inHub("first", "Somewhere", "4800001");
        inHub("second", "Lincoln Elementary", null);

        PlannedSchool lincoln = of(plan(ALL, LINCOLN), "101");

        assertThat(lincoln.suggestion()).isEqualTo(new SchoolSuggestion("first", Reason.IDENTIFIER));
        assertThat(lincoln.schoolId()).isEqualTo(newId("101"));
        assertThat(lincoln.slug()).isEqualTo("lincoln-elementary");
    }

    @Test
    void exactly_the_same_name_is_suggested_also_for_a_school_that_is_not_mapped() {
        inHub("lincoln-elementary", "Lincoln Elementary", null);
        inHub("washington", "Washington middle", null);

        Plan plan = plan(
                mapping(new MappedSchool("300", "Roosevelt", null)), LINCOLN, WASHINGTON, school("300", "R", null));

        assertThat(of(plan, "101").suggestion()).isEqualTo(new SchoolSuggestion("lincoln-elementary", Reason.NAME));
        assertThat(of(plan, "101").mapped()).isFalse();
        assertThat(of(plan, "205").suggestion()).isNull();
    }

    @Test
    void without_any_mapping_the_message_says_what_there_is_and_what_to_do() {
        assertThat(plan(mapping(new MappedSchool("999", "B", null)), LINCOLN, WASHINGTON)
                        .problems())
                .singleElement()
                .asString()
                .contains("no school is mapped", "lists 2 schools: [101, 205]", "schools.autoMap: true");
        assertThat(plan(ALL).problems())
                .singleElement()
                .asString()
                .contains("lists no school at all", "which schools the credential may see");
    }
}
