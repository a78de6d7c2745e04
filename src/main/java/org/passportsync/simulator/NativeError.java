package org.passportsync.simulator;

/** The error bodies of SMS 2.0. */
final class NativeError {

    private NativeError() {}

    static Answer of(int status, String message) {
        return Answer.json(
                status, new Utf8().raw("{\"Message\":").quoted(message).raw('}').toString());
    }

    static Answer unknown(Call call) {
        return of(404, "No HTTP resource was found that matches the request URI '" + call.path() + "'.");
    }
}
