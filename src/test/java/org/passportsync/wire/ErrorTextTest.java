package org.passportsync.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"imsx_codeMajor\":\"failure\",\"imsx_description\":\"Too busy\"}",
                "{\"imsx_StatusInfo\":{\"imsx_description\":\"Too busy\"}}",
                "{\"statusInfoSet\":[{\"imsx_description\":\"Too busy\"}]}",
                "{\"error\":\"server_busy\",\"error_description\":\"Too busy\"}",
                "{\"type\":\"about:blank\",\"title\":\"Too busy\"}",
                "{\"Message\":\"Too busy\"}",
                "{\"error\":{\"message\":\"Too busy\"}}",
                "Too busy\n"
            })
    void the_reason_is_found_where_servers_put_it(String body) {
        assertThat(ErrorText.of(reply(body))).isEqualTo("\"Too busy\"");
    }

    @Test
    void a_web_page_is_told_by_its_title_only() {
        assertThat(ErrorText.of(
                        reply("<!DOCTYPE html><html><head><title> Bad\nGateway </title></head><body>Ada</body>")))
                .isEqualTo("an HTML page titled \"Bad Gateway\"");
        assertThat(ErrorText.of(reply("<html><body>Ada</body></html>"))).isEqualTo("an HTML page");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"givenName\":\"Ada\"}", "[]", "{\"message\":"})
    void other_json_is_not_quoted(String body) {
        assertThat(ErrorText.of(reply(body))).isEqualTo("no reason is given");
    }

    @Test
    void what_could_be_personal_or_secret_is_masked() {
        assertThat(ErrorText.of(
                        reply(
                                "ada.byron@lake.example (123-45-6789, 555-010-1234, id 1234567) on 2026-06-30: Bearer abcdefghijk"
                                        + " s p/cret s%20p%2Fcret"),
                        "s p/cret"))
                .isEqualTo("\"*** (***, ***, id ***) on 2026-06-30: *** *** ***\"");
    }

    @Test
    void control_characters_go_and_length_is_bounded() {
        assertThat(ErrorText.of(reply("a\u0000b\u001b[31m\r\nc\u202Ed"))).isEqualTo("\"a b [31m c d\"");
        assertThat(ErrorText.of(reply("word ".repeat(100_000))))
                .hasSizeLessThan(210)
                .endsWith("...\"");
        assertThat(ErrorText.of(reply("@".repeat(100_000)))).hasSizeLessThan(210);
    }

    @Test
    void compressed_errors_are_unpacked_even_where_they_break_off() throws IOException {
        byte[] whole = gzip("{\"message\":\"Too busy\"}");
        assertThat(ErrorText.of(reply(whole))).isEqualTo("\"Too busy\"");

        byte[] broken = whole.clone();
        broken[broken.length - 1] ^= 1;
        assertThat(ErrorText.of(reply(broken))).isNotBlank();
        assertThat(ErrorText.of(reply(new byte[] {0x1F, (byte) 0x8B, 1}))).isEqualTo("an empty answer");
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static Reply reply(String body) {
        return reply(body.getBytes(StandardCharsets.UTF_8));
    }

    private static Reply reply(byte[] body) {
        return new Reply(400, HttpHeaders.of(Map.of(), (_, _) -> true), body);
    }
}
