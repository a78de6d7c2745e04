package org.passportsync.schedule;

import com.github.kagkarlsson.scheduler.serializer.Serializer;
import java.nio.charset.StandardCharsets;

/** Writes a plan's terms as text, so that nobody has to trust serialized objects. */
final class Terms implements Serializer {

    @Override
    public byte[] serialize(Object terms) {
        return String.valueOf(terms).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public <T> T deserialize(Class<T> kind, byte[] terms) {
        return kind.cast(new String(terms, StandardCharsets.UTF_8));
    }
}
