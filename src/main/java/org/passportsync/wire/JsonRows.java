package org.passportsync.wire;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.passportsync.sis.RawRows;
import org.passportsync.sis.SourcePage;
import org.passportsync.sis.UnreadablePage;

/** The rows of a JSON list, told by braces and quotes alone. */
final class JsonRows implements RawRows {

    /** The most that a page may be once it is unpacked; larger ones are streamed and parsed as a whole. */
    static final int MOST = 32 * 1024 * 1024;

    private static final int LONGEST_GZIP_HEAD_AND_TAIL = 18;

    private final SourcePage page;
    private final JsonBytes json;
    private final int envelope;
    private int[] bounds = new int[2_048];
    private int size;
    private int at;
    private boolean ended;

    private JsonRows(SourcePage page, JsonBytes json, int envelope) {
        this.page = page;
        this.json = json;
        this.envelope = envelope;
        this.at = envelope;
    }

    /** The rows of the list with a name, or of a bare list; nothing where the page is too large or has another form. */
    static Optional<RawRows> of(SourcePage page, String resource) {
        byte[] bytes = page.gzipped() ? unpacked(page.body()) : page.body();
        if (bytes == null || bytes.length > MOST) {
            return Optional.empty();
        }
        JsonBytes json = new JsonBytes(bytes);
        int first = json.list(resource);
        return first < 0 ? Optional.empty() : Optional.of(new JsonRows(page, json, first));
    }

    /** The last four bytes say how long it is, unless it is put together of several. */
    private static byte @Nullable [] unpacked(byte[] body) {
        if (body.length < LONGEST_GZIP_HEAD_AND_TAIL) {
            return null;
        }
        int said = ByteBuffer.wrap(body).order(ByteOrder.LITTLE_ENDIAN).getInt(body.length - Integer.BYTES);
        if (said < 0 || said > MOST) {
            return null;
        }
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body), 64 * 1024)) {
            byte[] bytes = new byte[said];
            int read = in.readNBytes(bytes, 0, said);
            int more = in.read();
            return more >= 0 ? unpacked(bytes, more, in) : read == said ? bytes : null;
        } catch (IOException broken) {
            return null;
        }
    }

    private static byte @Nullable [] unpacked(byte[] front, int next, GZIPInputStream in) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream(2 * front.length);
        all.write(front);
        all.write(next);
        all.write(in.readNBytes(MOST - front.length));
        return in.read() < 0 ? all.toByteArray() : null;
    }

    @Override
    public byte[] bytes() {
        return json.bytes();
    }

    @Override
    public int envelope() {
        return envelope;
    }

    @Override
    public boolean next() throws UnreadablePage {
        if (ended) {
            return false;
        }
        if (size > 0) {
            at = json.blank(end());
        }
        ended = json.is(']', at);
        if (ended) {
            return false;
        }
        if (size > 0) {
            at = json.is(',', at) ? json.blank(at + 1) : -1;
        }
        if (!json.is('{', at)) {
            throw new UnreadablePage("a row is no object, or stands where none is expected");
        }
        if (bounds.length == 2 * size) {
            bounds = Arrays.copyOf(bounds, 2 * bounds.length);
        }
        bounds[2 * size] = at;
        bounds[2 * size + 1] = 0;
        size++;
        return true;
    }

    @Override
    public int start() {
        return bounds[2 * size - 2];
    }

    @Override
    public int end() throws UnreadablePage {
        if (bounds[2 * size - 1] == 0) {
            bounds[2 * size - 1] = json.structure(start());
        }
        if (bounds[2 * size - 1] < 0) {
            throw new UnreadablePage("a row has no end");
        }
        return bounds[2 * size - 1];
    }

    @Override
    public void endsAt(int end) {
        bounds[2 * size - 1] = end;
    }

    @Override
    public SourcePage without(BitSet leftOut) {
        byte[] bytes = json.bytes();
        if (leftOut.isEmpty()) {
            return plain(bytes);
        }
        ByteArrayOutputStream rest = new ByteArrayOutputStream(bytes.length / 8 + 1_024);
        rest.write(bytes, 0, envelope);
        for (int row = leftOut.nextClearBit(0); row < size; row = leftOut.nextClearBit(row + 1)) {
            if (rest.size() > envelope) {
                rest.write(',');
            }
            rest.write(bytes, bounds[2 * row], bounds[2 * row + 1] - bounds[2 * row]);
        }
        rest.write(bytes, at, bytes.length - at);
        return plain(rest.toByteArray());
    }

    private SourcePage plain(byte[] body) {
        return new SourcePage(page.resource(), page.offset(), page.limit(), body, false, page.total(), page.next());
    }
}
