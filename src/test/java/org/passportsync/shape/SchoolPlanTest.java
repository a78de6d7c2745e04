package org.passportsync.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.passportsync.connection.AttributeMapping;
import org.passportsync.connection.MappedSchool;
import org.passportsync.connection.PerEntity;
import org.passportsync.connection.SchoolsMapping;
import org.passportsync.connection.StaffChoice;
import org.passportsync.connection.Transform;
import org.passportsync.roster.EntityType;
import org.passportsync.shape.PlannedSchool.MappedAs;
import org.passportsync.shape.SchoolPlan.Plan;
import org.passportsync.shape.SchoolSuggestion.Reason;
import org.passportsync.sis.Application;
import org.passportsync.sis.PartKind;
import org.passportsync.sis.SourceMapping;
import org.passportsync.sis.SourceRow;

class SchoolPlanTest {

    private static final SchoolsMapping ALL = new SchoolsMapping(true, List.of(), Set.of());
    private static final SourceSchool LINCOLN = school("101", "Lincoln Elementary", "4800001");
    private static final SourceSchool WASHINGTON = school("205", "Washington Middle", "4800002");
    private static final SourceSchool OFFICE = new SourceSchool("800", "Lakeside Office", "district", null, false);

    private final Map<String, SchoolsKnown.Mapping> mappings = new HashMap<>();
    private final List<HubSchool> hub = new ArrayList<>();
    private final Map<String, SourceSchool> lastListed = new HashMap<>();

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

    @Test
    void the_district_office_is_auto_mapped_only_for_all_active_staff() {
        Plan plan = new SchoolPlan(ALL, StaffChoice.TEACHING_ONLY, known(), SchoolPlanTest::newId)
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
    void a_renamed_school_keeps_its_hub_school_because_its_id_is_the_key() {
        UUID id = inHub("lincoln-elementary", "Lincoln Elementary", null);
        mappings.put("101", new SchoolsKnown.Mapping(id, MappedAs.AUTO));

        PlannedSchool lincoln = of(plan(ALL, school("101", "Abraham Lincoln School", null)), "101");

        assertThat(lincoln.schoolId()).isEqualTo(id);
        assertThat(lincoln.slug()).isNull();
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

    private Plan plan(SchoolsMapping wanted, SourceSchool... listed) {
        return new SchoolPlan(wanted, StaffChoice.ALL_ACTIVE, known(), SchoolPlanTest::newId).of(List.of(listed));
    }

    private SchoolsKnown known() {
        return new SchoolsKnown(mappings, hub, lastListed);
    }

    private UUID inHub(String slug, String name, @Nullable String identifier) {
        UUID id = newId("hub " + slug);
        hub.add(new HubSchool(id, slug, name, identifier));
        return id;
    }

    private static PlannedSchool of(Plan plan, String source) {
        return plan.schools().stream()
                .filter(planned -> planned.school().id().equals(source))
                .findFirst()
                .orElseThrow();
    }

    private static SchoolsMapping mapping(MappedSchool... schools) {
        return new SchoolsMapping(false, List.of(schools), Set.of());
    }

    private static SourceSchool school(String id, String name, @Nullable String identifier) {
        return new SourceSchool(id, name, "school", identifier, false);
    }

    private static UUID newId(String rawId) {
        return UUID.nameUUIDFromBytes(rawId.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
