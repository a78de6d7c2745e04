package org.passportsync.wire;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.passportsync.sis.SourceFault;

/** Puts addresses together and tells which of them may be asked. */
public final class Addresses {

    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]");

    /** Servers take these apart before they look for a row, so that their 404 says nothing of it. */
    private static final Pattern UNASKABLE =
            Pattern.compile("|\\s.*|.*\\s|\\.+|.*[/\\\\%;?#\\p{Cntrl}].*", Pattern.DOTALL);

    private Addresses() {}

    /** Whether a row can be asked for by its identifier, as the last part of a path. */
    public static boolean isAskable(String id) {
        return !UNASKABLE.matcher(id).matches();
    }

    /** The address with a path added; a query is left away. */
    public static URI under(URI address, String path) {
        return URI.create(shown(address) + path);
    }

    /** Scheme, host and port only. */
    public static URI origin(URI address) {
        return URI.create(address.getScheme() + "://" + address.getRawAuthority());
    }

    public static boolean sameOrigin(URI one, URI other) {
        return lower(one.getScheme()).equals(lower(other.getScheme()))
                && host(one).equals(host(other))
                && port(one) == port(other);
    }

    public static boolean loopback(URI address) {
        return LOOPBACK.matcher(host(address)).matches();
    }

    /** As it may stand in a message: without a query, and without a slash at the end. */
    public static String shown(URI address) {
        String path = address.getRawPath() == null ? "" : address.getRawPath();
        return origin(address) + path.replaceAll("/+$", "");
    }

    /** Percent-encoded for a query or as one part of a path. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Refuses to send anything unencrypted over a network. */
    public static void demandEncrypted(URI address) throws SourceFault {
        if (lower(address.getScheme()).equals("https")
                || lower(address.getScheme()).equals("http") && loopback(address)) {
            return;
        }
        throw new SourceFault(
                SourceFault.Kind.REFUSED,
                shown(address)
                        + " is not asked, since rosters and secrets would travel unencrypted. Give an https address,"
                        + " or allow the host with the program's setting passport.plain-http-hosts.");
    }

    private static String host(URI address) {
        return lower(address.getHost());
    }

    private static int port(URI address) {
        if (address.getPort() >= 0) {
            return address.getPort();
        }
        return lower(address.getScheme()).equals("https") ? 443 : 80;
    }

    private static String lower(@Nullable String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }
}
