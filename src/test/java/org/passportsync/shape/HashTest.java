package org.passportsync.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.passportsync.roster.EntityType;

/** Equal hashes mean equal content, and the other way round; on many generated rows. */
class HashTest {

    private static final long SEED = 20_260_915;
    private static final List<String> FIELDS =
            List.of("title", "classCode", "classType", "location", "school", "course");
    private static final List<String> LISTS = List.of("grades", "subjects", "periods", "terms");
    private static final String[] PIECES = {"a", "b", "\"", "\\", ",", "é", "😀", "09", " ", ":", "}", "\u0007"};

    private final Random random = new Random(SEED);
    private final Shaping shaping = Shaping.by("""
            attributes: { class: [ { from: metadata.room, to: x_room } ] }
            requirements: { class: [ { attribute: location, missing: FLAG }, { attribute: course, missing: SKIP } ] }
            """);

    @Test
    void hashes_are_equal_exactly_where_document_verdict_and_findings_are() {
        Map<String, String> byHash = new HashMap<>();
        Map<String, String> byContent = new HashMap<>();
        for (int round = 0; round < 20_000; round++) {
            Shaping.Result row = shaping.row(EntityType.CLASS, "classes", aRow());
            String content = row.verdict() + "|" + row.values() + "|" + row.findings();
            String hash = row.hash().asUuid().toString();

            assertThat(byHash.merge(hash, content, (one, _) -> one))
                    .as("seed %s", SEED)
                    .isEqualTo(content);
            assertThat(byContent.merge(content, hash, (one, _) -> one))
                    .as("seed %s", SEED)
                    .isEqualTo(hash);
        }
        assertThat(byContent.size()).isBetween(1_000, 19_999);
    }

    private Object[] aRow() {
        List<Object> row = new ArrayList<>();
        for (String field : FIELDS) {
            if (random.nextInt(3) == 0) {
                row.add(field);
                row.add(field.equals("school") ? "north" : text());
            }
        }
        for (String list : LISTS) {
            if (random.nextInt(4) == 0) {
                row.add(list);
                row.add(List.of(text(), text()));
            }
        }
        if (random.nextInt(3) == 0) {
            row.add("metadata.room");
            row.add(text());
        }
        return row.toArray();
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int piece = random.nextInt(3); piece >= 0; piece--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }
}
