package org.passportsync.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.passportsync.sis.SourcePage;

/**
 * A page of JSON rows of all shapes, in which up to two bytes were left out, put in or replaced, mostly by what means
 * something in JSON.
 *
 * @param rows as they were before
 */
record DamagedPage(List<String> rows, byte[] bytes) {

    private static final String[] BLANKS = {"", " ", "\n", "\r\n\t "};
    private static final String[] TEXTS = {
        "", "a", "}", "]", "{\\\"", "\\\\", "\\\\\\\"", "\\u0022", "\u00e9\u4e2d\ud83d\ude00", ",{", "users"
    };

    /** The same seed makes the same page. */
    static DamagedPage of(long seed) {
        Random random = new Random(seed);
        List<String> rows = new ArrayList<>();
        for (int row = random.nextInt(5); row >= 0; row--) {
            rows.add("{" + blank(random) + "\"id\":" + row + blank(random) + ",\"a\":" + value(random, 0) + "}");
        }
        return new DamagedPage(rows, damaged(page(random, rows), random));
    }

    private static String page(Random random, List<String> rows) {
        String list =
                "[" + blank(random) + String.join(blank(random) + "," + blank(random), rows) + blank(random) + "]";
        return switch (random.nextInt(3)) {
            case 0 -> list;
            case 1 -> "{\"users\":" + list + "}";
            default -> "{\"a\":" + value(random, 0) + ",\"users\":" + list + ",\"b\":" + value(random, 0) + "}";
        };
    }

    private static String value(Random random, int depth) {
        return switch (random.nextInt(depth > 2 ? 3 : 5)) {
            case 0 -> "-1.5e3";
            case 1 -> "null";
            case 2 -> "\"" + TEXTS[random.nextInt(TEXTS.length)] + "\"";
            case 3 -> "[" + value(random, depth + 1) + blank(random) + "," + value(random, depth + 1) + "]";
            default -> "{\"" + TEXTS[random.nextInt(TEXTS.length)] + "\":" + value(random, depth + 1) + "}";
        };
    }

    private static String blank(Random random) {
        return BLANKS[random.nextInt(BLANKS.length)];
    }

    private static byte[] damaged(String page, Random random) {
        byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
        byte[] signs = "{}[]\",:\\ x\u00e9".getBytes(StandardCharsets.UTF_8);
        for (int times = random.nextInt(3); times > 0 && bytes.length > 0; times--) {
            int at = random.nextInt(bytes.length);
            byte sign = signs[random.nextInt(signs.length)];
            int kind = random.nextInt(3);
            byte[] front = Arrays.copyOf(bytes, at);
            byte[] back = Arrays.copyOfRange(bytes, kind == 1 ? at : at + 1, bytes.length);
            bytes = join(join(front, kind == 0 ? new byte[0] : new byte[] {sign}), back);
        }
        return bytes;
    }

    SourcePage source() {
        return new SourcePage("users", 0, 10, bytes, false, OptionalLong.empty(), null);
    }

    static byte[] join(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}
