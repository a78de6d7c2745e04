package org.passportsync.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.passportsync.sis.RawRows;
import org.passportsync.sis.UnreadablePage;
import tools.jackson.core.JacksonException;

/** Whatever is wrong with a page, leaving known rows out hides nothing. */
class DamagedPagesTest {

    /** What keeps the memory of rows from hiding half an answer: a page that is no JSON is none without its known rows. */
    @Test
    void whatever_is_wrong_with_a_page_leaving_out_rows_that_are_known_hides_nothing() {
        int read = 0;
        int refused = 0;
        for (int seed = 0; seed < 20_000; seed++) {
            DamagedPage page = DamagedPage.of(seed);
            Optional<List<String>> byRows = byRows(page, new Random(seed));
            Optional<List<String>> whole = whole(page.bytes());
            if (byRows.isPresent()) {
                assertThat(whole).as("seed " + seed).isEqualTo(byRows);
                read++;
            } else if (whole.isEmpty()) {
                refused++;
            }
        }
        assertThat(read).as("pages that both read").isGreaterThan(1_000);
        assertThat(refused).as("pages that neither reads").isGreaterThan(1_000);
    }

    /** What comes of a page of which known rows are told by their bytes and only the others are parsed. */
    private static Optional<List<String>> byRows(DamagedPage page, Random random) {
        BitSet found = new BitSet();
        try {
            Optional<RawRows> raw = JsonRows.of(page.source(), "users");
            if (raw.isEmpty()) {
                return Optional.empty();
            }
            List<String> texts = new ArrayList<>();
            while (raw.get().next()) {
                Optional<String> one = page.rows().stream()
                        .filter(row -> begins(raw.get(), row))
                        .findFirst();
                if (one.isPresent() && random.nextInt(5) > 0) {
                    raw.get().endsAt(raw.get().start() + one.get().getBytes(StandardCharsets.UTF_8).length);
                    found.set(texts.size());
                }
                texts.add(RowTexts.current(raw.get()));
            }
            List<String> parsed = RowTexts.parsed(raw.get().without(found).body());
            List<String> all = new ArrayList<>();
            for (int row = 0, next = 0; row < texts.size(); row++) {
                all.add(found.get(row) ? RowTexts.normal(texts.get(row)) : parsed.get(next++));
            }
            return Optional.of(all);
        } catch (UnreadablePage | JacksonException broken) {
            return Optional.empty();
        }
    }

    private static boolean begins(RawRows rows, String row) {
        byte[] bytes = row.getBytes(StandardCharsets.UTF_8);
        int end = rows.start() + bytes.length;
        return end <= rows.bytes().length && Arrays.equals(rows.bytes(), rows.start(), end, bytes, 0, bytes.length);
    }

    private static Optional<List<String>> whole(byte[] page) {
        try {
            return Optional.of(RowTexts.parsed(page));
        } catch (JacksonException | IllegalArgumentException broken) {
            return Optional.empty();
        }
    }
}
