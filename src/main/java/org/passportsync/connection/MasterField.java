package org.passportsync.connection;

/**
 * Whose value of an attribute counts when several connections contribute.
 *
 * @param connection the connection that the rule is for
 * @param blankErases whether a master's blank erases the value
 */
public record MasterField(String attribute, String connection, Mode mode, boolean blankErases) {

    /** How strong the connection's value is. */
    public enum Mode {
        /** Its value always wins. */
        MASTER,
        /** Once it has set the value, nobody but the master may replace it. */
        DO_NOT_OVERRIDE
    }
}
