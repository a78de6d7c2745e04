package org.passportsync.skyward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passportsync.sis.Presence.GONE;
import static org.passportsync.sis.Presence.PRESENT;
import static org.passportsync.sis.Presence.UNKNOWN;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passportsync.roster.EntityType;
import org.passportsync.simulator.District;
import org.passportsync.simulator.DistrictSettings;
import org.passportsync.simulator.SimulatedSkyward;
import org.passportsync.simulator.SimulatorSettings;
import org.passportsync.sis.Application;
import org.passportsync.sis.ConnectionReport;
import org.passportsync.sis.PartKind;
import org.passportsync.sis.Resource;
import org.passportsync.sis.SourceFault;
import org.passportsync.sis.SourceMapping;
import org.passportsync.sis.SourcePage;
import org.passportsync.sis.Walk;

/** The gallery entry, and a generated district through it, over HTTP. */
class SimulatedSkywardTest {

    private static final int PAGE = 50;

    private final Application application = Application.named("skyward").orElseThrow();
    private final SimulatedSkyward skyward =
            SimulatedSkyward.start(SimulatorSettings.of(District.of(DistrictSettings.of(7, 300))));
    private final Opened opened = Opened.at(skyward.url() + "/api");

    @AfterEach
    void close() {
        opened.close();
        skyward.close();
    }

    @Test
    void the_gallery_has_it_with_its_resources_in_reading_order() {
        assertThat(application).isInstanceOf(SkywardApplication.class);
        assertThat(application.resources())
                .map(Resource::name)
                .containsExactly(
                        "schools",
                        "gradingbuckets",
                        "courses",
                        "sections",
                        "students",
                        "staff",
                        "guardians",
                        "enrollments");
        assertThat(application.resources()).noneMatch(Resource::refusable);
    }

    @Test
    void every_mapping_feeds_an_attribute_of_the_catalogue_from_a_part_that_is_read() {
        Set<PartKind> fed = application.resources().stream()
                .flatMap(resource -> resource.feeds().stream())
                .collect(Collectors.toSet());

        assertThat(application.mappings()).doesNotHaveDuplicates().allSatisfy(mapping -> {
            assertThat(fed).contains(mapping.part());
            assertThat(mapping.part().entity().schema().find(mapping.to()))
                    .as("%s", mapping)
                    .isPresent();
        });
        assertThat(application.mappings()).map(SourceMapping::part).containsAll(fed);
    }

    @Test
    void every_attribute_is_fed_but_what_the_native_api_does_not_have_and_what_is_worked_out_later() {
        Set<String> fed = application.mappings().stream()
                .map(mapping -> mapping.part().entity().key() + "." + mapping.to())
                .collect(Collectors.toSet());
        Set<String> unfed = new HashSet<>();
        for (EntityType entity : EntityType.values()) {
            entity.schema().attributes().stream()
                    .map(attribute -> entity.key() + "." + attribute.name())
                    .filter(attribute -> !fed.contains(attribute))
                    .forEach(unfed::add);
        }

        assertThat(unfed)
                .containsExactlyInAnyOrder(
                        "school.type",
                        "school.district",
                        "course.subjectCodes",
                        "class.grades",
                        "class.subjects",
                        "student.preferredFamilyName",
                        "student.phone",
                        "student.sms",
                        "staff.preferredFamilyName",
                        "staff.sms",
                        "staff.teaching",
                        "contact.sms",
                        "contact.enabled",
                        "contact.role",
                        "schoolEnrollment.beginDate",
                        "schoolEnrollment.endDate");
    }

