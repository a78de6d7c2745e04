package org.passportsync.connection;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The form of a cron expression: five fields from minutes on, or six from seconds on, each within its range. */
final class CronForm {

    static final Form<String> FORM = CronForm::read;

    static final List<CronField> FIELDS = List.of(
            new CronField("second", 0, 59),
            new CronField("minute", 0, 59),
            new CronField("hour", 0, 23),
            new CronField("day of month", 1, 31),
            new CronField("month", 1, 12),
            new CronField("day of week", 0, 7));

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
            CronField field = FIELDS.get(i + missing);
            if (!field.accepts(parts[i])) {
                return problems.refuse(
                        value.place(),
                        "\"" + parts[i] + "\" is no " + field.name() + "; write numbers from " + field.least() + " to "
                                + field.most() + ", * for all, ranges (1-5), lists (1,15) or steps (*/10)");
            }
        }
        return everComes(String.join(" ", parts), value, problems);
    }

    private static @Nullable String everComes(String expression, Written value, Problems problems) {
        return CronTimes.of(expression).after(LocalDate.EPOCH.atStartOfDay()) == null
                ? problems.refuse(value.place(), "\"" + expression + "\" never comes: no month has such a day")
                : expression;
    }
}
