package org.passportsync.skyward;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.passportsync.sis.SourceFault;
import org.passportsync.sis.SourcePage;
import org.passportsync.sis.UnreadablePage;
import org.passportsync.wire.JsonText;
import org.passportsync.wire.PageBytes;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** Reads just one field of the rows of a page: what further lists are asked by. */
final class ListedRows {

    /** As deep as pages are read to the end, so that an odd row is walked over here too. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(10_000)
                    .maxDocumentLength(PageBytes.MOST)
                    .build())
            .build();

    private ListedRows() {}

    /** The field's text in each row, in their order; empty text where a row has none. */
    static List<String> keys(SourcePage page, String field) throws SourceFault {
        return found(page, field)
                .orElseThrow(() -> new SourceFault(
                        SourceFault.Kind.FOREIGN,
                        "a page of " + page.resource() + " can't be read, so it isn't known what stands behind it."
                                + " Ask those who run the server what cuts or changes its answers."));
    }

    /** The same; nothing where the page can't be read, which whoever reads its rows finds too. */
    static Optional<List<String>> found(SourcePage page, String field) {
        PageBytes bytes = new PageBytes(page);
        try (JsonParser json = bytes.json(JSON)) {
            return Optional.of(keys(json, field));
        } catch (UnreadablePage | JacksonException broken) {
            return mended(bytes, field);
        }
    }

    private static Optional<List<String>> mended(PageBytes bytes, String field) {
        try {
            if (!bytes.areNoUtf8()) {
                return Optional.empty();
            }
            try (JsonParser json = bytes.mended(JSON)) {
                List<String> keys = keys(json, field);
                return Optional.of(keys.stream()
                        .map(key -> PageBytes.isMended(key) ? "" : key)
                        .toList());
            }
        } catch (UnreadablePage | JacksonException broken) {
            return Optional.empty();
        }
    }

    private static List<String> keys(JsonParser json, String field) {
        List<String> keys = new ArrayList<>();
        JsonToken token = json.nextToken();
        while (token != null && token != JsonToken.START_ARRAY) {
            token = json.nextToken();
        }
        while (token != null && (token = json.nextToken()) != JsonToken.END_ARRAY && token != null) {
            keys.add(token == JsonToken.START_OBJECT ? key(json, field) : skipped(json));
        }
        return keys;
    }

    private static String key(JsonParser json, String field) {
        String key = "";
        String name;
        while ((name = json.nextName()) != null) {
            JsonToken value = json.nextToken();
            if (name.equals(field) && value.isScalarValue()) {
                String word = JsonText.word(JsonText.scalar(json, value));
                key = word == null ? "" : word;
            } else {
                json.skipChildren();
            }
        }
        return key;
    }

    private static String skipped(JsonParser json) {
        json.skipChildren();
        return "";
    }
}
