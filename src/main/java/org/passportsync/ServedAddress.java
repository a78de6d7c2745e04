package org.passportsync;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.springframework.boot.web.server.WebServer;
import org.springframework.core.env.Environment;

/** Where a server listens, and whether it may. */
final class ServedAddress {

    private static final String LOOPBACK = "127.0.0.1";

    private ServedAddress() {}

    static URI of(WebServer server, Environment environment) {
        String host = host(environment);
        String shown = host.equals("0.0.0.0") || host.equals("::") ? LOOPBACK : host;
        return URI.create((encrypted(environment) ? "https" : "http") + "://"
                + (shown.contains(":") ? "[" + shown + "]" : shown) + ":" + server.getPort());
    }

    /**
     * Passwords and children's names go over this line, so beyond this machine it is encrypted.
     *
     * @throws WrongSettings if it would not be
     */
    static void check(Environment environment) {
        boolean plain = environment.getProperty("passport.plain-http", Boolean.class, false);
        if (plain || encrypted(environment) || loopback(host(environment))) {
            return;
        }
        throw new WrongSettings("server.address is " + host(environment)
                + ", so passwords would cross the network unencrypted; set server.ssl.bundle, or"
                + " passport.plain-http=true where a proxy before it does the encryption");
    }

    private static String host(Environment environment) {
        return environment.getProperty("server.address", LOOPBACK);
    }

    private static boolean encrypted(Environment environment) {
        return environment.containsProperty("server.ssl.bundle")
                || environment.containsProperty("server.ssl.key-store")
                || environment.containsProperty("server.ssl.certificate");
    }

    private static boolean loopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }
}
