package cockpit.live.kubernetes;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/// The far end of a port-forward: a pod's port that answers one HTTP request, in the frames of
/// `v4.channel.k8s.io`: a byte for the channel (0 data, 1 errors), which begins with the port's two bytes.
final class ForwardDouble {
    private final int port;
    private final Supplier<String> body;
    private final AtomicInteger opened = new AtomicInteger();

    /// @param body of each answer
    ForwardDouble(int port, Supplier<String> body) {
        this.port = port;
        this.body = body;
    }

    /// How often it was opened.
    int opened() {
        return opened.get();
    }

    void serve(ServerWebSocket socket) {
        opened.incrementAndGet();
        var heard = new StringBuilder();
        socket.binaryMessageHandler(frame -> {
            heard.append(frame.getString(1, frame.length()));
            if (heard.indexOf("\r\n\r\n") > 0) {
                boolean asked = heard.toString().startsWith("GET /debug/syncz HTTP/1.1\r\n");
                heard.setLength(0);
                send(socket, asked ? 200 : 404, body.get());
            }
        });
        for (byte channel : new byte[] {0, 1}) {
            socket.writeBinaryMessage(
                    Buffer.buffer(new byte[] {channel, (byte) (port & 0xFF), (byte) (port >> 8 & 0xFF)}));
        }
    }

    private static void send(ServerWebSocket socket, int status, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        socket.writeBinaryMessage(Buffer.buffer(new byte[] {0})
                .appendString("HTTP/1.1 " + status + " Said\r\nContent-Type: application/json\r\nContent-Length: "
                        + bytes.length + "\r\n\r\n")
                .appendBytes(bytes));
    }
}
