package org.passportsync.connection;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Source fields that are never read, stored or journaled, whatever a definition asks for. */
public final class NeverRead {

    private static final Set<String> NAMES = Set.of(
            "passwd",
            "lunchpin",
            "foodservicepin",
            "studentpin",
            "pincode",
            "pinnumber",
            "ssnumber",
            "ssns",
            "pwd",
            "passcode",
            "secret");

    private static final List<String> PARTS =
            List.of("password", "passphrase", "credential", "keypad", "socialsecurity", "ssnlast");

    private static final Set<String> WORDS = Set.of("pin", "pins", "ssn");
    private static final Set<String> NUMBER = Set.of("number", "no", "num", "nbr");
    private static final Pattern BETWEEN_WORDS =
            Pattern.compile("[^\\p{L}\\p{N}]+|(?<=\\p{Ll})(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})"
                    + "|(?<=\\p{L})(?=\\p{N})|(?<=\\p{N})(?=\\p{L})");

    private NeverRead() {}

    /** Says whether the last name of a source field, for example of {@code metadata.ssn}, is a secret's. */
    public static boolean covers(String field) {
        String last = field.substring(field.lastIndexOf('.') + 1);
        List<String> words = BETWEEN_WORDS
                .splitAsStream(last)
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList();
        String plain = String.join("", words);
        return NAMES.contains(plain)
                || plain.endsWith("ssn")
                || PARTS.stream().anyMatch(plain::contains)
                || words.stream().anyMatch(WORDS::contains)
                || numbered(words);
    }

    /** The same of what a value says of itself, as the {@code userIds} of OneRoster do; dots in it part nothing. */
    public static boolean coversType(String type) {
        return covers(type.replace('.', ' '));
    }

    /** {@code SSNumber}: short for the same, and no ending of {@code classNumber}. */
    private static boolean numbered(List<String> words) {
        int at = words.indexOf("ss") + 1;
        return at > 0 && at < words.size() && NUMBER.contains(words.get(at));
    }
}
