package org.passportsync.connection;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.passportsync.connection.Written.Scalar;
import tools.jackson.databind.JsonNode;

/** The form of a check: {@code email}, {@code reference}, or a section of one setting ({@code { maxLength: 50 }}). */
final class CheckForm {

    private static final Map<String, Check> BARE = Map.of("email", new Check.Email(), "reference", new Check.Exists());
    private static final List<String> NAMES = List.of(
            "email",
            "reference",
            "{ pattern: ... }",
            "{ oneOf: [ ... ] }",
            "{ dateRange: { from: ..., to: ... } }",
            "{ maxLength: ... }");

    private static final Form<Check> WITH_SETTINGS = Section.form(CheckForm::withSettings);

    static final Form<Check> FORM = (value, problems) -> {
        if (value instanceof Scalar scalar) {
            Check check = BARE.get(scalar.text());
            return check != null ? check : problems.refuse(value.place(), Forms.notAmong(scalar.text(), NAMES));
        }
        return WITH_SETTINGS.read(value, problems);
    };

    private static final Form<Check> PATTERN = CheckForm::pattern;

    private CheckForm() {}

    private static Check withSettings(Section section) {
        List<Check> read = new ArrayList<>();
        add(read, section.find("pattern", PATTERN));
        List<String> values = section.find("oneOf", Forms.listOf(Forms.TEXT));
        add(read, values == null ? null : new Check.OneOf(values));
        add(read, section.find("dateRange", Section.form(CheckForm::dateRange)));
        Integer characters = section.find("maxLength", Forms.wholeNumber(1, 100_000));
        add(read, characters == null ? null : new Check.MaxLength(characters));
        if (read.size() > 1) {
            section.problems().note(section.place(), "several checks stand in one rule; write a rule for each");
        }
        return read.isEmpty() ? new Check.Present() : read.getFirst();
    }

    private static void add(List<Check> checks, @Nullable Check check) {
        if (check != null) {
            checks.add(check);
        }
    }

    private static @Nullable Check pattern(Written value, Problems problems) {
        String text = Forms.ANY_TEXT.read(value, problems);
        if (text == null) {
            return null;
        }
        try {
            Pattern.compile(text);
            return new Check.Matches(text);
        } catch (PatternSyntaxException broken) {
            return problems.refuse(
                    value.place(),
                    "\"" + text + "\" is not a regular expression (" + broken.getDescription() + "); correct it");
        }
    }

    private static Check dateRange(Section section) {
        LocalDate from = section.find("from", TimeForms.DATE);
        LocalDate to = section.find("to", TimeForms.DATE);
        if (from != null && to != null && to.isBefore(from)) {
            section.note("to", "the range ends on " + to + ", before it begins on " + from + "; swap them");
        }
        return new Check.DateRange(from, to);
    }

    /** What a definition writes; a check for presence is written as {@code missing} instead. */
    static JsonNode write(Check check) {
        return switch (check) {
            case Check.Present present -> Outline.scalar("present");
            case Check.Email email -> Outline.scalar("email");
            case Check.Exists exists -> Outline.scalar("reference");
            case Check.Matches matches ->
                new Outline().text("pattern", matches.expression()).node();
            case Check.OneOf oneOf ->
                new Outline().put("oneOf", Outline.array(oneOf.values())).node();
            case Check.MaxLength length ->
                new Outline().number("maxLength", length.characters(), null).node();
            case Check.DateRange(LocalDate from, LocalDate to) ->
                new Outline()
                        .put(
                                "dateRange",
                                new Outline().text("from", from).text("to", to).node())
                        .node();
        };
    }
}
