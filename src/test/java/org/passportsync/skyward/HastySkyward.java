package org.passportsync.skyward;

import java.util.List;
import org.passportsync.connection.Delivery;
import org.passportsync.connection.NativeApi;
import org.passportsync.sis.Application;
import org.passportsync.sis.Resource;
import org.passportsync.sis.Source;
import org.passportsync.sis.SourceMapping;
import org.passportsync.sis.SourceSettings;
import org.passportsync.wire.Bounds;

/** SMS 2.0 as it is, but without the pauses between tries. */
public final class HastySkyward implements Application {

    public static final String NAME = "skyward-hasty";

    private final SkywardApplication own = new SkywardApplication();

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return own.description();
    }

    @Override
    public List<Resource> resources() {
        return own.resources();
    }

    @Override
    public List<SourceMapping> mappings() {
        return own.mappings();
    }

    @Override
    public List<String> problems(NativeApi nativeApi) {
        return own.problems(nativeApi);
    }

    @Override
    public Source open(Delivery delivery, SourceSettings settings) {
        Bounds hasty = new Bounds(_ -> {}, Bounds.USUAL.mostBytes(), System::nanoTime);
        return new SkywardSource(delivery, settings, hasty);
    }
}
