package org.passportsync.shape;

import org.passportsync.roster.AttributeSpec;

/** Shows that there is a value without showing it, where the attribute is personal. */
public final class Masking {

    private static final int SHOWN = 80;

    private Masking() {}

    /** The value as it may stand in an issue: not even its length where it is personal, else its first 80 characters. */
    public static String of(AttributeSpec attribute, String value) {
        if (attribute.privacy().masked()) {
            return "***";
        }
        return value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "...";
    }
}
