package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.passportsync.roster.EntityType;
import org.passportsync.run.Run;
import org.passportsync.simulator.Resource;

/** What people decide about duplicates holds from the next run on, and can be taken back. */
class DecidedDuplicatesTest extends DecidedPairs {

    @Test
    void the_same_person_is_linked_whatever_the_keys_say_and_what_refers_to_her_follows() {
        annexStudent("a-1", "901", "nine@annex.example");
        sources.annex();
        UUID kept = sources.student("a-1");
        decide("lakeside", "s-2", "annex", "a-1", "SAME");

        Run run = sources.main();

        assertThat(sources.students()).containsEntry("s-2", kept);
        assertThat(sources.lakeside.changes(run)).contains("DELETE student s-2 MERGE", "UPDATE enrollment e-2 MERGE");
        assertThat(sources.lakeside.document(EntityType.ENROLLMENT, "e-2")).contains(kept.toString());
        assertThat(sources.lakeside.changes(sources.main())).isEmpty();
    }

    @Test
    void different_people_are_taken_apart_and_stay_so() {
        annexStudent("a-1", "100", "one@lincoln.example");
        sources.annex();
        UUID shared = sources.student("s-1");
        assertThat(sources.students()).containsEntry("a-1", shared);
        decide("annex", "a-1", "lakeside", "s-1", "DIFFERENT");

        sources.assertCommitted(sources.annex());

        assertThat(sources.students()).containsEntry("s-1", shared);
        assertThat(sources.student("a-1")).isNotEqualTo(shared);
        UUID apart = sources.student("a-1");
        annexStudent("a-1", "100", "new@annex.example");
        sources.assertCommitted(sources.annex());
        assertThat(sources.students()).containsEntry("a-1", apart);
        assertThat(sources.lakeside.live(EntityType.STUDENT)).containsExactly("a-1", "s-1", "s-2");
    }

    @Test
    void two_of_one_connection_whom_a_person_tells_apart_are_both_kept_without_an_issue() {
        student("s-3", "100", "three@lincoln.example");
        sources.main();
        assertThat(sources.lakeside.live(EntityType.STUDENT)).doesNotContain("s-3");
        decide("lakeside", "s-3", "lakeside", "s-1", "DIFFERENT");

        sources.main();

        assertThat(sources.lakeside.live(EntityType.STUDENT)).contains("s-1", "s-3");
        assertThat(sources.lakeside.issues()).isEmpty();
    }

    @Test
    void two_of_one_connection_who_are_the_same_share_one_record_until_the_last_leaves() {
        student("s-3", "100", "three@lincoln.example");
        sources.main();
        decide("lakeside", "s-3", "lakeside", "s-1", "SAME");

        sources.main();

        assertThat(sources.student("s-3")).isEqualTo(sources.student("s-1"));
        sources.lakeside.district.without(Resource.USERS, "s-1");
        sources.main();
        assertThat(sources.lakeside.live(EntityType.STUDENT)).containsExactly("s-2", "s-3");
    }

    @Test
    void an_ignored_one_leaves_or_never_comes_and_comes_when_that_is_taken_back() {
        student("s-3", "100", "three@lincoln.example");
        sources.main();
        decide("lakeside", "s-3", "lakeside", "s-1", "IGNORE");

        sources.main();

        assertThat(sources.lakeside.live(EntityType.STUDENT)).doesNotContain("s-3");
        assertThat(sources.lakeside.issues()).isEmpty();
        student("s-3", "300", "three@lincoln.example");
        sources.main();
        assertThat(sources.lakeside.live(EntityType.STUDENT)).doesNotContain("s-3");

        sources.lakeside
                .sql()
                .sql("update decision set undone_at = now(), undone_by = 'steward'")
                .update();
        sources.main();
        assertThat(sources.lakeside.live(EntityType.STUDENT)).contains("s-3");
    }

    @Test
    void who_matches_two_of_another_connection_is_held_out_until_a_person_decides() {
        sources.lakeside.apply(definition -> definition
                .advanced("multipleSources: true\n  compareByUniqueness: true")
                .section("""
                        uniqueness:
                          student: [ { attributes: [familyName, givenName], onClash: HOLD_OUT } ]
                        """));
        sources.lakeside
                .district
                .aUser("s-1", "Same", "", "student", "lincoln")
                .aUser("s-2", "Other", "", "student", "lincoln");
        sources.main();
        sources.annexRows.aUser("a-1", "Same", "", "student", "a-1").aUser("a-2", "Third", "", "student", "a-1");
        sources.annex();
        assertThat(sources.student("a-1")).isEqualTo(sources.student("s-1"));

        sources.lakeside.district.aUser("s-2", "Third", "", "student", "lincoln");
        Run run = sources.main();

        assertThat(sources.student("s-2")).isEqualTo(sources.student("a-2"));
        assertThat(sources.lakeside.changes(run)).contains("DELETE student s-2 MERGE");
    }
}
