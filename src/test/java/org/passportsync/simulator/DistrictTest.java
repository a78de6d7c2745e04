package org.passportsync.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passportsync.simulator.Resource.ACADEMIC_SESSIONS;
import static org.passportsync.simulator.Resource.CLASSES;
import static org.passportsync.simulator.Resource.COURSES;
import static org.passportsync.simulator.Resource.DEMOGRAPHICS;
import static org.passportsync.simulator.Resource.ENROLLMENTS;
import static org.passportsync.simulator.Resource.ORGS;
import static org.passportsync.simulator.Resource.USERS;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a generated district is made of. */
class DistrictTest extends GeneratedRows {

    @ParameterizedTest
    @EnumSource
    void the_same_settings_give_the_same_rows(Resource resource) {
        assertThat(rows(District.of(DistrictSettings.of(7, 3000)), resource)).isEqualTo(rows(DISTRICT, resource));
        assertThat(rows(DISTRICT.onDay(5).onDay(0), resource)).isEqualTo(rows(DISTRICT, resource));
    }

    @Test
    void another_seed_gives_other_people() {
        assertThat(rows(District.of(DistrictSettings.of(8, 3000)), USERS)).isNotEqualTo(rows(DISTRICT, USERS));
    }

    @ParameterizedTest
    @EnumSource
    void rows_are_sorted_by_id_and_found_by_it(Resource resource) {
        for (District day : List.of(DISTRICT, DISTRICT.onDay(30), DISTRICT.onDay(310), DISTRICT.onBadDay())) {
            Table table = day.table(resource, VIEW, Sight.EVERYTHING);
            List<String> ids =
                    IntStream.range(0, table.size()).mapToObj(table::idAt).toList();
            assertThat(ids).isSorted().doesNotHaveDuplicates();
            assertThat(IntStream.range(0, table.size())).allMatch(rank -> table.rankOf(ids.get(rank)) == rank);
            assertThat(ids).isEqualTo(List.copyOf(rows(day, resource).keySet()));
            assertThat(table.rankOf("nobody-1-2-3")).isEqualTo(-1);
            assertThat(table.rankOf("")).isEqualTo(-1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 3000})
    void every_reference_leads_to_a_row_that_is_there(int students) {
        for (Version version : Version.values()) {
            View view = new View(version, "http://sim.example/v");
            District district = District.of(DistrictSettings.of(3, students)).onDay(40);
            Set<String> ids = new HashSet<>();
            Arrays.stream(Resource.values())
                    .forEach(one -> ids.addAll(rows(district, one, view).keySet()));
            List<String> dangling = new ArrayList<>();
            for (Resource resource : Resource.values()) {
                rows(district, resource, view)
                        .values()
                        .forEach(row -> RowFields.of(Utf8.bytes(row))
                                .values()
                                .forEach((path, found) -> found.stream()
                                        .filter(one -> path.endsWith("sourcedId") && !ids.contains(one)
                                                || path.endsWith("href") && !one.startsWith("http://sim.example/v/"))
                                        .forEach(one -> dangling.add(resource.path() + " " + path + " " + one))));
            }
            assertThat(dangling).isEmpty();
        }
    }

    @Test
    void a_tiny_district_has_a_school_of_every_level() {
        List<String> names = rows(District.of(DistrictSettings.of(1, 100)), ORGS).values().stream()
                .map(row -> RowFields.of(Utf8.bytes(row)).first("name"))
                .toList();

        assertThat(names).hasSize(4);
        assertThat(names).anyMatch(name -> name.endsWith("Elementary School"));
        assertThat(names).anyMatch(name -> name.endsWith("Middle School"));
        assertThat(names).anyMatch(name -> name.endsWith("High School"));
    }

    @Test
    void sixty_thousand_students_make_about_a_million_rows() {
        District large = District.of(DistrictSettings.of(1, 60_000));

        assertThat(large.count(ORGS)).isEqualTo(101);
        assertThat(large.count(DEMOGRAPHICS)).isEqualTo(60_000);
        assertThat(Arrays.stream(Resource.values()).mapToInt(large::count).sum())
                .isBetween(950_000, 1_050_000);
    }

    @Test
    void every_student_has_the_same_number_of_classes_all_at_the_own_school() {
        Map<String, String> users = rows(DISTRICT, USERS);
        Map<String, Integer> classes = new TreeMap<>();
        rows(DISTRICT, ENROLLMENTS).forEach((id, row) -> {
            RowFields fields = RowFields.of(Utf8.bytes(row));
            String user = fields.first("user.sourcedId");
            if (fields.first("role").equals("student")) {
                classes.merge(user, 1, Integer::sum);
                assertThat(RowFields.of(Utf8.bytes(users.getOrDefault(user, "")))
                                .first("primaryOrg.sourcedId"))
                        .isEqualTo(fields.first("school.sourcedId"));
            }
            assertThat(fields.first("class.sourcedId").substring(9, 12))
                    .isEqualTo(fields.first("school.sourcedId").substring(4));
        });
        assertThat(classes).hasSize(DISTRICT.count(DEMOGRAPHICS));
        assertThat(classes.values()).containsOnly(LevelPlan.SUBJECTS);
    }

    @Test
    void some_staff_are_guardians_and_have_both_roles_in_1_2_and_two_users_in_1_1() {
        View shape11 = new View(Version.V1_1, "http://sim.example/v");
        Map<String, String> in12 = rows(DISTRICT, USERS);
        Map<String, String> in11 = rows(DISTRICT, USERS, shape11);

        List<String> both = in12.entrySet().stream()
                .filter(one -> one.getKey().startsWith("stf-") && one.getValue().contains("\"role\":\"guardian\""))
                .map(Map.Entry::getKey)
                .toList();
        assertThat(both).isNotEmpty();
        assertThat(both)
                .allMatch(id -> RowFields.of(Utf8.bytes(in12.getOrDefault(id, "")))
                        .first("agents.sourcedId")
                        .startsWith("stu-"));
        assertThat(in11.size()).isGreaterThan(in12.size());
    }

    @Test
    void siblings_share_their_guardians() {
        assertThat(rows(DISTRICT, USERS).entrySet().stream()
                        .filter(one -> one.getKey().startsWith("con-"))
                        .map(one -> RowFields.of(Utf8.bytes(one.getValue()))
                                .all("agents.sourcedId")
                                .size()))
                .contains(1, 2, 3);
    }

    @Test
    void a_school_that_is_missing_takes_along_what_is_only_its_own() {
        Sight sight = new Sight(Set.of(), Set.of("sch-002"));

        for (Resource resource : List.of(ORGS, COURSES, CLASSES, ENROLLMENTS)) {
            Table table = DISTRICT.table(resource, VIEW, sight);
            assertThat(IntStream.range(0, table.size()).mapToObj(rank -> row(table, rank)))
                    .as(resource.path())
                    .isNotEmpty()
                    .noneMatch(row -> row.contains("\"sch-002\""));
        }
        Table users = DISTRICT.table(USERS, VIEW, sight);
        assertThat(IntStream.range(0, users.size())
                        .mapToObj(rank ->
                                RowFields.of(Utf8.bytes(row(users, rank))).all("roles.org.sourcedId")))
                .allMatch(orgs -> orgs.stream().anyMatch(org -> !org.equals("sch-002")));
        assertThat(DISTRICT.table(ACADEMIC_SESSIONS, VIEW, sight).size()).isEqualTo(7);
    }
}
