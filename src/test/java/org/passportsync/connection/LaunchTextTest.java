package org.passportsync.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.passportsync.roster.EntityType;

class LaunchTextTest {

    @Test
    void what_was_asked_for_is_read_back_as_it_was() {
        LaunchParameters everything = new LaunchParameters(
                "lakeside",
                true,
                false,
                true,
                Set.of(EntityType.STUDENT, EntityType.SCHOOL_ENROLLMENT),
                LocalDate.of(2026, 9, 1),
                17L,
                true,
                true,
                "after \"the\" outage = done",
                true);
        assertThat(LaunchText.read(LaunchText.write(everything))).isEqualTo(everything);
    }

    @Test
    void a_release_is_kept_with_its_run_but_is_nothing_that_a_sync_can_be_given() {
        LaunchParameters release = LaunchParameters.release("lakeside", "moved to another SIS");
        assertThat(LaunchText.read(LaunchText.write(release))).isEqualTo(release);
        assertThat(LaunchText.same(release, LaunchParameters.of("lakeside"))).isFalse();
        assertThat(LaunchReader.read(List.of("connection=lakeside", "release=true")))
                .isInstanceOfSatisfying(
                        Launch.Refused.class,
                        refused -> assertThat(refused.problems())
                                .first()
                                .asString()
                                .isEqualTo("a sync releases nothing; write retire connection=NAME release=true"));
    }

    @Test
    void a_blank_note_is_none_and_a_long_one_is_refused_where_it_is_given_and_read_where_it_is_kept() {
        assertThat(LaunchParameters.release("lakeside", " ").note()).isNull();
        assertThat(LaunchText.read("{\"connection\":\"lakeside\",\"note\":\" \",\"release\":\"true\"}"))
                .isEqualTo(LaunchParameters.release("lakeside", null));
        LaunchParameters long501 = LaunchParameters.release("lakeside", "n".repeat(501));
        assertThat(LaunchText.read(LaunchText.write(long501))).isEqualTo(long501);
        assertThat(LaunchReader.read(List.of("connection=lakeside", "note=" + "n".repeat(501))))
                .isInstanceOfSatisfying(
                        Launch.Refused.class,
                        refused -> assertThat(refused.problems())
                                .first()
                                .isEqualTo("note has 501 characters; write at most 500"));
    }

    @Test
    void what_was_not_asked_for_is_not_kept() {
        assertThat(LaunchText.write(LaunchParameters.of("lakeside"))).isEqualTo("{\"connection\":\"lakeside\"}");
    }
}
