package org.passportsync.oneroster;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.passportsync.sis.PageParser;
import org.passportsync.sis.RowSink;
import org.passportsync.sis.SourcePage;
import org.passportsync.sis.UnreadablePage;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** Walks through a page's JSON once, row by row, without keeping it; a wrapped collection or a bare array. */
final class PageWalk implements PageParser {

    private static final int GZIP_BUFFER = 64 * 1024;
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(50)
                    .maxNameLength(1_000)
                    .maxNumberLength(100)
                    .build())
            .build();

    private final String resource;
    private final RowReader reader;
    private final RowObject object;

    PageWalk(String resource, RowReader reader) {
        this.resource = resource;
        this.reader = reader;
        int size = reader.fields().values().stream()
                        .mapToInt(Integer::intValue)
                        .max()
                        .orElse(0)
                + 1;
        this.object = new RowObject(reader.fields(), size);
    }

    @Override
    public List<String> parse(SourcePage page, RowSink sink) throws UnreadablePage {
        try (JsonParser json = page.gzipped()
                ? JSON.createParser(ObjectReadContext.empty(), unzipped(page.body()))
                : JSON.createParser(ObjectReadContext.empty(), page.body())) {
            return collection(json, sink);
        } catch (JacksonException broken) {
            throw new UnreadablePage("the answer is not JSON as it should be, from byte "
                    + (broken.getLocation() == null ? 0 : broken.getLocation().getByteOffset()) + " on ("
                    + broken.getClass().getSimpleName() + ")");
        } catch (IOException cut) {
            throw new UnreadablePage(
                    "the compressed answer of " + page.body().length + " bytes is cut short or broken");
        }
    }

    private static InputStream unzipped(byte[] body) throws IOException {
        return new GZIPInputStream(new ByteArrayInputStream(body), GZIP_BUFFER);
    }

    private List<String> collection(JsonParser json, RowSink sink) throws UnreadablePage {
        JsonToken first = json.nextToken();
        if (first == JsonToken.START_ARRAY) {
            return rows(json, sink);
        }
        if (first != JsonToken.START_OBJECT) {
            throw new UnreadablePage("the answer is neither an object nor an array");
        }
        List<String> ids = null;
        TreeSet<String> others = new TreeSet<>();
        String name;
        while ((name = json.nextName()) != null) {
            if (name.equals(resource) && json.nextToken() == JsonToken.START_ARRAY) {
                ids = rows(json, sink);
            } else {
                others.add(name.length() > 30 ? name.substring(0, 30) : name);
                if (json.currentToken() == JsonToken.PROPERTY_NAME) {
                    json.nextToken();
                }
                json.skipChildren();
            }
        }
        if (ids == null) {
            throw new UnreadablePage("the answer holds no list of " + resource + "; it has the fields "
                    + others.stream().limit(10).toList());
        }
        return ids;
    }

    private List<String> rows(JsonParser json, RowSink sink) {
        List<String> ids = new ArrayList<>();
        JsonToken token;
        while ((token = json.nextToken()) != JsonToken.END_ARRAY) {
            if (token == null) {
                throw new tools.jackson.core.exc.UnexpectedEndOfInputException(json, token, "the array is cut short");
            }
            if (token == JsonToken.START_OBJECT) {
                object.read(json);
                row(ids, sink);
            } else {
                json.skipChildren();
                sink.unreadable("a row of " + resource + " is no object");
            }
        }
        return ids;
    }

    private void row(List<String> ids, RowSink sink) {
        String id = object.id();
        if (id == null) {
            sink.unreadable("a row of " + resource + " has no sourcedId that can be read");
            return;
        }
        ids.add(id);
        String odd = object.odd();
        if (odd != null) {
            sink.heldBack(
                    reader.entities(), id, "type", null, odd + " can't be read: it has another type, or is too long");
        } else {
            reader.read(object, sink);
        }
    }
}
