package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passportsync.access.Actor;
import org.passportsync.connection.Guards;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;

/** Schools whose mapping is changed and put back, where a re-key has given them new SIS IDs. */
class RekeyedSchoolsTest extends PrefixedDistrict {

    private static final String OUT = "autoMap: true\n  exclude: [ \"205\" ]";
    private static final String MERGED = "autoMap: true\n  map: [ { source: \"205\", existing: school-101 } ]";

    private Map<String, String> before = Map.of();

    @BeforeEach
    void rekey() {
        district.apply(mapped("N-", "autoMap: true"));
        district.committed();
    }

    @Test
    void a_school_that_is_taken_out_after_a_rekey_and_mapped_again_is_the_same() {
        rekeyed();
        district.apply(mapped("M-", OUT));
        approved();
        assertThat(district.live(1)).containsExactly("M-101");

        putBack();
    }

    @Test
    void a_school_that_was_taken_out_before_a_rekey_and_is_mapped_again_after_it_is_the_same() {
        before = passports(id -> id.replace("N-", ""));
        district.apply(mapped("N-", OUT));
        approved();
        district.apply(mapped("M-", OUT));
        approve(district.parked("rekey=true"));

        putBack();
    }

    @Test
    void a_merge_after_a_rekey_that_is_taken_back_gives_the_school_its_old_hub_school_again() {
        rekeyed();
        district.apply(mapped("M-", MERGED));
        approved();
        assertThat(slugs()).containsExactly("school-101");

        putBack();
    }

    @Test
    void a_school_whose_leaving_was_withheld_stays_what_it_was_once_it_is_mapped_again() {
        rekeyed();
        deletion(new Guards.Window(LocalDate.EPOCH, LocalDate.EPOCH.plusYears(1000)));
        district.apply(mapped("M-", OUT));
        approved();
        deletion(null);

        putBack();
    }

    private void rekeyed() {
        before = passports(id -> id.replace("N-", ""));
        district.apply(mapped("M-", "autoMap: true"));
        approve(district.parked("rekey=true"));
    }

    private void putBack() {
        district.apply(mapped("M-", "autoMap: true"));
        approved();
        assertThat(passports(id -> id.replace("M-", ""))).isEqualTo(before);
        assertThat(slugs()).containsExactly("school-101", "school-205");
        assertThat(district.changes(district.committed("new=true"))).isEmpty();
    }

    private List<String> slugs() {
        return strings("select slug from hub.school order by 1");
    }

    private void approved() {
        Run run = district.run("new=true");
        if (run.state() == RunState.PARKED) {
            approve(run);
        }
    }

    private void deletion(Guards.@Nullable Window window) {
        district.house.connections.guard(
                "lakeside", guards -> guards.with(Guards.Kind.DISABLE_DELETION, window), Actor.here("steward"));
    }

    private Definitions mapped(String prefix, String schools) {
        Definitions settings = district.definition().advanced("sisIdPrefix: " + prefix + "\n  holdThreshold: none");
        return new Definitions(settings.text().replace("autoMap: true", schools));
    }
}
