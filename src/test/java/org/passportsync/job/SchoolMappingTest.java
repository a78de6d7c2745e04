package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What becomes of hub schools and their people as schools are mapped, merged, renamed and let go; on a real database. */
class SchoolMappingTest extends MappedSchools {

    @Test
    void several_schools_merged_into_one_from_the_start_make_one_hub_school() {
        apply(merged());

        committed();

        assertThat(schools()).containsExactly(Map.entry("lincoln-academy", "Lincoln Academy"));
        assertThat(count("hub.student where school_ids = array[(select passport_id from hub.school)]"))
                .isEqualTo(12);
        assertThat(count("hub.class c join hub.school s on s.passport_id = c.school_id"))
                .isEqualTo(2);
        assertThat(house.sql()
                        .sql("select sis_ids::text from hub.school")
                        .query(String.class)
                        .single())
                .isEqualTo("{101,205}");
    }

    @Test
    void schools_merged_later_move_their_people_and_the_empty_hub_school_goes() {
        apply(all());
        committed();
        String before = idOf("lincoln-elementary");

        apply(all().replace("autoMap: true", """
                autoMap: true
                  map: [ { source: "205", existing: lincoln-elementary } ]"""));
        committed();

        assertThat(schools()).containsExactly(Map.entry("lincoln-elementary", "Lincoln Elementary"));
        assertThat(idOf("lincoln-elementary")).isEqualTo(before);
        assertThat(count("hub.student where school_ids = array[(select passport_id from hub.school)]"))
                .isEqualTo(12);
        assertThat(count("hub.enrollment where school_id = (select passport_id from hub.school)"))
                .isEqualTo(12);
        assertThat(causes("DELETE")).containsExactly("1/MERGE");
        assertThat(causes("UPDATE")).containsOnly("3/MERGE", "4/MERGE", "5/MERGE", "7/MERGE", "8/MERGE");
        assertThat(quiet()).isTrue();
    }

    @Test
    void a_merge_that_is_taken_back_gives_the_school_its_old_hub_school_again() {
        apply(all());
        committed();
        String washington = idOf("washington-middle");
        apply(all().replace("autoMap: true", """
                autoMap: true
                  map: [ { source: "205", existing: lincoln-elementary } ]"""));
        committed();

        apply(all());
        committed();

        assertThat(idOf("washington-middle")).isEqualTo(washington);
        assertThat(
                        count(
                                "hub.class c join hub.school s on s.passport_id = c.school_id and s.slug = 'washington-middle'"))
                .isEqualTo(1);
        assertThat(quiet()).isTrue();
    }

    @Test
    void one_of_two_merged_schools_is_removed_and_the_hub_school_stays_for_the_other() {
        apply(merged());
        committed();

        apply(mapping("{ source: \"101\", new: Lincoln Academy }"));
        committed();

        assertThat(schools()).containsExactly(Map.entry("lincoln-academy", "Lincoln Academy"));
        assertThat(count("hub.student")).isEqualTo(7);
        assertThat(count("hub.class")).isEqualTo(1);
    }

    @Test
    void a_renamed_school_keeps_its_hub_name_until_its_attributes_are_refreshed() {
        apply(all());
        committed();
        district.school("101", "Abraham Lincoln School", "4800099");

        committed();
        assertThat(schools()).containsEntry("lincoln-elementary", "Lincoln Elementary");

        refresh("101");
        committed();
        assertThat(schools())
                .containsEntry("lincoln-elementary", "Abraham Lincoln School")
                .containsEntry("washington-middle", "Washington Middle");
        assertThat(causes("UPDATE")).containsExactly("1/SCHOOL_MAPPING");
        assertThat(count("school_refresh")).isZero();
        assertThat(quiet()).isTrue();
    }

    @Test
    void a_name_that_the_definition_gives_is_the_hub_schools_also_when_it_is_given_later() {
        apply(all());
        committed();

        apply(all().replace("autoMap: true", """
                autoMap: true
                  map: [ { source: "205", new: Washington Academy } ]"""));
        committed();

        assertThat(schools()).containsEntry("washington-middle", "Washington Academy");
        refresh("205");
        committed();
        assertThat(schools()).containsEntry("washington-middle", "Washington Academy");
        assertThat(quiet()).isTrue();
    }

    @Test
    void where_nothing_is_taken_by_absence_enrollments_stay_at_a_school_that_is_unmapped() {
        district.student(12, "205");
        apply(all());
        committed();
        apply(all().replace("autoMap: true", "autoMap: true\n  exclude: [\"205\"]"));

        committed("entities=enrollment");
        assertThat(count("change where run_id = (select max(id) from run)")).isZero();
        committed("bulk=false");
        assertThat(count("change where run_id = (select max(id) from run)")).isZero();
        assertThat(count("hub.enrollment where school_id is null")).isZero();

        committed();
        assertThat(causes("DELETE")).contains("4/SCHOOL_MAPPING", "8/PARENT").doesNotContain("8/SCHOOL_MAPPING");
        assertThat(count("hub.enrollment")).isEqualTo(6);
        assertThat(quiet()).isTrue();

        apply(all());
        committed();
        assertThat(count("hub.enrollment e join hub.school s on s.passport_id = e.school_id"))
                .isEqualTo(12);
    }

    private void refresh(String source) {
        house.sql()
                .sql("insert into school_refresh select id, :source, 'steward', now() from connection")
                .param("source", source)
                .update();
    }
}
