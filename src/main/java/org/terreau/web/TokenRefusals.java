package org.terreau.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;

/** Sends a request that the security filters refuse to the error page, with the reason. */
@Component
public class TokenRefusals implements AccessDeniedHandler {

    static final String REFUSED = TokenRefusals.class.getName();

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused)
            throws IOException {
        request.setAttribute(REFUSED, refused);
        response.sendError(HttpServletResponse.SC_FORBIDDEN);
    }
}
