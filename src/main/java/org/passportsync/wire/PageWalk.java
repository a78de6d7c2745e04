package org.passportsync.wire;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.passportsync.sis.PageParser;
import org.passportsync.sis.RawRows;
import org.passportsync.sis.RowSink;
import org.passportsync.sis.SourcePage;
import org.passportsync.sis.UnreadablePage;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/**
 * Walks through a page's JSON once, row by row, without keeping it; a wrapped collection or a bare array. A page with bytes that are no
 * UTF-8 is walked through once more from the row they stand in, with a mark in their place, so that only rows that need them are lost.
 */
public final class PageWalk implements PageParser {

    private static final int MOST_NAMES = 10;
    private static final int LONGEST_NAME = 30;
    private static final int MOST_LEVELS = 10_000;
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MOST_LEVELS)
                    .maxNameLength(1_000)
                    .maxNumberLength(100)
                    .maxStringLength(16_000_000)
                    .maxDocumentLength(PageBytes.MOST)
                    .build())
            .streamWriteConstraints(StreamWriteConstraints.builder()
                    .maxNestingDepth(MOST_LEVELS)
                    .build())
            .build();

    private final String resource;
    private final RowForm form;
    private List<String> ids = List.of();
    private int done;
    private boolean mending;
    private boolean secret;
    private final Map<String, Boolean> names = new HashMap<>();
    private long brokenAt;

    /** Takes the name that the list has where it stands in an envelope, and what reads its rows. */
    public PageWalk(String resource, RowForm form) {
        this.resource = resource;
        this.form = form;
    }

    @Override
    public List<String> parse(SourcePage page, RowSink sink) throws UnreadablePage {
        ids = new ArrayList<>();
        done = 0;
        mending = false;
        secret = false;
        PageBytes bytes = new PageBytes(page);
        try {
            walk(bytes.json(JSON), sink);
        } catch (StreamReadException broken) {
            if (!bytes.areNoUtf8()) {
                throw bytes.unreadable(broken, brokenAt);
            }
            mended(bytes, sink);
        } catch (JacksonException broken) {
            throw bytes.unreadable(broken, brokenAt);
        }
        if (secret) {
            sink.secret();
        }
        return ids;
    }

    @Override
    public Optional<RawRows> rawRows(SourcePage page) {
        return JsonRows.of(page, resource);
    }

    @Override
    public byte[] withoutSecrets(SourcePage page) throws UnreadablePage {
        PageBytes bytes = new PageBytes(page);
        Redaction.Wrapping wrapping = page.gzipped() ? Redaction.Wrapping.GZIP : Redaction.Wrapping.NONE;
        try (JsonParser json = mending ? bytes.mended(JSON) : bytes.json(JSON)) {
            return new Redaction(JSON).of(json, wrapping);
        } catch (IOException | JacksonException broken) {
            throw new UnreadablePage("the answer can't be written again without the secrets in it");
        }
    }

    private void mended(PageBytes bytes, RowSink sink) throws UnreadablePage {
        mending = true;
        try {
            walk(bytes.mended(JSON), sink);
        } catch (JacksonException broken) {
            throw bytes.unreadable(broken, brokenAt);
        }
    }

    private void walk(JsonParser page, RowSink sink) throws UnreadablePage {
        form.begin();
        try (WatchedJson json = new WatchedJson(page, names)) {
            try {
                collection(json, sink);
                // Reading to the very end is also what checks the sum of a compressed answer.
                if (json.nextToken() != null) {
                    throw new UnreadablePage("the answer goes on behind its end, at byte " + at(json));
                }
            } finally {
                secret |= json.secretMet();
                brokenAt = mending ? brokenAt : at(json);
            }
        }
    }

    private static long at(JsonParser json) {
        return json.currentLocation().getByteOffset();
    }

    private void collection(JsonParser json, RowSink sink) throws UnreadablePage {
        JsonToken first = json.nextToken();
        if (first == JsonToken.START_ARRAY) {
            rows(json, sink);
        } else if (first == JsonToken.START_OBJECT) {
            enveloped(json, sink);
        } else {
            throw new UnreadablePage(first == null ? "the answer is empty" : "the answer is no object and no array");
        }
    }

    private void enveloped(JsonParser json, RowSink sink) throws UnreadablePage {
        boolean found = false;
        TreeSet<String> others = new TreeSet<>();
        String name;
        while ((name = json.nextName()) != null) {
            JsonToken token = json.nextToken();
            if (!name.equals(resource) || token != JsonToken.START_ARRAY) {
                beside(json, token, name);
                note(others, name);
            } else if (!found) {
                found = true;
                rows(json, sink);
            } else {
                throw new UnreadablePage("the answer holds two lists of " + resource);
            }
        }
        if (!found) {
            throw new UnreadablePage("the answer holds no list of " + resource + "; it has the fields " + others);
        }
    }

    private void beside(JsonParser json, JsonToken token, String name) {
        if (token == JsonToken.VALUE_STRING) {
            form.beside(name, json.getString());
        }
        json.skipChildren();
    }

    private static void note(TreeSet<String> names, String name) {
        if (names.size() < MOST_NAMES) {
            names.add(name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name);
        }
    }

    /** The rows of the list, but for those that were done before. */
    private void rows(JsonParser json, RowSink sink) {
        JsonToken token;
        for (int row = 0; (token = json.nextToken()) != JsonToken.END_ARRAY; row++) {
            if (row < done) {
                json.skipChildren();
            } else {
                row(json, token, sink);
                done++;
            }
        }
    }

    private void row(JsonParser json, JsonToken token, RowSink sink) {
        if (token != JsonToken.START_OBJECT) {
            json.skipChildren();
            sink.unreadable("a row of " + resource + " is no object");
            return;
        }
        form.read(json);
        String id = form.id();
        if (id == null || mending && PageBytes.isMended(id)) {
            sink.unreadable("a row of " + resource + " has no " + form.key() + " that can be read");
            return;
        }
        ids.add(id);
        sink.begins(id);
        String reason = reason();
        if (reason == null) {
            form.hand(id, sink);
        } else {
            sink.heldBack(form.entities(), form.origin(id), "type", null, reason);
        }
    }

    /** Why the row can't be taken as it is; null where it can. */
    private @Nullable String reason() {
        String odd = form.odd();
        if (odd != null) {
            return odd + " can't be read: it has another type, or is too long";
        }
        String mended = mending ? form.mended() : null;
        return mended == null ? null : mended + " can't be read: it holds bytes that are no UTF-8";
    }
}
