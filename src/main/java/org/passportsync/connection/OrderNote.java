package org.passportsync.connection;

import org.jspecify.annotations.Nullable;

/** What somebody notes with an order about a run, for the history. */
public final class OrderNote {

    private static final int LONGEST = 500;

    private OrderNote() {}

    /** The note without blanks around it; null where nothing was noted. */
    public static @Nullable String text(@Nullable String given) {
        return given == null || given.isBlank() ? null : given.strip();
    }

    /** What is wrong with a note; null: nothing. */
    public static @Nullable String problem(@Nullable String given) {
        String note = text(given);
        if (note == null) {
            return null;
        }
        if (note.chars().anyMatch(OrderNote::unwritten)) {
            return "note has a control character; write plain text";
        }
        return note.length() <= LONGEST ? null : "note has " + note.length() + " characters; write at most " + LONGEST;
    }

    private static boolean unwritten(int character) {
        return Character.isISOControl(character) && "\t\n\r".indexOf(character) < 0;
    }
}
