package org.passportsync.simulator;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * How the identifiers of SMS 2.0 follow from sourcedIds, each from its own alone, so that both sides can be compared.
 *
 * <p>In a generated district two sourcedIds never have the same NameId, and those of one kind sort as their sourcedIds do.
 */
public final class NameIds {

    private static final Map<String, String> KINDS = Map.of(
            "stu", "1", "student", "1", "s", "1", "stf", "2", "staff", "2", "t", "2", "con", "3", "contact", "3", "g",
            "3");
    private static final String OTHER = "9";
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final int MOST_DIGITS = 17;

    private NameIds() {}

    /**
     * The NameId of a user: a digit for the kind that the leading letters tell (students 1, staff 2, contacts 3, others 9), then all
     * digits of the sourcedId; where it has none, or too many, digits that follow from its text.
     */
    public static long of(String sourcedId) {
        String digits = digits(sourcedId);
        boolean usable = !digits.isEmpty() && digits.length() <= MOST_DIGITS;
        return Long.parseLong(KINDS.getOrDefault(letters(sourcedId), OTHER) + (usable ? digits : checksum(sourcedId)));
    }

    /** The SchoolId of an org: the digits of its sourcedId if it has any, else the sourcedId. */
    public static String school(String sourcedId) {
        String digits = digits(sourcedId);
        return digits.isEmpty() ? sourcedId : digits;
    }

    /** The identifier of a course, a section, a grading bucket or an enrollment: the sourcedId as it is. */
    public static String other(String sourcedId) {
        return sourcedId;
    }

    private static String digits(String sourcedId) {
        StringBuilder digits = new StringBuilder();
        for (int at = 0; at < sourcedId.length(); at++) {
            char one = sourcedId.charAt(at);
            if (one >= '0' && one <= '9') {
                digits.append(one);
            }
        }
        return digits.toString();
    }

    private static String letters(String sourcedId) {
        int end = 0;
        while (end < sourcedId.length() && LETTERS.indexOf(sourcedId.charAt(end)) >= 0) {
            end++;
        }
        return sourcedId.substring(0, end).toLowerCase(Locale.ROOT);
    }

    private static String checksum(String sourcedId) {
        CRC32 checksum = new CRC32();
        checksum.update(sourcedId.getBytes(StandardCharsets.UTF_8));
        return Long.toString(checksum.getValue());
    }
}
