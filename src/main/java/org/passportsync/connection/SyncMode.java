package org.passportsync.connection;

/** Which way a connection's data goes. */
public enum SyncMode {
    /** From the SIS into the hub. */
    IMPORT,
    /** Import first, then what the hub knows better goes back to the SIS. */
    TWO_WAY
}
