package org.passportsync.oneroster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.passportsync.connection.ExpiryWarning;

/** Holds docs/which-skyward.md against what the program says and recognises. */
class WhichSkywardPageTest {

    private static final Pattern ADDRESS = Pattern.compile("\\| `(https://[^`]+)` \\|");

    @Test
    void each_shape_of_a_native_address_is_recognised_as_one() throws IOException {
        List<String> shapes = ADDRESS.matcher(page())
                .results()
                .map(found -> found.group(1).replace("{dns name}", "skyward.lakeside.example"))
                .map(shape -> shape.replaceAll("[{}]", ""))
                .toList();

        assertThat(shapes)
                .hasSize(3)
                .allSatisfy(shape ->
                        assertThat(BasePaths.nativeHint(URI.create(shape))).isNotEmpty());
    }

    @Test
    void what_the_connection_test_says_of_a_native_address_stands_in_the_page() throws IOException {
        assertThat(page())
                .contains("*"
                        + BasePaths.nativeHint(URI.create("https://skyward.lakeside.example/api"))
                                .strip() + "*");
    }

    @Test
    void the_warnings_of_an_access_record_that_ends_begin_as_the_page_says() throws IOException {
        LocalDate end = LocalDate.of(2027, 6, 30);

        assertThat(new ExpiryWarning(end, 30).text()).startsWith("the integration access record expires");
        assertThat(new ExpiryWarning(end, 7).text()).startsWith("URGENT");
        assertThat(new ExpiryWarning(end, 1).text()).startsWith("LAST CALL");
        assertThat(new ExpiryWarning(end, 0).text()).startsWith("LAST CALL");
        assertThat(page()).contains("from 30 days before", "from 7 days", "`URGENT`", "from 1 day", "`LAST CALL`");
    }

    private static String page() throws IOException {
        return Files.readString(Path.of("docs/which-skyward.md"));
    }
}
