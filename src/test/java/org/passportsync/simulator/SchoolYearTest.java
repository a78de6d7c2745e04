package org.passportsync.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.passportsync.simulator.Resource.ACADEMIC_SESSIONS;
import static org.passportsync.simulator.Resource.CLASSES;
import static org.passportsync.simulator.Resource.COURSES;
import static org.passportsync.simulator.Resource.DEMOGRAPHICS;
import static org.passportsync.simulator.Resource.ENROLLMENTS;
import static org.passportsync.simulator.Resource.USERS;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A generated district through its school years. */
class SchoolYearTest {

    private static final int FIRST_SEMESTER_ENDS = 120;
    private static final int YEAR_ENDS = 270;
    private static final int NEXT_IS_OFFERED = 303;
    private static final int NEXT_BEGINS = 345;
    private static final int LAST_IS_UNLISTED = 365;

    private static final District DISTRICT =
            District.of(DistrictSettings.of(7, 600).with(DistrictSettings.Quirks.USUAL.at(Pace.CALM)));

    @ParameterizedTest
    @CsvSource({
        "0, ses-2026",
        "302, ses-2026",
        "303, ses-2026 ses-2027",
        "364, ses-2026 ses-2027",
        "365, ses-2027",
        "1000, ses-2028"
    })
    void next_year_is_offered_weeks_ahead_and_the_last_one_stays_listed_for_weeks(int day, String years) {
        List<String> listed = rows(DISTRICT.onDay(day), ACADEMIC_SESSIONS).entrySet().stream()
                .filter(one -> one.getValue().first("type").equals("schoolYear"))
                .map(Map.Entry::getKey)
                .toList();

        assertThat(listed).containsExactly(years.split(" "));
    }

    @Test
    void a_school_year_has_its_dates_and_the_next_one_the_same_a_year_later() {
        Map<String, RowFields> sessions = rows(DISTRICT.onDay(NEXT_IS_OFFERED), ACADEMIC_SESSIONS);

        assertThat(dates(sessions, "ses-2026")).isEqualTo("2026-08-25 2027-06-11");
        assertThat(dates(sessions, "ses-2026-s1")).isEqualTo("2026-08-25 2027-01-12");
        assertThat(dates(sessions, "ses-2026-s2")).isEqualTo("2027-01-13 2027-06-11");
        assertThat(dates(sessions, "ses-2027")).isEqualTo("2027-08-25 2028-06-10");
        assertThat(DISTRICT.onDay(NEXT_BEGINS).today()).hasToString("2027-08-25");
    }

    @Test
    void at_the_change_of_terms_a_good_part_of_the_classes_ends_and_as_many_begin() {
        Map<String, RowFields> rows = rows(DISTRICT.onDay(FIRST_SEMESTER_ENDS), ENROLLMENTS);
        String lastDay = DISTRICT.onDay(FIRST_SEMESTER_ENDS).today().toString();
        String nextDay = DISTRICT.onDay(FIRST_SEMESTER_ENDS + 1).today().toString();

        double current = count(rows, row -> row.first("beginDate").compareTo(nextDay) < 0) * 1.0;
        assertThat(count(rows, row -> row.first("endDate").equals(lastDay)) / current)
                .isBetween(0.11, 0.2);
        assertThat(count(rows, row -> row.first("beginDate").equals(nextDay)) / current)
                .isBetween(0.11, 0.2);
    }

    @Test
    void in_summer_every_enrollment_is_past_until_next_years_are_offered() {
        for (int day : new int[] {YEAR_ENDS + 1, NEXT_IS_OFFERED - 1}) {
            String today = DISTRICT.onDay(day).today().toString();
            assertThat(rows(DISTRICT.onDay(day), ENROLLMENTS).values())
                    .isNotEmpty()
                    .allMatch(row -> row.first("endDate").compareTo(today) < 0);
        }

        String offered = DISTRICT.onDay(NEXT_IS_OFFERED).today().toString();
        Map<String, RowFields> rows = rows(DISTRICT.onDay(NEXT_IS_OFFERED), ENROLLMENTS);
        int ahead = count(rows, row -> row.first("beginDate").compareTo(offered) > 0);
        assertThat(ahead).isBetween(rows.size() * 4 / 10, rows.size() * 6 / 10);
    }

    @Test
    void next_years_classes_and_enrollments_have_other_identifiers() {
        for (Resource resource : List.of(CLASSES, ENROLLMENTS, ACADEMIC_SESSIONS)) {
            Set<String> before = rows(DISTRICT, resource).keySet();
            Set<String> after = rows(DISTRICT.onDay(LAST_IS_UNLISTED), resource).keySet();
            assertThat(after).as(resource.path()).isNotEmpty().doesNotContainAnyElementsOf(before);
        }
        assertThat(rows(DISTRICT.onDay(LAST_IS_UNLISTED), COURSES).keySet())
                .isEqualTo(rows(DISTRICT, COURSES).keySet());
    }

