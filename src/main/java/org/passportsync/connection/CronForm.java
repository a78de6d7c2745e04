package org.passportsync.connection;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The form of a cron expression: five fields from minutes on, or six from seconds on, each within its range. */
final class CronForm {

    static final Form<String> FORM = CronForm::read;

    private static final List<Field> FIELDS = List.of(
            new Field("second", 0, 59),
            new Field("minute", 0, 59),
            new Field("hour", 0, 23),
            new Field("day of month", 1, 31),
            new Field("month", 1, 12),
            new Field("day of week", 0, 7));
    private static final List<String> MONTHS =
            List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
    private static final List<String> DAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");
    private static final Map<String, List<String>> WORDS = Map.of("month", MONTHS, "day of week", DAYS);
    private static final Pattern STEP = Pattern.compile("[1-9][0-9]?");

    private record Field(String name, int least, int most) {

        boolean accepts(String text) {
            for (String part : text.split(",", -1)) {
                String[] stepped = part.split("/", 2);
                if (stepped.length == 2 && !STEP.matcher(stepped[1]).matches()) {
                    return false;
                }
                if (!stepped[0].equals("*")
                        && !(stepped[0].equals("?") && name.startsWith("day"))
                        && !span(stepped[0])) {
                    return false;
                }
            }
            return true;
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

    private CronForm() {}

    private static @Nullable String read(Written value, Problems problems) {
        String text = Forms.TEXT.read(value, problems);
        if (text == null) {
            return null;
        }
        String[] parts = text.split("\\s+");
        int missing = FIELDS.size() - parts.length;
        if (missing != 0 && missing != 1) {
            return problems.refuse(
                    value.place(),
                    "\"" + text + "\" has " + parts.length
                            + " fields; write five, like \"30 2 * * *\", or six with seconds");
        }
        for (int i = 0; i < parts.length; i++) {
            Field field = FIELDS.get(i + missing);
            if (!field.accepts(parts[i])) {
                return problems.refuse(
                        value.place(),
                        "\"" + parts[i] + "\" is no " + field.name() + "; write numbers from " + field.least() + " to "
                                + field.most() + ", * for all, ranges (1-5), lists (1,15) or steps (*/10)");
            }
        }
        return String.join(" ", parts);
    }
}
