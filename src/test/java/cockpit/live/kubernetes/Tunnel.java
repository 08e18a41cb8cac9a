package cockpit.live.kubernetes;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// A way to a server that can become a black hole: what goes in does not come out, and no connection ends.
final class Tunnel implements AutoCloseable {
    private final ServerSocket in = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final int to;
    private final List<Socket> sockets = new ArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition open = lock.newCondition();
    private final Set<Socket> forgotten = new HashSet<>();
    private boolean frozen;
    private boolean closed;

    Tunnel(int to) throws IOException {
        this.to = to;
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return in.getLocalPort();
    }

    void freeze(boolean freeze) {
        lock.lock();
        try {
            frozen = freeze;
            open.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Freezes the connections that there are, as a router does that has forgotten them. New ones pass.
    void forget() {
        lock.lock();
        try {
            forgotten.addAll(sockets);
            sockets.clear();
        } finally {
            lock.unlock();
        }
    }

    /// Ends every connection, as a network that is switched off and on.
    void cut() throws IOException {
        List<Socket> all;
        lock.lock();
        try {
            all = List.copyOf(sockets);
            sockets.clear();
        } finally {
            lock.unlock();
        }
        for (Socket each : all) {
            each.close();
        }
    }

    private void accept() {
        while (true) {
            try {
                Socket from = in.accept();
                Socket on = new Socket(InetAddress.getLoopbackAddress(), to);
                lock.lock();
                try {
                    sockets.add(from);
                    sockets.add(on);
                } finally {
                    lock.unlock();
                }
                Thread.ofVirtual().start(() -> pump(from, on));
                Thread.ofVirtual().start(() -> pump(on, from));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void pump(Socket from, Socket on) {
        try (from;
                on) {
            InputStream source = from.getInputStream();
            OutputStream sink = on.getOutputStream();
            byte[] bytes = new byte[8_192];
            for (int n = source.read(bytes); n >= 0; n = source.read(bytes)) {
                if (!passes(from)) {
                    return;
                }
                sink.write(bytes, 0, n);
            }
        } catch (IOException e) {
            // One end is closed, and with it the other: that is all there is to do.
        }
    }

    private boolean passes(Socket from) {
        lock.lock();
        try {
            while ((frozen || forgotten.contains(from)) && !closed) {
                open.awaitUninterruptibly();
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() throws IOException {
        lock.lock();
        try {
            closed = true;
            open.signalAll();
        } finally {
            lock.unlock();
        }
        in.close();
        cut();
        for (Socket each : forgotten) {
            each.close();
        }
    }
}
