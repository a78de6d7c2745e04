package org.passportsync.connection;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody who mistyped a name probably meant. */
final class NearestName {

    /** No name here is longer; to compare with more would take time and memory for nothing. */
    private static final int LONGEST = 64;

    private NearestName() {}

    /** A sentence's rest that suggests the nearest name; empty where none is near. */
    static String suggestion(String given, Collection<String> known) {
        return of(given, known).map(name -> ", perhaps " + name).orElse("");
    }

    static Optional<String> of(String given, Collection<String> known) {
        if (given.length() > LONGEST) {
            return Optional.empty();
        }
        int near = Math.max(1, given.length() / 3);
        return known.stream()
                .min(Comparator.comparingInt(name -> distance(given, name)))
                .filter(name -> distance(given, name) <= near);
    }

    /** Letters to insert, drop, replace or swap with their neighbour, large and small ones taken alike. */
    private static int distance(String left, String right) {
        String a = left.toLowerCase(Locale.ROOT);
        String b = right.toLowerCase(Locale.ROOT);
        int[][] steps = new int[a.length() + 1][b.length() + 1];
        for (int row = 0; row <= a.length(); row++) {
            for (int column = 0; column <= b.length(); column++) {
                steps[row][column] = row == 0 || column == 0 ? row + column : least(steps, row, column, a, b);
            }
        }
        return steps[a.length()][b.length()];
    }

    private static int least(int[][] steps, int row, int column, String a, String b) {
        boolean same = a.charAt(row - 1) == b.charAt(column - 1);
        int replaced = steps[row - 1][column - 1] + (same ? 0 : 1);
        int least = Math.min(replaced, 1 + Math.min(steps[row - 1][column], steps[row][column - 1]));
        boolean swapped = row > 1
                && column > 1
                && a.charAt(row - 1) == b.charAt(column - 2)
                && a.charAt(row - 2) == b.charAt(column - 1);
        return swapped ? Math.min(least, 1 + steps[row - 2][column - 2]) : least;
    }
}
