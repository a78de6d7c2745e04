package org.passportsync.skyward;

import java.net.URI;
import java.util.regex.Pattern;
import org.passportsync.wire.Addresses;

/** The address that everything stands under, as people give it. */
final class NativeAddress {

    static final String SHAPES = "The native address looks like https://HOST/api (the district's own server),"
            + " https://HOST/APIdistrictSTATESTU (Skyward's cloud) or https://CUSTOMER.HOST/customerAPI (Qmlativ);"
            + " give the one that Skyward shows, without /v1.";

    private static final Pattern ENDINGS = Pattern.compile("(/v1(/.*)?|/token)$");

    private NativeAddress() {}

    /** Without a slash at the end, and without what stands below the API's own address. */
    static URI base(URI service) {
        return URI.create(ENDINGS.matcher(Addresses.shown(service)).replaceFirst(""));
    }
}
