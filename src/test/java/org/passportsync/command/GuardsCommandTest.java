package org.passportsync.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardsCommandTest {

    private final Keyboard keyboard = new Keyboard();

    @Test
    void guards_are_set_lifted_and_shown() {
        assertThat(keyboard.type(
                        "guards",
                        "district=lakeside",
                        "suspend=2026-06-15..2026-06-20",
                        "expect-rollover=2026-07-01..2026-08-15",
                        "--actor",
                        "ada"))
                .isZero();
        assertThat(keyboard.type("guards", "district=lakeside", "suspend=none")).isZero();
        int code = keyboard.type("guards", "district=lakeside");

        assertThat(code).isZero();
        assertThat(keyboard.desk.asked).contains("guards by ada");
        assertThat(keyboard.out()).contains("  suspend: 2026-06-15..2026-06-20").endsWith("""
                        Guards of district lakeside
                          suspend: none
                          disable-deletion: none
                          expect-rollover: 2026-07-01..2026-08-15
                        """.replace(
                        "\n", System.lineSeparator()));
    }

    @Test
    void programs_get_them_as_json() {
        keyboard.type("guards", "district=lakeside", "disable-deletion=2026-06-15..2026-06-20", "--json");

        assertThat(keyboard.out().replaceAll("\\s", ""))
                .isEqualTo(
                        "{\"district\":\"lakeside\",\"suspend\":null,"
                                + "\"disableDeletion\":{\"from\":\"2026-06-15\",\"to\":\"2026-06-20\"},\"expectRollover\":null}");
    }

    @Test
    void a_district_that_is_not_known_is_refused_with_those_that_are() {
        assertThat(keyboard.type("guards", "district=atlantis")).isEqualTo(2);
        assertThat(keyboard.err()).contains("there is no district atlantis; known are lakeside");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "guards",
                "guards district=lakeside suspend=2026-07-15..2026-06-15",
                "guards district=lakeside disable-deletion=soon",
                "guards district=lakeside freeze=2026-06-15..2026-06-16"
            })
    void what_makes_no_sense_opens_no_database(String line) {
        assertThat(keyboard.type(line.split(" "))).isEqualTo(2);
        assertThat(keyboard.desk.open).isFalse();
        assertThat(keyboard.err()).contains("valid parameters are: district=ID, suspend=FROM..TO");
    }
}
