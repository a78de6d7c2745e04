package org.passportsync.simulator;

import java.util.stream.IntStream;

/** Short texts that many rows share, ready as bytes. */
final class Texts {

    static final byte[] TRUE = Utf8.bytes("true");
    static final byte[] FALSE = Utf8.bytes("false");
    static final byte[] ACTIVE = Utf8.bytes("active");
    static final byte[] DELETED = Utf8.bytes("tobedeleted");
    static final byte[] NOTHING = {};

    private static final byte[][] GRADES = IntStream.range(0, Level.GRADES)
            .mapToObj(grade -> grade == 0 ? "KG" : grade < 10 ? "0" + grade : Integer.toString(grade))
            .map(Utf8::bytes)
            .toArray(byte[][]::new);

    private Texts() {}

    static byte[] grade(int grade) {
        return GRADES[Math.clamp(grade, 0, Level.GRADES - 1)];
    }

    static byte[] truth(boolean truth) {
        return truth ? TRUE : FALSE;
    }

    static byte[] status(boolean marked) {
        return marked ? DELETED : ACTIVE;
    }

    /** A number that nobody has: 555-01xx in an area of its own. */
    static void phone(Dice dice, long person, int version, Utf8 out) {
        int area = 200 + dice.below(790, Dice.Question.PHONE, person);
        int line = (dice.below(100, Dice.Question.PHONE, -1L - person) + version) % 100;
        out.raw('(').digits(area, 3).raw(PHONE).digits(line, 2);
    }

    private static final byte[] PHONE = Utf8.bytes(") 555-01");
}
