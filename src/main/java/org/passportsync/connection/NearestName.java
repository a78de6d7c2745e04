package org.passportsync.connection;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody who mistyped a name probably meant. */
final class NearestName {

    private NearestName() {}

    /** A sentence's rest that suggests the nearest name; empty where none is near. */
    static String suggestion(String given, Collection<String> known) {
        return of(given, known).map(name -> ", perhaps " + name).orElse("");
    }

    static Optional<String> of(String given, Collection<String> known) {
        int near = Math.max(1, given.length() / 3);
        return known.stream()
                .min(Comparator.comparingInt(name -> distance(given, name)))
                .filter(name -> distance(given, name) <= near);
    }

    /** Letters to insert, drop or replace, large and small ones taken alike. */
    private static int distance(String left, String right) {
        String a = left.toLowerCase(Locale.ROOT);
        String b = right.toLowerCase(Locale.ROOT);
        int[] before = new int[b.length() + 1];
        for (int column = 0; column <= b.length(); column++) {
            before[column] = column;
        }
        for (int row = 1; row <= a.length(); row++) {
            before = nextRow(a.charAt(row - 1), b, before);
        }
        return before[b.length()];
    }

    private static int[] nextRow(char letter, String other, int[] before) {
        int[] row = new int[before.length];
        row[0] = before[0] + 1;
        for (int column = 1; column < row.length; column++) {
            int replaced = before[column - 1] + (other.charAt(column - 1) == letter ? 0 : 1);
            row[column] = Math.min(replaced, 1 + Math.min(before[column], row[column - 1]));
        }
        return row;
    }
}
