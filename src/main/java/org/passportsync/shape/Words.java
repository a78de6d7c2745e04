package org.passportsync.shape;

import java.util.List;

/** Changes texts, the same on every machine. */
final class Words {

    private Words() {}

    /** First letters large, the others small; also behind a hyphen and in names like {@code O'Neil}. */
    static String titled(String text) {
        StringBuilder titled = new StringBuilder(text.length());
        int letters = 0;
        for (int at = 0; at < text.length(); ) {
            int point = text.codePointAt(at);
            at += Character.charCount(point);
            titled.appendCodePoint(letters == 0 ? Character.toTitleCase(point) : Character.toLowerCase(point));
            letters = letters(letters, point);
        }
        return titled.toString();
    }

    /** How many letters of the word stand before the next character; an apostrophe ends a word of one letter only. */
    private static int letters(int before, int point) {
        if (Character.isLetterOrDigit(point) || Character.getType(point) == Character.NON_SPACING_MARK) {
            return before + 1;
        }
        boolean apostrophe = point == '\'' || point == 0x2019;
        return apostrophe && before > 1 ? before + 1 : 0;
    }

    static String digits(String text) {
        StringBuilder digits = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c >= '0' && c <= '9') {
                digits.append(c);
            }
        }
        return digits.toString();
    }

    /** A part of a text, counted in whole characters; less where the text is shorter. */
    static String part(String text, int from, int length) {
        int points = text.codePointCount(0, text.length());
        if (from >= points) {
            return "";
        }
        int start = text.offsetByCodePoints(0, from);
        return text.substring(start, text.offsetByCodePoints(start, Math.min(length, points - from)));
    }

    /** Puts what stands between separators into a list, without blanks. */
    static void split(String text, String separator, List<String> into) {
        int start = 0;
        while (start <= text.length()) {
            int end = text.indexOf(separator, start);
            String item = text.substring(start, end < 0 ? text.length() : end).strip();
            if (!item.isEmpty()) {
                into.add(item);
            }
            start = end < 0 ? text.length() + 1 : end + separator.length();
        }
    }
}
