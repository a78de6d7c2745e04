package org.passportsync.skyward;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.passportsync.wire.Reply;

/** Finds what the next page is asked by: the query parameter {@code cursor} of the Link header whose relation is {@code next}. */
final class NextPage {

    /** What a Link header says. */
    record Offered(Optional<String> cursor) {}

    private static final Pattern LINK = Pattern.compile("<([^<>]*)>([^<]*)");
    private static final Pattern NEXT =
            Pattern.compile(".*;\\s*rel\\s*=\\s*(\"([^\"]*\\s)?next(\\s[^\"]*)?\"|next\\b).*");
    private static final Pattern CURSOR = Pattern.compile("[?&](?:paging\\.)?cursor=([^&#]+)");

    private NextPage() {}

    /** The next page; nothing where this was the last one. */
    static Optional<Offered> of(Reply reply) {
        for (String header : reply.headers().allValues("Link")) {
            Matcher link = LINK.matcher(header);
            while (link.find()) {
                if (NEXT.matcher(link.group(2).toLowerCase(Locale.ROOT)).matches()) {
                    return Optional.of(new Offered(cursor(link.group(1))));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> cursor(String url) {
        Matcher cursor = CURSOR.matcher(url);
        return cursor.find() ? Optional.of(decoded(cursor.group(1))) : Optional.empty();
    }

    /** A plus sign stays one: cursors are opaque, and those that hold one often stand there as they are. */
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return text;
        }
    }
}
