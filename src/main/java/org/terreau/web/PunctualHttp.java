package org.terreau.web;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.AbstractEndpoint;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;

/**
 * HTTP as Tomcat speaks it, where the headers of a request have a time to arrive in all: Tomcat counts from one byte to
 * the next, so that a client that drips them would keep its connection for ever.
 */
public final class PunctualHttp extends Http11NioProtocol {

    private volatile Duration headers = Duration.ofSeconds(20);

    public PunctualHttp() {
        getEndpoint().setHandler(new Punctual(getHandler()));
    }

    void headersWithin(Duration most) {
        headers = most;
    }

    private final class Punctual implements AbstractEndpoint.Handler<NioChannel> {

        private final AbstractEndpoint.Handler<NioChannel> tomcat;
        private final Map<SocketWrapperBase<NioChannel>, Long> incompleteSince = new ConcurrentHashMap<>();

        Punctual(AbstractEndpoint.Handler<NioChannel> tomcat) {
            this.tomcat = tomcat;
        }

        /** Tomcat answers LONG as long as the headers are not all there. */
        @Override
        public SocketState process(SocketWrapperBase<NioChannel> socket, SocketEvent event) {
            SocketState state = tomcat.process(socket, event);
            if (state != SocketState.LONG) {
                incompleteSince.remove(socket);
                return state;
            }
            long now = System.nanoTime();
            Long first = incompleteSince.putIfAbsent(socket, now);
            boolean late = event == SocketEvent.OPEN_READ && first != null && now - first > headers.toNanos();
            return late ? SocketState.CLOSED : state;
        }

        @Override
        public Object getGlobal() {
            return tomcat.getGlobal();
        }

        @Override
        public void release(SocketWrapperBase<NioChannel> socket) {
            incompleteSince.remove(socket);
            tomcat.release(socket);
        }

        @Override
        public void pause() {
            tomcat.pause();
        }

        @Override
        public void recycle() {
            tomcat.recycle();
        }
    }
}
