package org.terreau.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.shared.NotAllowed;
import org.terreau.shared.NotFound;
import org.terreau.shared.NotIdentified;
import org.terreau.shared.Refused;
import org.terreau.shared.Stale;
import org.terreau.shared.Unavailable;

/**
 * Where exceptions get a status and a page: ours by their type, everything else through the servlet container's error
 * dispatch. An address under `/api/` answers in JSON.
 */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class Failures {

    private static final Set<Integer> WORDED = Set.of(400, 403, 404, 405, 409, 413, 422, 429, 500, 503);

    private static final Set<String> READING = Set.of("GET", "HEAD");

    /** PostgreSQL's codes for a sign that a text or a JSON can't hold. */
    private static final Set<String> UNKEPT_SIGN = Set.of("22021", "22P05");

    /** What is shorter is a code or a date: not worth copying. */
    private static final int A_WORD = 12;

    private static final String A_MINUTE = "60";

    private final Pages pages;
    private final CurrentViewer current;
    private final ObjectProvider<MovedAddresses> moved;
    private final NearestPage nearest;
    private final LostForms forms;
    private final ApplicationEventPublisher events;

    Failures(
            Pages pages,
            CurrentViewer current,
            ObjectProvider<MovedAddresses> moved,
            NearestPage nearest,
            LostForms forms,
            ApplicationEventPublisher events) {
        this.pages = pages;
        this.current = current;
        this.moved = moved;
        this.nearest = nearest;
        this.forms = forms;
        this.events = events;
    }

    /** What is read under an address that moved is read where it is now; nothing is written there unseen. */
    @ExceptionHandler(NotFound.class)
    Object notFound(HttpServletRequest request, HttpServletResponse response) {
        if (forms.sentBySomebodySignedOut(request))
            return notAllowed(new NotAllowed("form of somebody signed out"), request, response);
        if (!READING.contains(request.getMethod())) return answer(request, HttpStatus.NOT_FOUND);
        return moved.orderedStream()
                .flatMap(known -> known.now(request.getRequestURI()).stream())
                .findFirst()
                .<Object>map(path -> ResponseEntity.status(HttpStatus.MOVED_PERMANENTLY)
                        .header(HttpHeaders.LOCATION, path + query(request))
                        .build())
                .orElseGet(() -> answer(request, HttpStatus.NOT_FOUND));
    }

    /** What was typed is given back: the form that held it shows what somebody else saved meanwhile. */
    @ExceptionHandler(Stale.class)
    Object stale(HttpServletRequest request) {
        if (api(request) || READING.contains(request.getMethod())) return answer(request, HttpStatus.CONFLICT);
        return pages.show(
                "web/error",
                new ErrorPage(
                        "409", HttpStatus.CONFLICT.value(), written(request), nearest.from(request.getRequestURI())),
                HttpStatus.CONFLICT);
    }

    /** Without the database: nothing is asked of it, and what was typed is given back. */
    void unavailable(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpStatus status = HttpStatus.SERVICE_UNAVAILABLE;
        if (api(request)) {
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.getOutputStream()
                    .print("{\"status\":%d,\"title\":\"%s\"}".formatted(status.value(), status.getReasonPhrase()));
            return;
        }
        pages.writeToAnybody(
                "web/error", new ErrorPage("503", status.value(), written(request), ""), request, response);
    }

    /** A service that what was asked needs does not answer: a sentence, and what was typed. */
    @ExceptionHandler(Unavailable.class)
    Object unavailable(Unavailable failure, HttpServletRequest request, HttpServletResponse response) {
        response.setHeader(HttpHeaders.RETRY_AFTER, A_MINUTE);
        if (api(request)) return answer(request, HttpStatus.SERVICE_UNAVAILABLE);
        return pages.show(
                "web/error",
                ErrorPage.unavailable(failure, written(request), nearest.from(request.getRequestURI())),
                HttpStatus.SERVICE_UNAVAILABLE);
    }

    /** What the form held that this request sends: whatever refuses it gives that back, to be copied. */
    private static List<String> written(HttpServletRequest request) {
        if (READING.contains(method(request))) return List.of();
        return LostForms.typed(request).values().stream()
                .flatMap(List::stream)
                .map(text -> text.replaceAll("[\\p{Cntrl}&&[^\\t\\r\\n]]", "\uFFFD"))
                .filter(text -> text.strip().length() > A_WORD)
                .toList();
    }

    /** Read before anything was done, or found by the database: its code for a sign that it can't keep. */
    @ExceptionHandler(UnreadableText.class)
    Object unreadable(HttpServletRequest request) {
        if (api(request) || READING.contains(request.getMethod()))
            return answer(request, HttpStatus.UNPROCESSABLE_CONTENT);
        return pages.show(
                "web/error",
                new ErrorPage(
                        "422",
                        HttpStatus.UNPROCESSABLE_CONTENT.value(),
                        written(request),
                        nearest.from(request.getRequestURI())),
                HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @ExceptionHandler(DataAccessException.class)
    Object unstored(HttpServletRequest request, DataAccessException failure) {
        if (failure.getMostSpecificCause() instanceof SQLException refused
                && UNKEPT_SIGN.contains(String.valueOf(refused.getSQLState()))) return unreadable(request);
        throw failure;
    }

    /** A form with a file that did not come as one. */
    @ExceptionHandler(MultipartException.class)
    Object withoutFile(HttpServletRequest request) {
        if (api(request)) return answer(request, HttpStatus.UNPROCESSABLE_CONTENT);
        return pages.show(
                "web/error",
                new ErrorPage(
                        "file",
                        HttpStatus.UNPROCESSABLE_CONTENT.value(),
                        List.of(),
                        nearest.from(request.getRequestURI())),
                HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @ExceptionHandler(MaxUploadSizeExceededException.class)
    Object tooLarge(HttpServletRequest request) {
        return answer(request, HttpStatus.CONTENT_TOO_LARGE);
    }

    @ExceptionHandler(Refused.class)
    Object refused(Refused refusal, HttpServletRequest request) {
        return refusal.problems().stream().anyMatch(problem -> problem.key().equals(Form.ONE_LINE))
                ? unreadable(request)
                : answer(request, HttpStatus.BAD_REQUEST);
    }

    /** What was sent costs too much to read, by a door that has no words of its own for it. */
    @ExceptionHandler(Budget.Exceeded.class)
    Object exceeded(Budget.Exceeded tooMuch, HttpServletRequest request) {
        boolean busy = tooMuch.limit() == Budget.Limit.BUSY;
        HttpStatus status = busy ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.UNPROCESSABLE_CONTENT;
        if (api(request)) return answer(request, status);
        return pages.show(
                "web/error",
                new ErrorPage(
                        busy ? "busy" : "heavy",
                        status.value(),
                        written(request),
                        nearest.from(request.getRequestURI())),
                status);
    }

    /** Somebody who is not signed in is asked to be, and comes back, to the form with what was typed. */
    @ExceptionHandler(NotAllowed.class)
    Object notAllowed(NotAllowed refusal, HttpServletRequest request, HttpServletResponse response) {
        if (current.viewer().signedIn()) {
            Object route = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
            events.publishEvent(new AccessRefused(request.getMethod(), route == null ? "" : route.toString()));
            return forbidden(refusal, request);
        }
        if (api(request)) return forbidden(refusal, request);
        if (READING.contains(request.getMethod())) return signIn(request.getRequestURI() + query(request));
        if (forms.keep(request, response).isEmpty() && FormOrigins.sentByAPerson(request))
            return form(request, written(request));
        return signIn(forms.pageOf(request));
    }

    /** Asked for a proof, and brought back to the form with what was typed. */
    @ExceptionHandler(ProofNeeded.class)
    Object proofNeeded(HttpServletRequest request, HttpServletResponse response) {
        if (forms.keep(request, response).isEmpty()) return form(request, written(request));
        return pages.redirect(LostForms.proof(forms.pageOf(request)));
    }

    /** With the sentence that says why, where there is one, and what was typed, since it was not kept. */
    private Object forbidden(NotAllowed refusal, HttpServletRequest request) {
        if (api(request) || refusal.key().isEmpty()) return answer(request, HttpStatus.FORBIDDEN);
        return pages.show(
                "web/error", ErrorPage.forbidden(refusal.key().get(), written(request)), HttpStatus.FORBIDDEN);
    }

    private ModelAndView signIn(String back) {
        return pages.redirect(LostForms.signIn(back));
    }

    @ExceptionHandler(NotIdentified.class)
    Object notIdentified() {
        return ResponseEntity.status(HttpStatus.UNAUTHORIZED)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(Map.of(
                        "status", HttpStatus.UNAUTHORIZED.value(), "title", HttpStatus.UNAUTHORIZED.getReasonPhrase()));
    }

    Object answer(HttpServletRequest request, HttpStatus status) {
        if (api(request))
            return ResponseEntity.status(status)
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(Map.of("status", status.value(), "title", status.getReasonPhrase()));
        String code = String.valueOf(status.value());
        String worded = WORDED.contains(status.value()) ? code : status.is4xxClientError() ? "400" : "500";
        return pages.show("web/error", new ErrorPage(worded, status.value(), written(request), ""), status);
    }

    /** A form that was not taken and could not be kept: what was typed, to be copied. */
    private ModelAndView form(HttpServletRequest request, List<String> typed) {
        return pages.show(
                "web/error",
                new ErrorPage("form", HttpStatus.FORBIDDEN.value(), typed, forms.pageOf(request)),
                HttpStatus.FORBIDDEN);
    }

    private static String query(HttpServletRequest request) {
        return request.getQueryString() == null ? "" : "?" + request.getQueryString();
    }

    private static String address(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String failed
                ? failed
                : request.getRequestURI();
    }

    /** The dispatch of an error is a GET, whatever failed. */
    private static String method(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_METHOD) instanceof String failed
                ? failed
                : request.getMethod();
    }

    private static String language(HttpServletRequest request) {
        String asked = request.getParameter("lang");
        return asked != null && asked.matches("[a-z]{2}") ? "?lang=" + asked : "";
    }

    private static boolean api(HttpServletRequest request) {
        String path = address(request);
        return path.startsWith("/api/") || path.contains("/api/");
    }

    /** The container's error dispatch: unknown addresses, wrong methods, refused form tokens, our own faults. */
    @Controller
    static class Dispatched implements ErrorController {

        private final Failures failures;

        Dispatched(Failures failures) {
            this.failures = failures;
        }

        @RequestMapping("/error")
        @OpenTo(OpenTo.Audience.EVERYONE)
        Object error(HttpServletRequest request) {
            Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
            HttpStatus status = code instanceof Integer number ? HttpStatus.resolve(number) : HttpStatus.NOT_FOUND;
            if (status == null) status = HttpStatus.INTERNAL_SERVER_ERROR;
            if (request.getAttribute(TokenRefusals.REFUSED) instanceof CsrfException && !api(request))
                return failures.form(request, FormOrigins.sentByAPerson(request) ? written(request) : List.of());
            if (status == HttpStatus.METHOD_NOT_ALLOWED && READING.contains(method(request)) && !api(request))
                return failures.pages.redirect(failures.nearest.from(address(request)) + language(request));
            return failures.answer(request, status);
        }
    }
}
