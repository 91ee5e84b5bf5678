package org.terreau.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * Sends a request that the security filters refuse to the error page, with the reason. An upload that is larger than the
 * server accepts has no token that can be read: that is said as what it is.
 */
@Component
public class TokenRefusals implements AccessDeniedHandler {

    static final String REFUSED = TokenRefusals.class.getName();

    private final DataSize largest;

    TokenRefusals(@Value("${spring.servlet.multipart.max-request-size}") DataSize largest) {
        this.largest = largest;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused)
            throws IOException {
        if (request.getContentLengthLong() > largest.toBytes()) {
            response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
            return;
        }
        request.setAttribute(REFUSED, refused);
        response.sendError(HttpServletResponse.SC_FORBIDDEN);
    }
}
