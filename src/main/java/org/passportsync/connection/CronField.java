package org.passportsync.connection;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** One field of a cron expression: its name, the range of its numbers, and what a text in it stands for. */
record CronField(String name, int least, int most) {

    private static final List<String> MONTHS =
            List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
    private static final List<String> DAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");
    private static final Map<String, List<String>> WORDS = Map.of("month", MONTHS, "day of week", DAYS);
    private static final Pattern STEP = Pattern.compile("[1-9][0-9]?");

    boolean accepts(String text) {
        for (String part : text.split(",", -1)) {
            String[] stepped = part.split("/", 2);
            if (stepped.length == 2 && !STEP.matcher(stepped[1]).matches()) {
                return false;
            }
            if (!any(stepped[0]) && !span(stepped[0])) {
                return false;
            }
        }
        return true;
    }

    /** The numbers that an accepted text stands for. */
    BitSet numbers(String text) {
        BitSet numbers = new BitSet();
        for (String part : text.split(",", -1)) {
            String[] stepped = part.split("/", 2);
            String[] ends = stepped[0].split("-", 2);
            int first = any(stepped[0]) ? least : number(ends[0]);
            boolean open = any(stepped[0]) || (ends.length == 1 && stepped.length == 2);
            int last = open ? most : number(ends[ends.length - 1]);
            int step = stepped.length == 2 ? Integer.parseInt(stepped[1]) : 1;
            for (int number = first; number <= last; number += step) {
                numbers.set(number);
            }
        }
        return numbers;
    }

    private boolean any(String text) {
        return text.equals("*") || (text.equals("?") && name.startsWith("day"));
    }

    private boolean span(String text) {
        String[] ends = text.split("-", 2);
        int first = number(ends[0]);
        int last = number(ends[ends.length - 1]);
        return first >= least && last <= most && first <= last;
    }

    private int number(String text) {
        int word = WORDS.getOrDefault(name, List.of()).indexOf(text.toUpperCase(Locale.ROOT));
        if (word >= 0) {
            return word + least;
        }
        return text.matches("[0-9]{1,2}") ? Integer.parseInt(text) : Integer.MIN_VALUE;
    }
}
