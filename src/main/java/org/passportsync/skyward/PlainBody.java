package org.passportsync.skyward;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.passportsync.sis.SourceFault;
import org.passportsync.wire.Addresses;
import org.passportsync.wire.PageBytes;

/** A body as it was before it was packed, so that it can stand inside another one. */
final class PlainBody {

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private PlainBody() {}

    static byte[] of(byte[] body, URI shown) throws SourceFault {
        boolean gzipped = body.length > 1 && (body[0] & 0xFF) == 0x1F && (body[1] & 0xFF) == 0x8B;
        return unmarked(gzipped ? unpacked(body, shown) : body);
    }

    private static byte[] unpacked(byte[] body, URI shown) throws SourceFault {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            byte[] plain = in.readNBytes((int) PageBytes.MOST);
            if (in.read() < 0) {
                return plain;
            }
            throw broken(shown, "sends more than " + PageBytes.MOST + " bytes once they are unpacked");
        } catch (IOException broken) {
            throw broken(shown, "sends a compressed answer that is cut short or broken");
        }
    }

    private static SourceFault broken(URI shown, String fact) {
        return new SourceFault(
                SourceFault.Kind.REFUSED,
                Addresses.shown(shown) + " " + fact + ". Ask for a smaller pageSize, or those who run the server what"
                        + " changes its answers.");
    }

    private static byte[] unmarked(byte[] body) {
        int mark = BYTE_ORDER_MARK.length;
        boolean marked = body.length >= mark && Arrays.equals(body, 0, mark, BYTE_ORDER_MARK, 0, mark);
        return marked ? Arrays.copyOfRange(body, mark, body.length) : body;
    }
}
