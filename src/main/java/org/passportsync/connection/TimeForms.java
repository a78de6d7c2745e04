package org.passportsync.connection;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.passportsync.connection.Written.Scalar;

/** The forms of dates, times, spans and time zones. */
final class TimeForms {

    private static final Pattern DAYS = Pattern.compile("([0-9]{1,5})d");
    private static final Pattern CLOCK_SPAN = Pattern.compile("([0-9]{1,6})([smh])");
    private static final Pattern TIME = Pattern.compile("[0-2][0-9]:[0-5][0-9]");

    static final Form<LocalDate> DATE = (value, problems) -> {
        String advice = "; write a day of the calendar like 2026-07-01";
        if (!(value instanceof Scalar scalar)) {
            return problems.refuse(value.place(), value.kind() + " stands here" + advice);
        }
        try {
            LocalDate date = LocalDate.parse(scalar.text());
            return near(date) ? date : problems.refuse(value.place(), date + " is too far away" + advice);
        } catch (DateTimeException noDate) {
            return problems.refuse(value.place(), value.kind() + " is not a date" + advice);
        }
    };

    static final Form<LocalTime> TIME_OF_DAY = (value, problems) -> {
        String text = value instanceof Scalar scalar ? scalar.text() : "";
        if (!TIME.matcher(text).matches() || text.compareTo("23:59") > 0) {
            return problems.refuse(value.place(), value.kind() + " is not a time of day; write it like \"02:30\"");
        }
        return LocalTime.parse(text);
    };

    static final Form<ZoneId> ZONE = (value, problems) -> {
        String text = Forms.TEXT.read(value, problems);
        if (text == null || ZoneId.getAvailableZoneIds().contains(text)) {
            return text == null ? null : ZoneId.of(text);
        }
        String near = NearestName.suggestion(text, ZoneId.getAvailableZoneIds());
        return problems.refuse(
                value.place(), "\"" + text + "\" is not a time zone" + near + "; write one like America/Chicago");
    };

    private TimeForms() {}

    /** Whether a day is of a time that somebody may mean. */
    static boolean near(LocalDate date) {
        return date.getYear() >= 1900 && date.getYear() < 3000;
    }

    /** A number of days, for example {@code 14d}. */
    static Form<Period> days(int least, int most) {
        String advice = "; write days like 14d, from " + least + "d to " + most + "d";
        return (value, problems) -> {
            Matcher matcher = DAYS.matcher(value instanceof Scalar scalar ? scalar.text() : "");
            if (!matcher.matches()) {
                return problems.refuse(value.place(), value.kind() + " is not a number of days" + advice);
            }
            int days = Integer.parseInt(matcher.group(1));
            return days >= least && days <= most
                    ? Period.ofDays(days)
                    : problems.refuse(value.place(), days + "d is out of range" + advice);
        };
    }

    /** A span of seconds, minutes or hours, for example {@code 300s}, {@code 5m} or {@code 24h}. */
    static Form<Duration> span(Duration least, Duration most) {
        String advice = "; write a span like 300s, 5m or 1h, from " + text(least) + " to " + text(most);
        return (value, problems) -> {
            Matcher matcher = CLOCK_SPAN.matcher(value instanceof Scalar scalar ? scalar.text() : "");
            if (!matcher.matches()) {
                return problems.refuse(value.place(), value.kind() + " is not a span of time" + advice);
            }
            Duration span = span(Long.parseLong(matcher.group(1)), matcher.group(2));
            return span.compareTo(least) >= 0 && span.compareTo(most) <= 0
                    ? span
                    : problems.refuse(value.place(), matcher.group() + " is out of range" + advice);
        };
    }

    /** A span as a definition writes it. */
    static String text(Duration span) {
        return span.toSeconds() + "s";
    }

    /** Days as a definition writes them. */
    static String text(Period days) {
        return days.getDays() + "d";
    }

    private static Duration span(long number, String unit) {
        return switch (unit) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofHours(number);
        };
    }
}
