package org.passportsync.connection;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.passportsync.connection.Written.Scalar;
import tools.jackson.databind.JsonNode;

/**
 * The form of a transform: a bare name ({@code trim}), a name with its argument in brackets ({@code split(;)}), or a
 * section of one setting ({@code { map: { F: female } }}).
 */
final class TransformForm {

    private static final Map<String, Transform> BARE = Map.of(
            "trim", new Transform.Trim(),
            "lower", new Transform.Lower(),
            "upper", new Transform.Upper(),
            "titleCase", new Transform.TitleCase(),
            "digits", new Transform.Digits());
    private static final Pattern WITH_ARGUMENT = Pattern.compile("(date|default|concat|split)\\((.*)\\)");
    private static final List<String> NAMES = List.of(
            "trim",
            "lower",
            "upper",
            "titleCase",
            "digits",
            "date(pattern)",
            "{ map: { a: b } }",
            "default(value)",
            "concat(separator)",
            "split(separator)",
            "{ substring: { from: 0, length: 2 } }");

    private static final Form<Transform> WITH_SETTINGS = Section.form(TransformForm::withSettings);

    static final Form<Transform> FORM = (value, problems) ->
            value instanceof Scalar scalar ? named(scalar, problems) : WITH_SETTINGS.read(value, problems);

    private TransformForm() {}

    private static @Nullable Transform named(Scalar scalar, Problems problems) {
        Transform bare = BARE.get(scalar.text());
        if (bare != null) {
            return bare;
        }
        Matcher matcher = WITH_ARGUMENT.matcher(scalar.text());
        return matcher.matches()
                ? withArgument(matcher.group(1), matcher.group(2), scalar.place(), problems)
                : problems.refuse(scalar.place(), Forms.notAmong(scalar.text(), NAMES));
    }

    private static @Nullable Transform withArgument(String name, String argument, Place place, Problems problems) {
        if (argument.isEmpty() && !name.equals("concat")) {
            return problems.refuse(place, name + " stands without an argument; write " + name + "(...)");
        }
        return switch (name) {
            case "date" -> date(argument, place, problems);
            case "default" -> new Transform.Otherwise(argument);
            case "concat" -> new Transform.Concat(argument);
            default -> new Transform.Split(argument);
        };
    }

    private static @Nullable Transform date(String pattern, Place place, Problems problems) {
        try {
            DateTimeFormatter format = DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
            LocalDate.parse(LocalDateTime.of(2026, 7, 15, 0, 0).format(format), format);
            return new Transform.ReadDate(pattern);
        } catch (IllegalArgumentException | DateTimeException unfit) {
            return problems.refuse(
                    place, "\"" + pattern + "\" gives no year, month and day; write a pattern like MM/dd/yyyy");
        }
    }

    private static Transform withSettings(Section section) {
        Map<String, Transform> read = new LinkedHashMap<>();
        for (String name : List.of("date", "default", "concat", "split")) {
            Transform transform = section.find(name, argument(name));
            if (transform != null) {
                read.put(name, transform);
            }
        }
        Map<String, String> values = section.find("map", Section.form(TransformForm::values));
        if (values != null) {
            read.put("map", new Transform.Replace(values));
        }
        Transform substring = section.find("substring", Section.form(TransformForm::substring));
        if (substring != null) {
            read.put("substring", substring);
        }
        if (read.size() > 1) {
            section.problems()
                    .note(section.place(), read.keySet() + " stand in one step; write a step for each, in their order");
        }
        return read.isEmpty() ? new Transform.Trim() : read.values().iterator().next();
    }

    private static Form<Transform> argument(String name) {
        return (value, problems) -> {
            String argument = Forms.ANY_TEXT.read(value, problems);
            return argument == null ? null : withArgument(name, argument, value.place(), problems);
        };
    }

    private static Map<String, String> values(Section section) {
        Map<String, String> read = new LinkedHashMap<>();
        section.names().forEach(name -> read.put(name, section.get(name, Forms.ANY_TEXT, "")));
        return read;
    }

    private static Transform substring(Section section) {
        return new Transform.Substring(
                section.get("from", Forms.wholeNumber(0, 10_000), 0),
                section.need("length", Forms.wholeNumber(1, 10_000), 1, "write how many characters are kept"));
    }

    static JsonNode write(Transform transform) {
        return switch (transform) {
            case Transform.Trim trim -> Outline.scalar("trim");
            case Transform.Lower lower -> Outline.scalar("lower");
            case Transform.Upper upper -> Outline.scalar("upper");
            case Transform.TitleCase titleCase -> Outline.scalar("titleCase");
            case Transform.Digits digits -> Outline.scalar("digits");
            case Transform.ReadDate date ->
                new Outline().text("date", date.pattern()).node();
            case Transform.Otherwise otherwise ->
                new Outline().text("default", otherwise.value()).node();
            case Transform.Concat concat ->
                new Outline().text("concat", concat.separator()).node();
            case Transform.Split split ->
                new Outline().text("split", split.separator()).node();
            case Transform.Replace replace -> {
                Outline values = new Outline();
                replace.values().forEach(values::text);
                yield new Outline().put("map", values.node()).node();
            }
            case Transform.Substring part -> {
                Outline settings = new Outline().number("from", part.from(), 0).number("length", part.length(), null);
                yield new Outline().put("substring", settings.node()).node();
            }
        };
    }
}
