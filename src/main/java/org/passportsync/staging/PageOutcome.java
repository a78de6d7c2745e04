package org.passportsync.staging;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;
import org.passportsync.roster.ContentHash;
import org.passportsync.roster.EntityType;

/**
 * What a page yields, whatever the baseline remembers: the hash of each part, the identifiers of its rows, and how its
 * records were judged. About forty bytes for a row.
 *
 * @param hashes of all parts, in the page's order; high half first
 */
record PageOutcome(long[] hashes, List<String> ids, List<PageCounts.Counted> counted) {

    /** The bytes; null where a verdict belongs to no row of the page, or an identifier is too long to be kept. */
    byte @Nullable [] written() {
        Map<String, Integer> places = new HashMap<>(2 * ids.size());
        for (int place = 0; place < ids.size(); place++) {
            places.putIfAbsent(ids.get(place), place);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(8 * hashes.length + 16 * ids.size() + 64);
        ByteBuffer numbers = ByteBuffer.allocate(Integer.BYTES + Long.BYTES * hashes.length);
        numbers.putInt(hashes.length).asLongBuffer().put(hashes);
        bytes.writeBytes(numbers.array());
        Deflater fast = new Deflater(Deflater.BEST_SPEED);
        try (DataOutputStream rest = new DataOutputStream(new DeflaterOutputStream(bytes, fast, 8_192))) {
            return rows(rest, places) ? finished(rest, bytes) : null;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            fast.end();
        }
    }

    private static byte[] finished(DataOutputStream rest, ByteArrayOutputStream bytes) throws IOException {
        rest.close();
        return bytes.toByteArray();
    }

    private boolean rows(DataOutputStream out, Map<String, Integer> places) throws IOException {
        out.writeInt(ids.size());
        for (String id : ids) {
            if (id.length() > PageIntake.LONGEST_ID) {
                return false;
            }
            out.writeUTF(id);
        }
        out.writeInt(counted.size());
        for (PageCounts.Counted one : counted) {
            Integer place = places.get(one.origin());
            if (place == null) {
                return false;
            }
            out.writeByte(one.entity().code());
            out.writeByte(one.verdict());
            out.writeInt(place);
        }
        return true;
    }

    /** Reads what {@link #written} wrote. */
    static PageOutcome read(byte[] bytes) {
        ByteBuffer numbers = ByteBuffer.wrap(bytes);
        long[] hashes = new long[numbers.getInt()];
        numbers.asLongBuffer().get(hashes);
        int rest = Integer.BYTES + Long.BYTES * hashes.length;
        try (DataInputStream in = new DataInputStream(new java.io.BufferedInputStream(
                new InflaterInputStream(new ByteArrayInputStream(bytes, rest, bytes.length - rest))))) {
            List<String> ids = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                ids.add(in.readUTF());
            }
            List<PageCounts.Counted> counted = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                EntityType entity = EntityType.byCode(in.readByte());
                char verdict = (char) in.readByte();
                counted.add(new PageCounts.Counted(entity, verdict, ids.get(in.readInt())));
            }
            return new PageOutcome(hashes, ids, counted);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Whether all of it is remembered just so. */
    boolean unchanged(SeenIndex remembered) {
        for (int at = 0; at < hashes.length; at += 2) {
            if (!remembered.contains(new ContentHash(hashes[at], hashes[at + 1]))) {
                return false;
            }
        }
        return true;
    }
}
