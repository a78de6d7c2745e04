package org.passportsync.wire;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.passportsync.sis.SourceFault;

/** Says in words why there was no whole answer, and what to do. */
public final class Breakdown {

    private Breakdown() {}

    /** Whether sending again is of no use: a certificate that isn't trusted won't be a second later. */
    public static boolean isLasting(IOException failure) {
        return failure instanceof SSLHandshakeException;
    }

    public static SourceFault fault(URI shown, IOException failure, int tries) {
        return new SourceFault(
                SourceFault.Kind.UNREACHABLE,
                Addresses.shown(shown) + " can't be reached: " + words(failure) + " (" + tries
                        + (tries == 1 ? " try). " : " tries). ") + advice(shown, failure),
                failure);
    }

    /** What happened, for example {@code the connection is refused}. */
    public static String words(IOException failure) {
        if (isUnknownHost(failure)) {
            return "the host's name is not known";
        }
        String told = failure.getMessage() == null ? "" : ErrorText.shown(failure.getMessage());
        return switch (failure) {
            case ConnectException _ -> "the connection is refused";
            case SSLException _ -> "no secure connection (" + told + ")";
            case HttpTimeoutException _ -> told;
            default -> "the connection broke" + (told.isEmpty() ? "" : " (" + told + ")");
        };
    }

    private static String advice(URI shown, IOException failure) {
        if (isLasting(failure)) {
            return "Have the server's certificate put right, or its issuer trusted on this machine.";
        }
        boolean refused = failure instanceof ConnectException && !isUnknownHost(failure);
        return refused && Addresses.loopback(shown)
                ? "Start the simulated Skyward with the command demo or simulator, or give another address."
                : "Check the address, and that this machine may reach it.";
    }

    private static boolean isUnknownHost(Throwable failure) {
        for (Throwable one = failure; one != null; one = one.getCause()) {
            if (one instanceof UnresolvedAddressException || one instanceof UnknownHostException) {
                return true;
            }
        }
        return false;
    }
}
