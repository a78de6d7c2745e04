package org.passportsync.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.IntPredicate;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passportsync.sis.RawRows;
import org.passportsync.sis.SourcePage;
import org.passportsync.sis.UnreadablePage;

/** Rows are told apart as a parser tells them, and some of them may be left out. */
class JsonRowsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "[ {} ]",
                "{\"users\":[]}",
                "{\"users\" : [ {\"a\":[1,{\"b\":\"]}\"}]} , {\"a\":\"\\\\\"} ] }",
                "{\"total\":17,\"of\":{\"users\":[1]},\"text\":\"users\\\":[\",\"users\":[{\"a\":1}],\"more\":[{}]}",
                "\ufeff{\"users\":[{\"a\":1},{\"a\":2}]}",
                "  [{\"a\":null},{\"users\":[{}]}]  "
            })
    void rows_are_told_apart_as_a_parser_tells_them(String page) throws UnreadablePage {
        assertThat(texts(page(page), _ -> true)).isEqualTo(RowTexts.parsed(page));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "7",
                "{}",
                "{\"others\":[{}]}",
                "{\"users\":{}}",
                "{\"us\\u0065rs\":[{}]}",
                "{\"users\"",
                "\u0000[{}]"
            })
    void what_holds_no_list_is_left_to_the_parser(String page) {
        assertThat(JsonRows.of(page(page), "users")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[1]",
                "[{} {}]",
                "[{},]",
                "[,{}]",
                "[{}",
                "[{\"a\":\"}]",
                "[{]",
                "{\"users\":[{}},\"a\":1}",
                "[\"a\"]"
            })
    void what_is_no_list_of_objects_is_refused(String page) {
        assertThatThrownBy(() -> texts(page(page), _ -> true)).isInstanceOf(UnreadablePage.class);
    }

    @Test
    void the_envelope_is_what_stands_in_front_of_the_first_row() {
        RawRows rows = rows(page("{\"total\":2, \"users\": [ {\"a\":1}]}"));

        assertThat(new String(rows.bytes(), 0, rows.envelope(), StandardCharsets.UTF_8))
                .isEqualTo("{\"total\":2, \"users\": [ ");
    }

    @Test
    void without_some_rows_a_page_holds_the_others_and_all_that_stands_around_them() throws UnreadablePage {
        String page = "{\"users\":[{\"a\":1}, {\"a\":2},{\"a\":3} ],\"total\":3}";
        RawRows rows = rows(page(page));
        walk(rows, _ -> true);

        assertThat(without(rows)).isEqualTo(page);
        assertThat(without(rows, 0)).isEqualTo("{\"users\":[{\"a\":2},{\"a\":3}],\"total\":3}");
        assertThat(without(rows, 1, 2)).isEqualTo("{\"users\":[{\"a\":1}],\"total\":3}");
        assertThat(without(rows, 0, 1, 2)).isEqualTo("{\"users\":[],\"total\":3}");
    }

    @Test
    void a_packed_page_is_unpacked_and_one_that_is_damaged_or_too_large_is_left_to_the_parser() throws IOException {
        byte[] packed = packed("[{\"a\":1}]");
        byte[] twice = DamagedPage.join(packed("[{\"a\":1},"), packed("{\"a\":2}]"));
        byte[] damaged = packed.clone();
        damaged[damaged.length - 6] ^= 1;

        assertThat(JsonRows.of(packedPage(packed), "users")).isPresent();
        assertThat(JsonRows.of(packedPage(twice), "users")).isPresent();
        assertThat(JsonRows.of(packedPage(damaged), "users")).isEmpty();
        assertThat(JsonRows.of(packedPage(Arrays.copyOf(packed, packed.length - 3)), "users"))
                .isEmpty();
        assertThat(JsonRows.of(packedPage(packed("[" + " ".repeat(JsonRows.MOST))), "users"))
                .isEmpty();
        assertThat(JsonRows.of(page("[" + " ".repeat(JsonRows.MOST)), "users")).isEmpty();
    }

    private static List<String> texts(SourcePage page, IntPredicate measured) throws UnreadablePage {
        return walk(rows(page), measured).stream().map(RowTexts::normal).toList();
    }

    private static List<String> walk(RawRows rows, IntPredicate measured) throws UnreadablePage {
        List<String> texts = new ArrayList<>();
        while (rows.next()) {
            if (measured.test(texts.size())) {
                texts.add(RowTexts.current(rows));
            }
        }
        return texts;
    }

    private static RawRows rows(SourcePage page) {
        return JsonRows.of(page, "users").orElseThrow();
    }

    private static String without(RawRows rows, int... leftOut) {
        BitSet which = new BitSet();
        Arrays.stream(leftOut).forEach(which::set);
        return new String(rows.without(which).body(), StandardCharsets.UTF_8);
    }

    private static SourcePage page(String text) {
        return new SourcePage("users", 0, 10, text.getBytes(StandardCharsets.UTF_8), false, OptionalLong.empty(), null);
    }

    private static SourcePage packedPage(byte[] body) {
        return new SourcePage("users", 0, 10, body, true, OptionalLong.empty(), null);
    }

    private static byte[] packed(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return bytes.toByteArray();
    }
}
