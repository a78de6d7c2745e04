package org.passportsync.connection;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passportsync.connection.Schedule.Cron;
import org.passportsync.connection.Schedule.Daily;
import org.passportsync.connection.Schedule.Monthly;
import org.passportsync.connection.Schedule.Timing;
import org.passportsync.connection.Schedule.Weekly;

/** {@code schedule}: when the connection runs by itself. */
final class ScheduleSection {

    static final Form<Schedule> FORM = Section.form(ScheduleSection::read);

    private static final Form<Weekly> WEEKLY = Section.form(section -> new Weekly(
            days(section),
            section.need("at", TimeForms.TIME_OF_DAY, LocalTime.MIDNIGHT, "write a time like \"02:30\"")));
    private static final Form<Monthly> MONTHLY = Section.form(section -> new Monthly(
            section.need("day", Forms.wholeNumber(1, 31), 1, "write a day of the month"),
            section.need("at", TimeForms.TIME_OF_DAY, LocalTime.MIDNIGHT, "write a time like \"02:30\"")));

    private ScheduleSection() {}

    private static Schedule read(Section section) {
        Map<String, Timing> timings = new LinkedHashMap<>();
        LocalTime daily = section.find("daily", TimeForms.TIME_OF_DAY);
        put(timings, "daily", daily == null ? null : new Daily(daily));
        put(timings, "weekly", section.find("weekly", WEEKLY));
        put(timings, "monthly", section.find("monthly", MONTHLY));
        String cron = section.find("cron", CronForm.FORM);
        put(timings, "cron", cron == null ? null : new Cron(cron));
        long given = List.of("daily", "weekly", "monthly", "cron").stream()
                .filter(section::has)
                .count();
        if (given != 1) {
            section.problems()
                    .note(section.place(), given + " timings stand here; write one of: daily, weekly, monthly, cron");
        }
        return new Schedule(
                timings.isEmpty()
                        ? new Daily(LocalTime.MIDNIGHT)
                        : timings.values().iterator().next(),
                section.find("timeZone", TimeForms.ZONE),
                section.find("until", TimeForms.DATE));
    }

    private static void put(Map<String, Timing> timings, String key, @Nullable Timing timing) {
        if (timing != null) {
            timings.put(key, timing);
        }
    }

    private static Set<DayOfWeek> days(Section section) {
        List<DayOfWeek> days = section.need(
                "days", Forms.listOf(Forms.choice(DayOfWeek.class)), List.of(), "write days like [MONDAY, THURSDAY]");
        if (days.isEmpty() && section.problems().none()) {
            section.note("days", "no day stands here; write days like [MONDAY, THURSDAY]");
        }
        return days.isEmpty() ? Set.of() : EnumSet.copyOf(days);
    }

    static Outline write(Schedule schedule) {
        Outline outline = new Outline();
        switch (schedule.timing()) {
            case Daily daily -> outline.text("daily", daily.at());
            case Cron cron -> outline.text("cron", cron.expression());
            case Monthly monthly ->
                outline.section(
                        "monthly",
                        new Outline().number("day", monthly.day(), null).text("at", monthly.at()));
            case Weekly weekly ->
                outline.section(
                        "weekly",
                        new Outline()
                                .texts(
                                        "days",
                                        weekly.days().stream()
                                                .map(DayOfWeek::name)
                                                .toList())
                                .text("at", weekly.at()));
        }
        return outline.text("timeZone", schedule.timeZone()).text("until", schedule.until());
    }
}
