package org.passportsync.connection;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a definition takes from the machine that the program runs on, which knows no districts: the folder of files, and
 * the variable or file that holds the secret. Somebody of one district could name another district's.
 */
public final class References {

    private static final String ASK =
            "ask whoever operates the program to apply this definition with the command apply";

    private final @Nullable ConnectionDefinition before;
    private final List<String> problems = new ArrayList<>();

    private References(@Nullable ConnectionDefinition before) {
        this.before = before;
    }

    /**
     * What somebody may not ask for who belongs to some districts only, each with its place; empty: nothing.
     *
     * @param asked the definition as it was given
     * @param before the latest revision; null: the connection is new
     */
    public static List<String> problems(Reading.Accepted asked, @Nullable ConnectionDefinition before) {
        References references = new References(before);
        references.folder(asked.definition().csv());
        if (asked.secret() == null) {
            references.secret(asked.definition().delivery());
        }
        return references.problems;
    }

    private void folder(@Nullable Csv asked) {
        if (asked != null && (before == null || !asked.equals(before.csv()))) {
            problems.add("delivery.csv.folder: who belongs to some districts only can't choose the folder "
                    + asked.folder() + ", which may be another district's; "
                    + keep(before == null ? null : before.csv())
                    + ASK);
        }
    }

    private static String keep(@Nullable Csv known) {
        return known == null ? "" : "leave it as " + known.folder() + ", or ";
    }

    private void secret(Delivery asked) {
        SecretReference reference = asked.secret();
        if (reference == null) {
            return;
        }
        Delivery known = before == null ? null : before.delivery();
        if (known != null && reference.equals(known.secret())) {
            server("serviceUrl", asked.serviceUrl(), known.serviceUrl());
            server("tokenUrl", tokens(asked), tokens(known));
        } else {
            broughtIn(reference);
        }
    }

    private void broughtIn(SecretReference reference) {
        boolean stored = reference instanceof SecretReference.Stored;
        if (before != null || !stored) {
            problems.add("delivery.clientSecret: who belongs to some districts only can't bring in "
                    + reference.asText() + ", which may be "
                    + (stored ? "a secret for another server" : "another district's secret")
                    + "; write the secret itself, or " + ASK);
        }
    }

    /** A secret that nobody has to know to change the definition goes where it always went. */
    private void server(String setting, URI asked, URI known) {
        if (!server(asked).equals(server(known))) {
            problems.add("delivery." + setting + ": the secret that is referred to was meant for " + server(known)
                    + ", and would be sent to " + server(asked)
                    + "; write the secret itself as delivery.clientSecret, or "
                    + ASK);
        }
    }

    private static URI tokens(Delivery delivery) {
        URI given = delivery.tokenUrl();
        return given == null ? delivery.serviceUrl() : given;
    }

    /** Scheme, host and port, the port also where it is the usual one. */
    private static String server(URI address) {
        String scheme = address.getScheme().toLowerCase(Locale.ROOT);
        int usual = scheme.equals("https") ? 443 : 80;
        return scheme + "://" + address.getHost().toLowerCase(Locale.ROOT) + ":"
                + (address.getPort() < 0 ? usual : address.getPort());
    }
}
