package org.passportsync.oneroster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passportsync.roster.EntityType.CONTACT;
import static org.passportsync.roster.EntityType.STAFF;
import static org.passportsync.roster.EntityType.STUDENT;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.passportsync.connection.Delivery;
import org.passportsync.connection.NativeApi;
import org.passportsync.roster.EntityType;
import org.passportsync.simulator.BasePath;
import org.passportsync.simulator.District;
import org.passportsync.simulator.DistrictSettings;
import org.passportsync.simulator.SimulatedSkyward;
import org.passportsync.simulator.SimulatorSettings;
import org.passportsync.sis.Application;
import org.passportsync.sis.PartKind;
import org.passportsync.sis.Resource;
import org.passportsync.sis.Source;
import org.passportsync.sis.SourceMapping;
import org.passportsync.sis.SourceSettings;
import org.passportsync.sis.SourceWatcher;

/** The gallery entry, and pages of a generated district through it, over HTTP. */
class SimulatedDistrictPagesTest {

    private static final int PAGE = 200;

    private final Application application =
            Application.named("skyward-oneroster").orElseThrow();

    @Test
    void the_gallery_has_it_with_its_resources_in_reading_order() {
        assertThat(application).isInstanceOf(OneRosterApplication.class);
        assertThat(application.resources())
                .map(Resource::name)
                .containsExactly(
                        "orgs", "academicSessions", "courses", "classes", "users", "demographics", "enrollments");
        assertThat(application.resources())
                .filteredOn(Resource::refusable)
                .map(Resource::name)
                .containsExactly("demographics");
    }

    @Test
    void every_mapping_feeds_an_attribute_of_the_catalogue_from_a_part_that_is_read_and_none_twice() {
        Set<PartKind> fed = application.resources().stream()
                .flatMap(resource -> resource.feeds().stream())
                .collect(Collectors.toSet());

        assertThat(application.mappings()).allSatisfy(mapping -> {
            assertThat(fed).contains(mapping.part());
            assertThat(mapping.part().entity().schema().find(mapping.to()))
                    .as("%s", mapping)
                    .isPresent();
        });
        assertThat(application.mappings())
                .map(mapping -> mapping.part().entity() + " " + mapping.to())
                .doesNotHaveDuplicates();
        assertThat(application.mappings()).map(SourceMapping::part).containsAll(fed);
    }

    @Test
    void every_attribute_is_fed_but_what_is_worked_out_later() {
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

        assertThat(unfed).containsExactly("staff.teaching");
    }

    @ParameterizedTest
    @CsvSource({"/ims/oneroster/v1p1", "/ims/oneroster/rostering/v1p2"})
    void every_row_of_a_generated_district_is_read(String path) throws Exception {
        try (SimulatedSkyward skyward = district();
                Source source = open(skyward, path)) {
            for (Resource resource : application.resources()) {
                ParsedPages pages = all(source, resource.name());

                assertThat(pages.held).as("%s held back", resource.name()).isEmpty();
                assertThat(pages.unreadable)
                        .as("%s unreadable", resource.name())
                        .isEmpty();
                assertThat(pages.rows).map(ParsedPages.Row::entity).containsOnly(entities(resource));
            }
        }
    }

    @Test
    void both_versions_of_a_district_tell_of_the_same_people() throws Exception {
        try (SimulatedSkyward skyward = district();
                Source old = open(skyward, BasePath.V1P1.path());
                Source current = open(skyward, BasePath.ROSTERING_V1P2.path())) {
            ParsedPages before = all(old, "users");
            ParsedPages after = all(current, "users");

            assertThat(comparable(before)).hasSizeGreaterThan(100).isEqualTo(comparable(after));
            assertThat(ids(before, STAFF)).isNotEmpty().isEqualTo(ids(after, STAFF));
            assertThat(ids(after, CONTACT)).containsAll(ids(before, CONTACT));
        }
    }

    /** Students without what 1.1 has no field for. */
    private static Map<String, Map<String, Object>> comparable(ParsedPages pages) {
        return pages.of(STUDENT).stream()
                .collect(Collectors.toMap(
                        ParsedPages.Row::rawId,
                        row -> row.values().entrySet().stream()
                                .filter(value -> !value.getKey().startsWith("preferred"))
                                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue))));
    }

    private static Set<String> ids(ParsedPages pages, EntityType entity) {
        return pages.of(entity).stream().map(ParsedPages.Row::rawId).collect(Collectors.toSet());
    }

    private static EntityType[] entities(Resource resource) {
        return resource.feeds().stream().map(PartKind::entity).distinct().toArray(EntityType[]::new);
    }

    private static ParsedPages all(Source source, String resource) throws Exception {
        ParsedPages pages = ParsedPages.of(resource);
        long offset = 0;
        do {
            pages.page(source.fetch(resource, offset, PAGE));
            offset += pages.ids.size();
        } while (!pages.ids.isEmpty());
        return pages;
    }

    private static SimulatedSkyward district() {
        return SimulatedSkyward.start(SimulatorSettings.of(District.of(DistrictSettings.of(7, 300))));
    }

    private Source open(SimulatedSkyward skyward, String path) {
        Delivery delivery = new Delivery(
                URI.create(skyward.url() + path),
                null,
                skyward.clientId(),
                null,
                List.of(),
                PAGE,
                2,
                Duration.ofSeconds(30),
                null);
        return application.open(
                delivery,
                new SourceSettings(
                        skyward.clientSecret(),
                        NativeApi.DEFAULT,
                        () -> Instant.parse("2026-01-15T12:00:00Z"),
                        new Random(1),
                        SourceWatcher.NONE));
    }
}
