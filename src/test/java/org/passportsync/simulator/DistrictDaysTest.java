package org.passportsync.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.passportsync.simulator.Resource.CLASSES;
import static org.passportsync.simulator.Resource.DEMOGRAPHICS;
import static org.passportsync.simulator.Resource.ENROLLMENTS;
import static org.passportsync.simulator.Resource.USERS;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** How a generated district changes from day to day, and on a bad one. */
class DistrictDaysTest extends GeneratedRows {

    @Test
    void a_new_day_changes_two_percent_and_exchanges_one() {
        District larger = District.of(DistrictSettings.of(5, 20_000));
        for (int day : new int[] {0, 1, 7}) {
            Difference users = Difference.between(rows(larger.onDay(day), USERS), rows(larger.onDay(day + 1), USERS));
            assertThat(users.percent(users.created)).isCloseTo(1.0, within(0.25));
            assertThat(users.percent(users.gone + users.marked)).isCloseTo(1.0, within(0.3));
            assertThat(users.percent(users.changed)).isCloseTo(2.2, within(0.5));

            Difference enrollments =
                    Difference.between(rows(larger.onDay(day), ENROLLMENTS), rows(larger.onDay(day + 1), ENROLLMENTS));
            assertThat(enrollments.percent(enrollments.created)).isCloseTo(1.2, within(0.3));
            assertThat(enrollments.percent(enrollments.gone)).isBetween(0.5, 2.0);
            assertThat(enrollments.percent(enrollments.changed)).isCloseTo(2.0, within(0.5));
        }
    }

    @Test
    void the_district_stays_about_as_large_over_a_year() {
        assertThat(DISTRICT.onDay(200).count(DEMOGRAPHICS)).isCloseTo(3000, within(400));
    }

    @Test
    void a_bad_day_loses_more_than_a_tenth_of_the_students_with_all_that_is_theirs() {
        for (int students : new int[] {1000, 3000, 60_000}) {
            District good = District.of(DistrictSettings.of(5, students)).onDay(2);
            District bad = good.onBadDay();

            assertThat(bad.count(DEMOGRAPHICS))
                    .isBetween(good.count(DEMOGRAPHICS) * 6 / 10, good.count(DEMOGRAPHICS) * 88 / 100);
            assertThat(bad.count(ENROLLMENTS)).isLessThan(good.count(ENROLLMENTS) * 9 / 10);
            assertThat(bad.count(CLASSES)).isEqualTo(good.count(CLASSES));
            assertThat(bad.onOrdinaryDay().count(USERS)).isEqualTo(good.count(USERS));
        }
    }

    private record Difference(int before, int created, int changed, int gone, int marked) {

        static Difference between(Map<String, String> before, Map<String, String> after) {
            int created = (int) after.keySet().stream()
                    .filter(id -> !before.containsKey(id))
                    .count();
            int gone = (int) before.keySet().stream()
                    .filter(id -> !after.containsKey(id))
                    .count();
            int marked = (int) before.keySet().stream()
                    .filter(id -> isMarked(after.getOrDefault(id, "")) && !isMarked(before.getOrDefault(id, "")))
                    .count();
            int different = (int) before.keySet().stream()
                    .filter(id -> after.containsKey(id)
                            && !before.getOrDefault(id, "").equals(after.getOrDefault(id, "")))
                    .count();
            return new Difference(before.size(), created, different - marked, gone, marked);
        }

        double percent(int rows) {
            return rows * 100.0 / before;
        }

        private static boolean isMarked(String row) {
            return row.contains("\"status\":\"tobedeleted\"");
        }
    }
}
