package org.passportsync.connection;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Source fields that are never read, stored or journaled, whatever a definition asks for. */
public final class NeverRead {

    private static final Set<String> NAMES = Set.of(
            "password",
            "passwd",
            "passphrase",
            "credentials",
            "pin",
            "lunchpin",
            "keypadpin",
            "keypadnumber",
            "foodservicekeypadnumber",
            "foodservicepin",
            "ssn",
            "socialsecuritynumber",
            "socialsecurity",
            "pwd",
            "passcode",
            "secret");

    private static final List<String> PARTS = List.of("password", "passphrase", "credential", "keypadnumber");

    private NeverRead() {}

    /** Says whether the last name of a source field, for example of {@code metadata.ssn}, is a secret's. */
    public static boolean covers(String field) {
        String last = field.substring(field.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        String plain = last.replace("_", "").replace("-", "").replace(" ", "");
        return NAMES.contains(plain) || PARTS.stream().anyMatch(plain::contains);
    }
}
