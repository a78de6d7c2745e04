package org.passportsync.skyward;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.passportsync.sis.SourceFault;
import org.passportsync.wire.Addresses;

/** A body as it was before it was packed, so that it can stand inside another one. */
final class PlainBody {

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    /** What a list of one student or a page of one school may be; far more than any of them needs. */
    private static final int MOST = 64 * 1024 * 1024;

    private PlainBody() {}

    /** The body unpacked; nothing where it is cut short or damaged. */
    static Optional<byte[]> of(byte[] body, URI shown) throws SourceFault {
        boolean gzipped = body.length > 1 && (body[0] & 0xFF) == 0x1F && (body[1] & 0xFF) == 0x8B;
        return (gzipped ? unpacked(body, shown) : Optional.of(body)).map(PlainBody::unmarked);
    }

    private static Optional<byte[]> unpacked(byte[] body, URI shown) throws SourceFault {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            byte[] plain = in.readNBytes(MOST);
            if (in.read() < 0) {
                return Optional.of(plain);
            }
        } catch (IOException broken) {
            return Optional.empty();
        }
        throw new SourceFault(
                SourceFault.Kind.REFUSED,
                Addresses.shown(shown) + " sends more than " + MOST + " bytes once they are unpacked. Ask for a smaller"
                        + " pageSize, or those who run the server what changes its answers.");
    }

    private static byte[] unmarked(byte[] body) {
        int mark = BYTE_ORDER_MARK.length;
        boolean marked = body.length >= mark && Arrays.equals(body, 0, mark, BYTE_ORDER_MARK, 0, mark);
        return marked ? Arrays.copyOfRange(body, mark, body.length) : body;
    }
}
