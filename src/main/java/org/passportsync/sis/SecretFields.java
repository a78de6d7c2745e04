package org.passportsync.sis;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The names of fields that hold people's secrets: what stands in them is dropped while parsing, and never stored. */
public final class SecretFields {

    private static final List<String> PARTS = List.of("password", "passwd", "passphrase", "credential", "keypadnumber");
    private static final Set<String> WHOLE = Set.of("pwd", "passcode", "pin", "secret");

    private SecretFields() {}

    /** Says whether a field of this name holds a secret, whatever the case of its letters. */
    public static boolean holds(String name) {
        String small = name.toLowerCase(Locale.ROOT);
        return WHOLE.contains(small) || PARTS.stream().anyMatch(small::contains);
    }
}
