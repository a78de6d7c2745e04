package org.passportsync;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.util.Map;
import javax.net.SocketFactory;
import jdk.net.ExtendedSocketOptions;

/**
 * Sockets on which whoever waits for an answer notices within a minute that the other end is gone without a word. By the
 * system's own settings, which are two hours on Linux, a run would wait so long for a database whose host lost its
 * network. Statements may take as long as they do. Made by the driver of PostgreSQL, by its name.
 */
public final class WatchedSockets extends SocketFactory {

    private static final Map<SocketOption<Integer>, Integer> SECONDS_AND_PROBES = Map.of(
            ExtendedSocketOptions.TCP_KEEPIDLE, 20,
            ExtendedSocketOptions.TCP_KEEPINTERVAL, 10,
            ExtendedSocketOptions.TCP_KEEPCOUNT, 3);

    @Override
    public Socket createSocket() throws IOException {
        return watched(new Socket());
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return watched(new Socket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return watched(new Socket(host, port, localHost, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return watched(new Socket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
            throws IOException {
        return watched(new Socket(address, port, localAddress, localPort));
    }

    private static Socket watched(Socket socket) throws IOException {
        socket.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
        for (Map.Entry<SocketOption<Integer>, Integer> option : SECONDS_AND_PROBES.entrySet()) {
            if (socket.supportedOptions().contains(option.getKey())) {
                socket.setOption(option.getKey(), option.getValue());
            }
        }
        return socket;
    }
}
