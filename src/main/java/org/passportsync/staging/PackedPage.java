package org.passportsync.staging;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.passportsync.sis.SourcePage;

/** A page as it lies in memory and in the journal: compressed, whether it came so or not. */
public final class PackedPage {

    private static final int BUFFER = 16 * 1024;

    private final SourcePage page;
    private final boolean asReceived;

    private PackedPage(SourcePage page, boolean asReceived) {
        this.page = page;
        this.asReceived = asReceived;
    }

    /** Packs a page, unless it came so. */
    public static PackedPage of(SourcePage received) {
        return received.gzipped()
                ? new PackedPage(received, true)
                : new PackedPage(with(received, packed(received.body()), true), false);
    }

    SourcePage page() {
        return page;
    }

    /** The page byte for byte as it came; what was packed here is unpacked for it. */
    public SourcePage received() {
        return asReceived ? page : with(page, unpacked(page.body()), false);
    }

    /** Cheaply: what is wanted is a page that is several times smaller, not the smallest. */
    static byte[] packed(byte[] body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length / 8 + BUFFER);
        try (OutputStream out = new Cheap(bytes)) {
            out.write(body);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static byte[] unpacked(byte[] body) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body), BUFFER)) {
            return in.readAllBytes();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static SourcePage with(SourcePage page, byte[] body, boolean gzipped) {
        return new SourcePage(page.resource(), page.offset(), page.limit(), body, gzipped, page.total(), page.next());
    }

    private static final class Cheap extends GZIPOutputStream {

        Cheap(OutputStream out) throws IOException {
            super(out, BUFFER);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
