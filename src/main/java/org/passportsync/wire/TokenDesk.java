package org.passportsync.wire;

import java.time.Duration;
import org.passportsync.sis.SourceFault;

/** Asks for tokens as one protocol does; called by one thread at a time. */
public interface TokenDesk {

    /** A fresh token. */
    Granted ask() throws SourceFault, InterruptedException;

    /** Where and how the last token was handed out, in words behind "a token was handed out"; the secret is not among them. */
    String way();

    /** A token as it was handed out. */
    record Granted(String token, Duration life) {

        @Override
        public String toString() {
            return "Granted[***, " + life + "]";
        }
    }
}
