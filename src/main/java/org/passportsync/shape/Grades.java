package org.passportsync.shape;

import static java.util.Map.entry;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.passportsync.roster.AttributeSpec;

/**
 * Turns the grades that SISs write into CEDS entry grade codes.
 *
 * <p>Source of the codes: Common Education Data Standards, element 000100 "Entry Grade Level".
 */
final class Grades {

    private static final Set<String> CODES = Set.of(
            "IT", "PR", "PK", "TK", "KG", "01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12", "13",
            "PS", "UG", "Other");

    private static final Map<String, String> SPELLINGS = Map.ofEntries(
            entry("k", "KG"),
            entry("kf", "KG"),
            entry("kh", "KG"),
            entry("kindergarten", "KG"),
            entry("prek", "PK"),
            entry("pre-k", "PK"),
            entry("p3", "PK"),
            entry("p4", "PK"),
            entry("prekindergarten", "PK"),
            entry("other", "Other"),
            entry("ungraded", "UG"),
            entry("first", "01"),
            entry("second", "02"),
            entry("third", "03"),
            entry("fourth", "04"),
            entry("fifth", "05"),
            entry("sixth", "06"),
            entry("seventh", "07"),
            entry("eighth", "08"),
            entry("ninth", "09"),
            entry("tenth", "10"),
            entry("eleventh", "11"),
            entry("twelfth", "12"));

    private static final Pattern ORDINAL = Pattern.compile("(st|nd|rd|th)$");
    private static final Pattern NUMBER = Pattern.compile("0*([1-9][0-9]?)");

    private Grades() {}

    /** Says whether an attribute's values are grades. */
    static boolean holds(AttributeSpec attribute) {
        return attribute.name().equals("grade") || attribute.name().equals("grades");
    }

    /** The code for what was written, or null where none is known. */
    static @Nullable String code(String written) {
        if (CODES.contains(written)) {
            return written;
        }
        String lower = written.toLowerCase(Locale.ROOT);
        String plain = lower.replace("grade", "").strip();
        String spelled = SPELLINGS.getOrDefault(lower, SPELLINGS.get(plain));
        if (spelled != null) {
            return spelled;
        }
        String upper = plain.toUpperCase(Locale.ROOT);
        return CODES.contains(upper) ? upper : number(plain);
    }

    private static @Nullable String number(String plain) {
        Matcher number = NUMBER.matcher(ORDINAL.matcher(plain).replaceFirst(""));
        if (!number.matches()) {
            return null;
        }
        String digits = number.group(1);
        String code = digits.length() == 1 ? "0" + digits : digits;
        return CODES.contains(code) ? code : null;
    }
}