    @Test
    void every_row_is_read_by_cursor_as_by_offset() throws Exception {
        try (Opened byOffset = Opened.at(skyward.url() + "/api")) {
            application.resources().forEach(resource -> byOffset.byOffset(resource.name(), null));
            for (Resource resource : application.resources()) {
                Pages pages = read(opened, resource.name());

                assertThat(pages.held).as(resource.name()).isEmpty();
                assertThat(pages.unreadable).as(resource.name()).isEmpty();
                assertThat(pages.rows).map(Pages.Row::entity).contains(entities(resource));
                assertThat(read(byOffset, resource.name()).rows).isEqualTo(pages.rows);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"staff", "sections"})
    void the_schools_lists_together_are_the_districts(String resource) throws Exception {
        try (Opened bySchool = Opened.at(skyward.url() + "/api").path(resource, "/v1/schools/{SchoolId}/" + resource)) {
            assertThat(new LinkedHashSet<>(read(bySchool, resource).rows))
                    .containsExactlyInAnyOrderElementsOf(read(opened, resource).rows);
        }
    }

    @Test
    void the_schools_lists_have_the_same_students() throws Exception {
        try (Opened bySchool =
                Opened.at(skyward.url() + "/api").byOffset("students", "/v1/schools/{SchoolId}/students")) {
            Set<String> ids = ids(read(bySchool, "students"));

            assertThat(ids).hasSizeGreaterThanOrEqualTo(300).isEqualTo(ids(read(opened, "students")));
        }
    }

    @Test
    void the_lists_of_all_students_are_the_one_list_of_all() throws Exception {
        try (Opened together = Opened.at(skyward.url() + "/api").path("enrollments", "/v1/studentschedules")) {
            assertThat(read(opened, "enrollments").rows)
                    .hasSizeGreaterThan(300)
                    .containsExactlyInAnyOrderElementsOf(read(together, "enrollments").rows);
        }
    }

    @Test
    void what_was_read_is_there_and_what_never_was_is_gone() throws Exception {
        for (Resource resource : application.resources()) {
            Pages pages = read(opened, resource.name());
            String origin = pages.rows.getLast().origin();

            assertThat(opened.source().confirm(resource.name(), origin))
                    .as("%s", resource.name())
                    .isEqualTo(PRESENT);
            assertThat(opened.source().confirm(resource.name(), "77" + origin))
                    .as("%s", resource.name())
                    .isEqualTo(GONE);
        }
    }

    @Test
    void single_rows_that_are_not_offered_leave_it_open() throws Exception {
        skyward.faults("no-single-rows");

        assertThat(opened.source().confirm("students", "1")).isEqualTo(UNKNOWN);
    }

    @Test
    void a_cursor_that_expired_is_a_lost_place() throws Exception {
        skyward.faults("cursor-expires=1@students");
        String first = opened.source().follow("students", null, PAGE).next();
        String second = opened.source().follow("students", first, PAGE).next();

        SourceFault fault = opened.faultOf("students", second);

        assertThat(fault.kind()).isEqualTo(SourceFault.Kind.LOST_PLACE);
        assertThat(fault.reason()).contains("The cursor is not known or has expired");
    }

    @ParameterizedTest
    @ValueSource(strings = {"client_credentials", "password"})
    void the_only_grant_that_is_offered_is_found(String grant) throws Exception {
        skyward.faults("grant=" + grant);

        ConnectionReport report = opened.source().test();

        assertThat(report.passed()).isTrue();
        assertThat(report.facts().getFirst()).endsWith("/api/token, for the grant " + grant + ".");
        assertThat(report.resources()).allMatch(one -> one.problem() == null);
    }

    @Test
    void enrollments_that_are_not_offered_are_told_with_the_way_round() {
        skyward.faults("missing=enrollments");

        assertThat(opened.faultOf("enrollments", null).reason())
                .contains("answers 404 for each", "/v1/studentschedules");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/ims/oneroster/v1p1"})
    void the_addresses_beside_it_are_recognised(String path) throws Exception {
        try (Opened wrong = Opened.at(skyward.url() + path)) {
            assertThat(wrong.source().test().problem()).contains("OneRoster", "application skyward-oneroster");
        }
    }

    private static Pages read(Opened from, String resource) throws Exception {
        Pages pages = Pages.of(resource);
        if (from.source().walk(resource) == Walk.BY_CURSOR) {
            String cursor = null;
            do {
                SourcePage page = from.source().follow(resource, cursor, PAGE);
                pages.page(page);
                cursor = page.next();
            } while (cursor != null);
            return pages;
        }
        long offset = 0;
        do {
            pages.page(from.source().fetch(resource, offset, PAGE));
            offset += pages.ids.size();
        } while (!pages.ids.isEmpty());
        return pages;
    }

    private static Set<String> ids(Pages pages) {
        return pages.rows.stream().map(Pages.Row::rawId).collect(Collectors.toSet());
    }

    private static EntityType[] entities(Resource resource) {
        return resource.feeds().stream().map(PartKind::entity).distinct().toArray(EntityType[]::new);
    }
}
