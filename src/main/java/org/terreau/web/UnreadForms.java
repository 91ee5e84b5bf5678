package org.terreau.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Around whatever reads the fields of a form: one that the server does not read, since it is too large or malformed, is
 * answered by the page of {@link UnreadableRequests}. It is no fault of the program, and says nothing in its log.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class UnreadForms extends OncePerRequestFilter {

    private final ObjectProvider<Pages> pages;

    UnreadForms(ObjectProvider<Pages> pages) {
        this.pages = pages;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (InvalidParameterException unread) {
            if (response.isCommitted()) throw unread;
            response.reset();
            response.setStatus(unread.getErrorCode());
            response.setContentType(MediaType.TEXT_HTML_VALUE);
            response.setCharacterEncoding(StandardCharsets.UTF_8.name());
            response.getWriter()
                    .write(UnreadableRequests.page(
                            unread.getErrorCode(), pages.getObject().styles()));
        }
    }
}
