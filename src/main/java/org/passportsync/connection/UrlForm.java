package org.passportsync.connection;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The form of an address: https, or http on this machine and on hosts that the program's settings allow. Addresses are
 * not quoted in messages, because people paste them with passwords inside.
 *
 * @param inPlaceOfUser what to do instead of writing a user name or password into the address
 */
record UrlForm(Set<String> plainHttpHosts, String inPlaceOfUser) implements Form<URI> {

    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]");

    @Override
    public @Nullable URI read(Written value, Problems problems) {
        String text = Forms.TEXT.read(value, problems);
        if (text == null) {
            return null;
        }
        String wrong = null;
        try {
            URI url = new URI(text);
            wrong = wrong(url);
            if (wrong == null) {
                return url;
            }
        } catch (URISyntaxException unreadable) {
            wrong = "this is not an address (character " + (unreadable.getIndex() + 1)
                    + " doesn't fit); write it like https://skyward.example/api";
        }
        return problems.refuse(value.place(), wrong);
    }

    private @Nullable String wrong(URI url) {
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        String host = url.getHost() == null ? "" : url.getHost().toLowerCase(Locale.ROOT);
        if (url.getRawUserInfo() != null) {
            return "the address carries a user name or password; " + inPlaceOfUser;
        }
        if (host.isEmpty() || !(scheme.equals("https") || scheme.equals("http"))) {
            return "this is not a web address; write it whole, like https://skyward.example/api";
        }
        if (url.getRawFragment() != null) {
            return "the address carries a part behind #; leave that away";
        }
        if (scheme.equals("http") && !LOOPBACK.matcher(host).matches() && !plainHttpHosts.contains(host)) {
            return "http to " + host + " would send rosters unencrypted; write https,"
                    + " or allow the host with the program's setting passport.plain-http-hosts";
        }
        return null;
    }

    /** The host of an address; null where there is none. */
    static @Nullable String host(String address) {
        try {
            return new URI(address).getHost();
        } catch (URISyntaxException noAddress) {
            return null;
        }
    }
}
