package org.passportsync.access;

/** Hashes passwords slowly and compares them. */
public interface Passwords {

    /** A hash that names its algorithm. */
    String hash(String password);

    /** Whether a password is the one behind a hash. */
    boolean match(String password, String hash);
}