    @Test
    void students_are_promoted_the_oldest_leave_and_kindergartners_come() {
        Map<String, Integer> before = grades(NEXT_IS_OFFERED - 1);
        Map<String, Integer> after = grades(NEXT_IS_OFFERED);
        Map<String, Integer> steps = new TreeMap<>();
        before.forEach((id, grade) -> {
            if (after.containsKey(id)) {
                steps.merge(String.valueOf(after.getOrDefault(id, 0) - grade), 1, Integer::sum);
            }
        });

        assertThat(steps.getOrDefault("1", 0)
                        * 100.0
                        / steps.values().stream().mapToInt(one -> one).sum())
                .isGreaterThan(95);
        Set<String> come = new TreeSet<>(after.keySet());
        come.removeAll(before.keySet());
        assertThat(come).hasSizeBetween(42, 52);
        assertThat(come.stream().filter(id -> after.getOrDefault(id, -1) == 0).count())
                .isGreaterThan(38);
        Set<String> gone = new TreeSet<>(before.keySet());
        gone.removeAll(after.keySet());
        assertThat(gone).hasSizeBetween(30, 66);
        assertThat(gone.stream().filter(id -> before.getOrDefault(id, -1) >= 11).count())
                .isGreaterThan(gone.size() - 5L);
    }

    @ParameterizedTest
    @ValueSource(ints = {121, 271, 303, 345, 365, 700, 1000})
    void every_reference_leads_to_a_row_on_any_day_of_the_year(int day) {
        Set<String> ids = new HashSet<>();
        Map<Resource, Map<String, RowFields>> all = new HashMap<>();
        for (Resource resource : Resource.values()) {
            all.put(resource, rows(DISTRICT.onDay(day), resource));
            ids.addAll(rows(DISTRICT.onDay(day), resource).keySet());
        }
        Set<String> dangling = new TreeSet<>();
        all.forEach((resource, rows) -> rows.values()
                .forEach(row -> row.values()
                        .forEach((path, found) -> found.stream()
                                .filter(one -> path.endsWith("sourcedId") && !ids.contains(one))
                                .forEach(one -> dangling.add(resource.path() + " " + path + " " + one)))));

        assertThat(dangling).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 345, 700, 1000})
    void the_number_of_students_stays_and_a_calm_one_changes_a_twentieth(int day) {
        assertThat(DISTRICT.onDay(day).count(DEMOGRAPHICS)).isCloseTo(600, within(100));
        assertThat(DISTRICT.onDay(day - 50).count(USERS)).isPositive();
        Set<String> before =
                new TreeSet<>(rows(DISTRICT.onDay(day - 20), DEMOGRAPHICS).keySet());
        int there = before.size();
        before.removeAll(rows(DISTRICT.onDay(day), DEMOGRAPHICS).keySet());
        assertThat(before.size() * 100.0 / there).isBetween(0.2, 3.0);
    }

    @Test
    void every_enrollment_begins_before_it_ends_but_for_classes_changed_after_their_term() {
        for (int day : new int[] {0, 200, 310, 340, 1000}) {
            Map<String, RowFields> rows = rows(DISTRICT.onDay(day), ENROLLMENTS);
            int backwards = count(rows, row -> row.first("beginDate").compareTo(row.first("endDate")) > 0);
            assertThat(backwards).as("day " + day).isLessThan(rows.size() / 50);
        }
    }

    private static Map<String, Integer> grades(int day) {
        Map<String, Integer> grades = new TreeMap<>();
        rows(DISTRICT.onDay(day), USERS).forEach((id, row) -> {
            if (id.startsWith("stu-")) {
                grades.put(id, grade(row.first("grades")));
            }
        });
        return grades;
    }

    private static int grade(String text) {
        return text.equals("KG") ? 0 : Integer.parseInt(text);
    }

    private static String dates(Map<String, RowFields> sessions, String id) {
        RowFields session = sessions.getOrDefault(id, RowFields.of(Utf8.bytes("{}")));
        return session.first("startDate") + " " + session.first("endDate");
    }

    private static int count(Map<String, RowFields> rows, java.util.function.Predicate<RowFields> which) {
        return (int) rows.values().stream().filter(which).count();
    }

    private static Map<String, RowFields> rows(District district, Resource resource) {
        Table table = district.table(resource, new View(Version.V1_2, "http://sim.example/v"), Sight.EVERYTHING);
        Map<String, RowFields> rows = new TreeMap<>();
        IntStream.range(0, table.size()).forEach(rank -> {
            Utf8 out = new Utf8();
            table.write(rank, out);
            rows.put(table.idAt(rank), RowFields.of(Utf8.bytes(out.toString())));
        });
        return rows;
    }
}
