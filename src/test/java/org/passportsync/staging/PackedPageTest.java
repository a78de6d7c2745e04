package org.passportsync.staging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.passportsync.sis.SourcePage;

/** What lies in memory and in the journal is compressed, and still the page that came. */
class PackedPageTest {

    private static final byte[] ROWS =
            "{\"sourcedId\":\"s-001\",\"status\":\"active\"},".repeat(10_000).getBytes(StandardCharsets.UTF_8);

    @Test
    void a_page_that_came_as_it_is_is_packed_and_comes_out_as_it_came() {
        PackedPage packed = PackedPage.of(page(ROWS, false));

        assertThat(packed.page().gzipped()).isTrue();
        assertThat(packed.page().body()).hasSizeLessThan(ROWS.length / 10);
        assertThat(packed.received().gzipped()).isFalse();
        assertThat(packed.received().body()).isEqualTo(ROWS);
        assertThat(packed.received().next()).isEqualTo("next");
    }

    @Test
    void a_page_that_came_compressed_stays_byte_for_byte_even_if_it_is_damaged() {
        byte[] damaged = {0x1f, (byte) 0x8b, 1, 2, 3};

        PackedPage packed = PackedPage.of(page(damaged, true));

        assertThat(packed.page().body()).isSameAs(damaged);
        assertThat(packed.received().body()).isSameAs(damaged);
    }

    private static SourcePage page(byte[] body, boolean gzipped) {
        return new SourcePage("users", 0, 10, body, gzipped, OptionalLong.of(7), "next");
    }
}
