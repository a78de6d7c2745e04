package org.passportsync.skyward;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.passportsync.wire.Reply;

/**
 * Finds what the next page is asked by: the query parameter {@code cursor} of the Link header whose relation is {@code next}, or
 * of one that says nothing against that. A header that can't be understood offers a page too: it is not known to be the last.
 */
final class NextPage {

    /** What a Link header says. */
    record Offered(Optional<String> cursor) {}

    private static final Pattern LINK = Pattern.compile("<([^<>]*)>([^<]*)");
    private static final Pattern RELATION =
            Pattern.compile(";\\s*rel\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s;,\"']+))");
    private static final Set<String> OTHER_PAGES = Set.of("prev", "previous", "first", "last", "self");
    private static final Pattern CURSOR = Pattern.compile("[?&](?:paging\\.)?cursor=([^&#]+)");

    private NextPage() {}

    /** The next page; nothing where this was the last one. */
    static Optional<Offered> of(Reply reply) {
        List<Link> links = reply.headers().allValues("Link").stream()
                .filter(header -> !header.isBlank())
                .flatMap(NextPage::links)
                .toList();
        return links.stream()
                .filter(link -> link.relations().contains("next"))
                .findFirst()
                .or(() -> links.stream()
                        .filter(link -> link.open() && link.cursor().isPresent())
                        .findFirst())
                .or(() -> links.stream()
                        .filter(link -> link.relations().isEmpty())
                        .findFirst())
                .map(link -> new Offered(link.cursor()));
    }

    /** One link, as far as it can be understood. */
    private record Link(Optional<String> cursor, Set<String> relations) {

        boolean open() {
            return relations.stream().noneMatch(OTHER_PAGES::contains);
        }
    }

    private static Stream<Link> links(String header) {
        List<Link> links = LINK.matcher(header)
                .results()
                .map(link -> new Link(cursor(link.group(1)), relations(link.group(2))))
                .toList();
        return links.isEmpty() ? Stream.of(new Link(Optional.empty(), Set.of())) : links.stream();
    }

    private static Set<String> relations(String parameters) {
        return RELATION.matcher(parameters.toLowerCase(Locale.ROOT))
                .results()
                .flatMap(relation -> Stream.of(relation.group(1), relation.group(2), relation.group(3)))
                .filter(Objects::nonNull)
                .flatMap(names -> Stream.of(names.split("[\\s,]+")))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
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
