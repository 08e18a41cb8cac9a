package cockpit.live.kubernetes;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import javax.net.SocketFactory;

/// A way to a server that can become a black hole: what goes in does not come out, and no connection ends. It can
/// change
/// what it carries, too.
public final class Tunnel implements AutoCloseable {
    private final ServerSocket in = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final SocketFactory far;
    private final int to;
    private final List<Socket> sockets = new ArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition open = lock.newCondition();
    private final Set<Socket> forgotten = new HashSet<>();
    private boolean frozen;
    private boolean closed;
    private volatile UnaryOperator<String> there = UnaryOperator.identity();
    private volatile UnaryOperator<String> back = UnaryOperator.identity();

    public Tunnel(int to) throws IOException {
        this(to, SocketFactory.getDefault());
    }

    /// @param far makes the connections to the server, e.g. with TLS, so that what comes in without can be changed
    public Tunnel(int to, SocketFactory far) throws IOException {
        this.to = to;
        this.far = far;
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return in.getLocalPort();
    }

    /// From now on, changes what is sent to the server, piece by piece as it comes, a character for each byte.
    public void changeThere(UnaryOperator<String> change) {
        there = change;
    }

    /// Alike, what the server answers. Its length has to stay.
    public void changeBack(UnaryOperator<String> change) {
        back = change;
    }

    public void freeze(boolean freeze) {
        lock.lock();
        try {
            frozen = freeze;
            open.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Freezes the connections that there are, as a router does that has forgotten them. New ones pass.
    public void forget() {
        lock.lock();
        try {
            forgotten.addAll(sockets);
            sockets.clear();
        } finally {
            lock.unlock();
        }
    }

    /// Ends every connection, as a network that is switched off and on.
    public void cut() throws IOException {
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
        while (!in.isClosed()) {
            try {
                connect(in.accept());
            } catch (IOException e) {
                // Closed; or the server is away, and so is it for whoever came for it.
            }
        }
    }

    private void connect(Socket from) throws IOException {
        Socket on;
        try {
            on = far.createSocket(InetAddress.getLoopbackAddress(), to);
        } catch (IOException e) {
            from.close();
            throw e;
        }
        lock.lock();
        try {
            sockets.add(from);
            sockets.add(on);
        } finally {
            lock.unlock();
        }
        Thread.ofVirtual().start(() -> pump(from, on, text -> there.apply(text)));
        Thread.ofVirtual().start(() -> pump(on, from, text -> back.apply(text)));
    }

    private void pump(Socket from, Socket on, UnaryOperator<String> change) {
        try (from;
                on) {
            InputStream source = from.getInputStream();
            OutputStream sink = on.getOutputStream();
            byte[] bytes = new byte[8_192];
            for (int n = source.read(bytes); n >= 0; n = source.read(bytes)) {
                if (!passes(from)) {
                    return;
                }
                String piece = change.apply(new String(bytes, 0, n, StandardCharsets.ISO_8859_1));
                sink.write(piece.getBytes(StandardCharsets.ISO_8859_1));
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
