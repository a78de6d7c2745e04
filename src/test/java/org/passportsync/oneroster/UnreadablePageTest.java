package org.passportsync.oneroster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passportsync.roster.EntityType;
import org.passportsync.sis.UnreadablePage;

/** Pages that are not what the protocol says: told with their place, never with their content. */
class UnreadablePageTest {

    private static final String PAGE =
            "{\"courses\":[{\"sourcedId\":\"c\",\"title\":\"Zoölogie\",\"grades\":[\"09\"]},{\"sourcedId\":\"d\"}]}";

    private final ParsedPages courses = ParsedPages.of("courses");

    @Test
    void a_page_cut_anywhere_is_unreadable() {
        byte[] whole = PAGE.getBytes(UTF_8);

        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> courses.bytes(cut))
                    .as("cut after %s bytes", length)
                    .isInstanceOf(UnreadablePage.class)
                    .hasMessageNotContainingAny("Zo", "sourcedId");
        }
    }

    @Test
    void a_cut_page_tells_where_it_ends() {
        assertThatThrownBy(() -> courses.bytes(Arrays.copyOf(PAGE.getBytes(UTF_8), 40)))
                .isInstanceOf(UnreadablePage.class)
                .hasMessageContaining("at byte 40");
    }

    @Test
    void a_compressed_page_reads_like_a_plain_one_and_cut_anywhere_it_does_not() throws Exception {
        byte[] whole = ParsedPages.gzip(PAGE.getBytes(UTF_8));

        assertThat(courses.zipped(whole).ids).containsExactly("c", "d");
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> courses.zipped(cut))
                    .as("cut after %s of %s bytes", length, whole.length)
                    .isInstanceOf(UnreadablePage.class);
        }
    }

    @Test
    void a_compressed_page_with_a_wrong_sum_is_unreadable() {
        byte[] broken = ParsedPages.gzip(PAGE.getBytes(UTF_8));
        broken[broken.length - 6] ^= 1;

        assertThatThrownBy(() -> courses.zipped(broken))
                .isInstanceOf(UnreadablePage.class)
                .hasMessageContaining("compressed answer of " + broken.length + " bytes");
    }

    @Test
    void a_page_that_only_says_that_it_is_compressed_is_unreadable() {
        assertThatThrownBy(() -> courses.zipped(PAGE.getBytes(UTF_8))).isInstanceOf(UnreadablePage.class);
        assertThatThrownBy(() -> courses.bytes(ParsedPages.gzip(PAGE.getBytes(UTF_8))))
                .isInstanceOf(UnreadablePage.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "<html><body>Zoe must sign in</body></html>",
                "Zoe was not found",
                "\"Zoe\"",
                "null",
                "42",
                "[{\"sourcedId\":\"Zoe\"}",
                "{\"courses\":[]}}",
                "{\"courses\":[]} <!-- Zoe -->",
                "{\"courses\":[{\"title\":\"Zoe\" \"grades\":[]}]}",
                "{\"courses\":[{\"title\":NaN}]}"
            })
    void what_is_no_json_collection_is_unreadable_and_not_quoted(String body) {
        assertThatThrownBy(() -> courses.text(body))
                .isInstanceOf(UnreadablePage.class)
                .hasMessageNotContaining("Zoe");
    }

    @Test
    void another_envelope_is_told_by_its_names_only() {
        assertThatThrownBy(() -> courses.text("{\"imsx_codeMajor\":\"failure\",\"imsx_description\":\"Zoe is wrong\"}"))
                .isInstanceOf(UnreadablePage.class)
                .hasMessageContaining("no list of courses")
                .hasMessageContaining("[imsx_codeMajor, imsx_description]")
                .hasMessageNotContaining("Zoe");
        assertThatThrownBy(() -> courses.text("{\"courses\":{\"sourcedId\":\"Zoe\"}}"))
                .isInstanceOf(UnreadablePage.class)
                .hasMessageContaining("[courses]")
                .hasMessageNotContaining("Zoe");
    }

    @Test
    void names_of_another_envelope_are_bounded() {
        StringBuilder body = new StringBuilder("{");
        for (int name = 0; name < 100; name++) {
            body.append("\"").append("n".repeat(200)).append(name).append("\":1,");
        }

        assertThatThrownBy(() -> courses.text(body.append("\"last\":1}").toString()))
                .isInstanceOf(UnreadablePage.class)
                .extracting(Throwable::getMessage)
                .asString()
                .hasSizeLessThan(500);
    }

    @Test
    void the_envelope_may_hold_more_than_the_list_and_may_be_missing() throws Exception {
        assertThat(courses.text("{\"warnings\":[{\"x\":[]}],\"courses\":[{\"sourcedId\":\"c\"}],\"page\":1}").ids)
                .containsExactly("c");
        assertThat(courses.text(" [ {\"sourcedId\":\"d\"} ] \n").ids).containsExactly("d");
        assertThat(courses.text("{\"courses\":[]}").ids).isEmpty();
    }

    @Test
    void a_page_with_its_list_twice_is_unreadable() {
        assertThatThrownBy(() -> courses.text("{\"courses\":[{\"sourcedId\":\"c\"}],\"courses\":[]}"))
                .isInstanceOf(UnreadablePage.class)
                .hasMessageContaining("two lists of courses");
    }

    @Test
    void a_row_that_is_nested_deeply_where_nothing_is_mapped_is_walked_over_within_bounds() throws Exception {
        assertThat(courses.text(nested(9_000)).ids).containsExactly("c");
        assertThatThrownBy(() -> courses.text(nested(10_000)))
                .isInstanceOf(UnreadablePage.class)
                .hasMessageMatching(".*beyond its bounds at byte \\d{2,}.*10000 levels");
        assertThatThrownBy(() -> courses.text(nested(100_000))).isInstanceOf(UnreadablePage.class);
    }

    private static String nested(int levels) {
        return "{\"courses\":[{\"sourcedId\":\"c\",\"other\":" + "[".repeat(levels) + "]".repeat(levels) + "}]}";
    }

    @Test
    void a_row_with_invalid_utf8_is_held_back_where_it_is_mapped_and_read_where_it_is_not() throws Exception {
        for (int[] bytes : new int[][] {{0xff}, {0xc3, 0x28}, {0xe2, 0x82}, {0x80}}) {
            ParsedPages mapped = ParsedPages.of("courses").bytes(with("title", bytes));
            assertThat(mapped.held).singleElement().satisfies(held -> {
                assertThat(held.rawId()).isEqualTo("c");
                assertThat(held.message()).isEqualTo("title can't be read: it holds bytes that are no UTF-8");
            });
            ParsedPages unmapped = ParsedPages.of("courses").bytes(with("unmapped", bytes));
            assertThat(unmapped.held).isEmpty();
            assertThat(unmapped.only(EntityType.COURSE).rawId()).isEqualTo("c");
        }
    }

    @Test
    void rows_before_and_after_invalid_utf8_are_read_once_also_compressed() throws Exception {
        ByteArrayOutputStream page = new ByteArrayOutputStream();
        page.writeBytes("{\"courses\":[{\"sourcedId\":\"a\"},17,{\"sourcedId\":\"b".getBytes(UTF_8));
        page.write(0xff);
        page.writeBytes(
                "\"},{\"sourcedId\":\"c\",\"title\":\"Zo\u00eb \uFFFD\"},{\"sourcedId\":\"d\"}]}".getBytes(UTF_8));

        courses.zipped(ParsedPages.gzip(page.toByteArray()));

        assertThat(courses.ids).containsExactly("a", "c", "d");
        assertThat(courses.unreadable).hasSize(2);
    }

    private static byte[] with(String field, int... bytes) {
        ByteArrayOutputStream page = new ByteArrayOutputStream();
        page.writeBytes(("{\"courses\":[{\"sourcedId\":\"c\",\"" + field + "\":\"Zoe").getBytes(UTF_8));
        for (int one : bytes) {
            page.write(one);
        }
        page.writeBytes("\"}]}".getBytes(UTF_8));
        return page.toByteArray();
    }

    @Test
    void a_huge_text_holds_its_row_back_where_it_is_mapped_and_is_walked_over_where_it_is_not() throws Exception {
        String huge = "x".repeat(2_000_000);
        courses.text("{\"courses\":[{\"sourcedId\":\"c\",\"title\":\"" + huge + "\"},{\"sourcedId\":\"d\",\"other\":\""
                + huge + "\"}]}");

        assertThat(courses.ids).containsExactly("c", "d");
        assertThat(courses.held).singleElement().satisfies(held -> {
            assertThat(held.rawId()).isEqualTo("c");
            assertThat(held.message()).startsWith("title ").hasSizeLessThan(100);
        });
        assertThat(courses.only(EntityType.COURSE).rawId()).isEqualTo("d");
    }

    @Test
    void a_text_beyond_all_bounds_makes_the_page_unreadable() {
        assertThatThrownBy(() -> courses.text(
                        "{\"courses\":[{\"sourcedId\":\"c\",\"title\":\"" + "x".repeat(17_000_000) + "\"}]}"))
                .isInstanceOf(UnreadablePage.class);
    }

    @Test
    void a_parser_goes_on_after_an_unreadable_page() throws Exception {
        assertThatThrownBy(() -> courses.text("{\"courses\":[{\"sourcedId\":\"a\",\"title\":\"left"))
                .isInstanceOf(UnreadablePage.class);

        courses.text("{\"courses\":[{\"sourcedId\":\"b\"}]}");
        assertThat(courses.ids).containsExactly("b");
        assertThat(courses.only(EntityType.COURSE).values()).isEmpty();
    }
}
