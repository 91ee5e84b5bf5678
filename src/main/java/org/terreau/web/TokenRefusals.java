package org.terreau.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/**
 * A form whose token is no longer good does nothing, and is shown again with what was typed. Other requests that the
 * security filters refuse go to the error page, with the reason.
 */
@Component
public class TokenRefusals implements AccessDeniedHandler {

    static final String REFUSED = TokenRefusals.class.getName();

    private final LostForms forms;

    TokenRefusals(LostForms forms) {
        this.forms = forms;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused)
            throws IOException {
        Optional<String> page = refused instanceof CsrfException ? forms.keep(request, response) : Optional.empty();
        if (page.isPresent()) {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", page.get());
            return;
        }
        request.setAttribute(REFUSED, refused);
        response.sendError(HttpServletResponse.SC_FORBIDDEN);
    }
}
