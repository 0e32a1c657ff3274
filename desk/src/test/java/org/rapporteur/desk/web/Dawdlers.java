package org.rapporteur.desk.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Clients that begin to ask and never end: at each line that comes in 500 more, until it is killed. */
final class Dawdlers {
    static final byte[] BEGUN = "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ".getBytes(StandardCharsets.US_ASCII);

    private Dawdlers() {}

    /**
     * @param args the desk's port
     * @throws IOException where a client cannot connect
     */
    public static void main(String[] args) throws IOException {
        InetSocketAddress desk = new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(args[0]));
        List<SocketChannel> open = new ArrayList<>();
        while (System.in.read() >= 0) {
            for (int i = 0; i < 500; i++) {
                SocketChannel channel = SocketChannel.open(desk);
                channel.write(ByteBuffer.wrap(BEGUN));
                open.add(channel);
            }
            System.out.println(open.size());
        }
    }
}
