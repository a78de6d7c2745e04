package org.passportsync.oneroster;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.passportsync.sis.PageParser;
import org.passportsync.sis.RowSink;
import org.passportsync.sis.SourcePage;
import org.passportsync.sis.UnreadablePage;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/** Walks through a page's JSON once, row by row, without keeping it; a wrapped collection or a bare array. */
final class PageWalk implements PageParser {

    private static final int GZIP_BUFFER = 64 * 1024;
    private static final int MOST_NAMES = 10;
    private static final int LONGEST_NAME = 30;
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(50)
                    .maxNameLength(1_000)
                    .maxNumberLength(100)
                    .maxStringLength(16_000_000)
                    .maxDocumentLength(1_000_000_000)
                    .build())
            .build();

    private final String resource;
    private final RowReader reader;
    private final RowObject object;
    private final Map<String, Boolean> names = new HashMap<>();

    PageWalk(String resource, RowReader reader) {
        this.resource = resource;
        this.reader = reader;
        this.object = new RowObject(reader.plan());
    }

    @Override
    public List<String> parse(SourcePage page, RowSink sink) throws UnreadablePage {
        try (WatchedJson json = new WatchedJson(open(page), names)) {
            List<String> ids = document(json, sink);
            if (json.secretMet()) {
                sink.secret();
            }
            return ids;
        } catch (IOException | JacksonIOException broken) {
            throw cut(page);
        }
    }

    @Override
    public byte[] withoutSecrets(SourcePage page) throws UnreadablePage {
        try (JsonParser json = open(page)) {
            return new Redaction(JSON).of(json, page.gzipped() ? Redaction.Wrapping.GZIP : Redaction.Wrapping.NONE);
        } catch (IOException | JacksonException broken) {
            throw cut(page);
        }
    }

    private static UnreadablePage cut(SourcePage page) {
        return new UnreadablePage("the " + (page.gzipped() ? "compressed " : "") + "answer of " + page.body().length
                + " bytes is cut short or broken");
    }

    private static JsonParser open(SourcePage page) throws IOException {
        return page.gzipped()
                ? JSON.createParser(ObjectReadContext.empty(), unzipped(page.body()))
                : JSON.createParser(ObjectReadContext.empty(), page.body());
    }

    private static InputStream unzipped(byte[] body) throws IOException {
        return new GZIPInputStream(new ByteArrayInputStream(body), GZIP_BUFFER);
    }

    private List<String> document(JsonParser json, RowSink sink) throws UnreadablePage {
        try {
            List<String> ids = collection(json, sink);
            // Reading to the very end is also what checks the sum of a compressed answer.
            if (json.nextToken() != null) {
                throw new UnreadablePage("the answer goes on behind its end, at byte " + at(json));
            }
            return ids;
        } catch (JacksonIOException broken) {
            throw broken;
        } catch (JacksonException broken) {
            throw new UnreadablePage("the answer is not JSON as it should be, or is cut short, at byte " + at(json)
                    + " (" + broken.getClass().getSimpleName() + ")");
        }
    }

    private static long at(JsonParser json) {
        return json.currentLocation().getByteOffset();
    }

    private List<String> collection(JsonParser json, RowSink sink) throws UnreadablePage {
        JsonToken first = json.nextToken();
        if (first == JsonToken.START_ARRAY) {
            return rows(json, sink);
        }
        if (first != JsonToken.START_OBJECT) {
            throw new UnreadablePage(first == null ? "the answer is empty" : "the answer is no object and no array");
        }
        return enveloped(json, sink);
    }

    private List<String> enveloped(JsonParser json, RowSink sink) throws UnreadablePage {
        List<String> ids = null;
        TreeSet<String> names = new TreeSet<>();
        String name;
        while ((name = json.nextName()) != null) {
            JsonToken token = json.nextToken();
            if (!name.equals(resource) || token != JsonToken.START_ARRAY) {
                json.skipChildren();
                note(names, name);
            } else if (ids == null) {
                ids = rows(json, sink);
            } else {
                throw new UnreadablePage("the answer holds two lists of " + resource);
            }
        }
        return named(ids, names);
    }

    private static void note(TreeSet<String> names, String name) {
        if (names.size() < MOST_NAMES) {
            names.add(name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name);
        }
    }

    private List<String> named(@Nullable List<String> ids, TreeSet<String> names) throws UnreadablePage {
        if (ids == null) {
            throw new UnreadablePage("the answer holds no list of " + resource + "; it has the fields " + names);
        }
        return ids;
    }

    private List<String> rows(JsonParser json, RowSink sink) {
        List<String> ids = new ArrayList<>();
        JsonToken token;
        while ((token = json.nextToken()) != JsonToken.END_ARRAY) {
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
        if (odd == null) {
            reader.read(id, object, sink);
        } else {
            sink.heldBack(
                    reader.entities(), id, "type", null, odd + " can't be read: it has another type, or is too long");
        }
    }
}
