package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.passportsync.run.Hold;
import org.passportsync.run.HoldReason;
import org.passportsync.run.Holds;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;

/** Schools that are excluded, vanish, are inactive, are new, or are not in the SIS. */
class SchoolsComeAndGoTest extends MappedSchools {

    private static final String WITHOUT_WASHINGTON = """
            filters:
              school: [ { where: [ { attribute: name, condition: does not contain text, value: Washington } ] } ]
            """;

    @Test
    void an_excluded_schools_own_records_leave_and_shared_ones_stay_with_the_other_school() {
        apply(all());
        committed();

        apply(all().replace("autoMap: true", "autoMap: true\n  exclude: [\"205\"]"));
        committed();

        assertThat(schools()).containsOnlyKeys("lincoln-elementary");
        assertThat(count("hub.student")).isEqualTo(7);
        assertThat(count("hub.student where cardinality(school_ids) = 1")).isEqualTo(7);
        assertThat(count("hub.contact")).isEqualTo(7);
        assertThat(causes("DELETE")).contains("1/SCHOOL_MAPPING", "4/SCHOOL_MAPPING", "5/SCHOOL_MAPPING");
        assertThat(count("school_mapping")).isEqualTo(1);
    }

    @Test
    void the_records_of_an_excluded_school_count_toward_the_limits() {
        apply(all().replace(NO_LIMIT, "preview: false"));
        committed();

        apply(all().replace(NO_LIMIT, "preview: false")
                .replace("autoMap: true", "autoMap: true\n  exclude: [\"205\"]"));
        Run run = run();

        assertThat(run.state()).isEqualTo(RunState.PARKED);
        assertThat(holds(run)).extracting(Hold::reason).containsOnly(HoldReason.LIMIT);
        assertThat(holds(run))
                .extracting(Hold::message)
                .anyMatch(text -> text.startsWith("5 of 12 live student records"));
    }

    @Test
    void a_vanished_school_is_frozen_until_it_is_taken_out_of_the_mapping() {
        apply(all());
        committed();
        district.without("205");

        Run held = run();
        assertThat(holds(held)).extracting(Hold::reason).contains(HoldReason.SCOPE_LOSS);
        approve(held);
        assertThat(schools()).containsKey("washington-middle");

        apply(all().replace("autoMap: true", "autoMap: true\n  exclude: [\"205\"]"));
        committed();
        assertThat(schools()).containsOnlyKeys("lincoln-elementary");
        assertThat(count("hub.class")).isEqualTo(1);
    }

    @Test
    void a_deactivated_school_leaves_with_its_own_records_and_comes_back_as_the_same() {
        apply(all());
        committed();
        String washington = idOf("washington-middle");
        district.inactive("205", "Washington Middle");

        committed();
        assertThat(schools()).containsOnlyKeys("lincoln-elementary");
        assertThat(causes("DELETE")).contains("1/SOURCE", "4/PARENT", "5/PARENT", "8/PARENT");

        district.school("205", "Washington Middle", "4800002");
        committed();
        assertThat(idOf("washington-middle")).isEqualTo(washington);
        assertThat(count("hub.student")).isEqualTo(12);
    }

    @Test
    void what_a_filtered_school_left_behind_goes_once_the_school_is_deactivated_and_comes_back_with_it() {
        apply(all());
        committed();
        apply(all() + WITHOUT_WASHINGTON);
        committed();
        assertThat(count("hub.class")).isEqualTo(2);
        district.inactive("205", "Washington Middle");

        committed();
        assertThat(causes("DELETE")).containsExactly("3/PARENT", "4/PARENT", "8/PARENT");

        district.school("205", "Washington Middle", "4800002");
        committed();
        assertThat(causes("CREATE")).containsExactly("3/REVIVED", "4/REVIVED", "8/REVIVED");
    }

    @Test
    void a_filtered_school_leaves_its_classes_behind_with_bulk_mode_off_too() {
        apply(all().replace("bulkUpload: true", "bulkUpload: false") + WITHOUT_WASHINGTON);

        committed();

        assertThat(schools()).containsOnlyKeys("lincoln-elementary");
        assertThat(count("hub.class")).isEqualTo(2);
        assertThat(count("hub.course")).isEqualTo(2);
    }

    @Test
    void a_school_that_was_never_active_is_not_mapped() {
        district.inactive("300", "Old Town School");
        apply(all());

        committed();

        assertThat(schools()).containsOnlyKeys("lincoln-elementary", "washington-middle");
        assertThat(count("school_mapping")).isEqualTo(2);
    }

    @Test
    void a_new_school_comes_in_by_itself_with_auto_mapping_only() {
        apply(merged());
        committed();
        district.school("300", "Roosevelt High", "4800003").people("300", 13, 14);

        committed();
        assertThat(schools()).containsOnlyKeys("lincoln-academy");

        apply(all());
        committed();
        assertThat(schools()).containsKeys("roosevelt-high", "washington-middle");
    }

    @Test
    void a_definition_whose_schools_the_sis_does_not_list_is_refused_with_what_it_lists() {
        apply(mapping("{ source: \"999\", new: Lincoln Academy }"));

        assertThat(launch())
                .isInstanceOfSatisfying(
                        Launched.Wrong.class,
                        wrong -> assertThat(wrong.reason())
                                .contains("no school is mapped", "lists 2 schools: [101, 205]", "apply it again"));
    }

    private List<Hold> holds(Run run) {
        return new Holds(house.place.database()).of(run.id());
    }
}
