package org.passportsync.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.passportsync.roster.EntityType;

/** Which attributes are fed from elsewhere than before, told by the fingerprints of their feeds. */
class MovedFeedsTest {

    @Test
    void an_attribute_whose_feed_moved_is_told_with_what_is_worked_out_of_it() {
        String shipped = Fingerprints.feeds(EntityType.STAFF, Shaping.shipped().settings);
        String mapped = Fingerprints.feeds(EntityType.STAFF, Shaping.by("""
                attributes:
                  staff:
                    - { from: [], to: phone }
                    - { from: metadata.roles, to: roles }
                    - { from: metadata.room, to: x_room }
                requirements: { staff: [ { attribute: email, missing: DEFAULT, value: none@lakeside.example } ] }
                """).settings);

        assertThat(Fingerprints.moved(shipped, mapped))
                .containsExactly("email", "phone", "roles", "teaching", "x_room");
        assertThat(Fingerprints.moved(mapped, shipped)).contains("phone", "x_room");
        assertThat(Fingerprints.moved(shipped, shipped)).isEmpty();
        assertThat(Fingerprints.moved("", shipped)).isEmpty();
    }

    @Test
    void what_was_not_read_is_fed_as_before() {
        String before = "birthDate\tdemographics [birthDate] []\nemail\tusers [email] []\nsex\tdemographics [sex] []\n";
        String now = "birthDate\tusers [born] []\nemail\tusers [mail] []\nx_sex\tdemographics [sex] []\n";

        assertThat(Fingerprints.feeds(before, now, Set.of("demographics")))
                .isEqualTo(
                        "birthDate\tdemographics [birthDate] []\nemail\tusers [mail] []\nsex\tdemographics [sex] []\n");
        assertThat(Fingerprints.feeds(before, now, Set.of())).isEqualTo(now);
        assertThat(Fingerprints.feeds("", now, Set.of("demographics"))).isEqualTo(now);
    }
}
