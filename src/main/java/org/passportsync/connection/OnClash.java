package org.passportsync.connection;

/** What happens when two SIS IDs of one connection have the same key. */
public enum OnClash {
    /** The newcomer is held out; what is live stays. */
    HOLD_OUT,
    /** Both are kept and an issue is written; siblings share an e-mail address. */
    FLAG
}
