package org.terreau.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/**
 * A body has to arrive at a walking pace, whoever reads it: form, file, JSON, or nobody. Where each request holds a thread
 * of the machine, half of them at most wait for bodies: pages are served by the others.
 */
final class BodyPace extends ValveBase {

    static final String TOO_SLOW = BodyPace.class.getName() + ".tooSlow";

    private static final long BYTES_A_SECOND = 8 << 10;
    private static final Duration IN_THE_NEXT_PACKET = Duration.ofMillis(300);

    private final Duration start;
    private final Semaphore waiting;

    /**
     * @param start what a body is given before its pace is looked at
     * @param waiting how many requests may wait for their body at once
     */
    BodyPace(Duration start, int waiting) {
        super(true);
        this.start = start;
        this.waiting = new Semaphore(waiting);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        org.apache.coyote.Request coyote = request.getCoyoteRequest();
        if (coyote.getContentLengthLong() <= 0 && coyote.getHeader("Transfer-Encoding") == null) {
            getNext().invoke(request, response);
            return;
        }
        InputBuffer direct = coyote.getInputBuffer();
        Paced paced = new Paced(request, direct);
        coyote.setInputBuffer(paced);
        try {
            getNext().invoke(request, response);
            if (!request.isAsync()) paced.leave(response);
        } finally {
            coyote.setInputBuffer(direct);
        }
    }

    /** How long a body may have taken when so many bytes of it are there. */
    Duration allowed(long received) {
        return start.plusMillis(received * 1000 / BYTES_A_SECOND);
    }

    private final class Paced implements InputBuffer {

        private final Request request;
        private final InputBuffer direct;
        private final long begun = System.nanoTime();
        private long received;

        Paced(Request request, InputBuffer direct) {
            this.request = request;
            this.direct = direct;
        }

        @Override
        public int doRead(ApplicationBufferHandler handler) throws IOException {
            if (System.nanoTime() - begun > allowed(received).toNanos()) throw tooSlow();
            int read = finished() || arrived() ? direct.doRead(handler) : await(handler);
            if (read > 0) received += read;
            return read;
        }

        /** To be asked first: looking for more once all is there would read into the request that follows. */
        private boolean finished() {
            return request.getCoyoteRequest().isFinished();
        }

        private boolean arrived() {
            org.apache.coyote.Request coyote = request.getCoyoteRequest();
            coyote.action(ActionCode.AVAILABLE, true);
            return coyote.getAvailable() > 0;
        }

        private int await(ApplicationBufferHandler handler) throws IOException {
            if (!admitted()) throw tooSlow();
            try {
                return direct.doRead(handler);
            } catch (SocketTimeoutException silent) {
                throw tooSlow();
            } finally {
                waiting.release();
            }
        }

        private boolean admitted() throws IOException {
            try {
                return waiting.tryAcquire(IN_THE_NEXT_PACKET.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IOException(stopped);
            }
        }

        private IOException tooSlow() {
            request.setAttribute(TOO_SLOW, true);
            return new SocketTimeoutException("The body arrives too slowly");
        }

        @Override
        public int available() {
            return direct.available();
        }

        /** What nobody read is read here, after the answer, so that it is not read at the client's own pace. */
        void leave(Response response) throws IOException {
            org.apache.coyote.Request coyote = request.getCoyoteRequest();
            if (request.getAttribute(TOO_SLOW) == null && !finished()) {
                response.finishResponse();
                try {
                    while (!finished() && doRead(new Discarded()) >= 0) {}
                } catch (IOException givenUp) {
                    request.setAttribute(TOO_SLOW, true);
                }
            }
            if (request.getAttribute(TOO_SLOW) != null) coyote.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        }
    }

    private static final class Discarded implements ApplicationBufferHandler {

        private ByteBuffer buffer = ByteBuffer.allocate(0);

        @Override
        public void setByteBuffer(ByteBuffer buffer) {
            this.buffer = buffer;
        }

        @Override
        public ByteBuffer getByteBuffer() {
            return buffer;
        }

        @Override
        public void expand(int size) {}
    }
}
