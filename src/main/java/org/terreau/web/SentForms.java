package org.terreau.web;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * The same form sent twice is taken once: a second click, a page sent again. The second gets the answer of the first, for
 * which it waits. A form's token is new each time a page is shown, so that two forms are the same when they have the same
 * token and hold the same; what a form answers when it is refused is no answer, and it may be sent again.
 *
 * <p>That it was taken is written in the transaction of what it does. When the program or the database stops before it is
 * answered, its sender does not know: who sends it again is told that it was taken, if it was.
 */
@Component
class SentForms implements HandlerInterceptor {

    private static final String TAKEN = SentForms.class.getName() + ".taken";
    private static final String ANSWER = SentForms.class.getName() + ".answer";
    private static final String POLICY = "Content-Security-Policy";
    private static final Duration REMEMBERED = Duration.ofMinutes(10);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Whoever took a form that long ago and gave no answer was stopped in the middle. */
    private static final Duration LONGEST = Duration.ofMinutes(1);

    /** Between what a form does and its answer: after that, whoever took it was stopped. */
    private static final Duration ANSWERING = Duration.ofSeconds(3);

    private static final int BETWEEN_TWO_LOOKS = 100;
    private static final int FIRST_FAILURE = 500;

    private final JdbcSentForms stored;
    private final FormOrigins origins;
    private final Clock clock;

    SentForms(JdbcSentForms stored, FormOrigins origins, Clock clock) {
        this.stored = stored;
        this.origins = origins;
        this.clock = clock;
    }

    /**
     * What a form that was taken answered: where to go on and the message left for there, or a page.
     *
     * @param policy what the page may hold and who may hold it, null when as everywhere
     */
    record Answer(
            @Nullable String location,
            @Nullable String message,
            @Nullable String page,
            @Nullable String policy) {}

    /** The form that this request sends was taken, and leads there. */
    static void leadsTo(String location, @Nullable String message, HttpServletRequest request) {
        request.setAttribute(ANSWER, new Answer(location, message, null, null));
    }

    /** The form that this request sends was taken, and is answered by this page. */
    static void shows(byte[] page, HttpServletRequest request, HttpServletResponse response) {
        request.setAttribute(
                ANSWER, new Answer(null, null, new String(page, StandardCharsets.UTF_8), response.getHeader(POLICY)));
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException, InterruptedException {
        String token = request.getParameter(FormOrigins.TOKEN);
        if (token == null || !FormOrigins.sentByAPerson(request)) return true;
        String id = id(request);
        Instant begun = clock.instant();
        Instant end = begun.plus(PATIENCE);
        do {
            if (take(id)) {
                request.setAttribute(TAKEN, id);
                return true;
            }
            Optional<Answer> answer = answer(id, token);
            if (answer.isPresent()) {
                give(answer.get(), response);
                return false;
            }
            if (clock.instant().isAfter(begun.plus(ANSWERING)) && stored.isDone(id)) {
                give(taken(request), response);
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(BETWEEN_TWO_LOOKS);
        } while (clock.instant().isBefore(end));
        response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        return false;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        if (!(request.getAttribute(TAKEN) instanceof String id)) return;
        if (failure == null && request.getAttribute(ANSWER) instanceof Answer answer)
            stored.answered(id, Sealed.seal(answer, Objects.requireNonNull(request.getParameter(FormOrigins.TOKEN))));
        else if (failure == null && response.getStatus() < FIRST_FAILURE) stored.forget(id);
        else stored.forgetUnlessDone(id);
    }

    /** The page of the form, which says that it was taken. */
    private Answer taken(HttpServletRequest request) {
        return new Answer(
                origins.sent(request).page(), FlashCookie.written("flash.web.taken", List.of(), null), null, null);
    }

    /** Within the transaction of what a form does, as the last thing. */
    @Component
    static class Marking implements TransactionExecutionListener {

        private static final String OURS = "org.terreau.";

        private final ObjectProvider<JdbcSentForms> stored;
        private final Clock clock;

        Marking(ObjectProvider<JdbcSentForms> stored, Clock clock) {
            this.stored = stored;
            this.clock = clock;
        }

        @Override
        public void beforeCommit(TransactionExecution transaction) {
            if (transaction.isReadOnly() || !transaction.getTransactionName().startsWith(OURS)) return;
            if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes here
                    && here.getRequest().getAttribute(TAKEN) instanceof String id)
                stored.getObject().done(id, clock.instant());
        }
    }

    private boolean take(String id) {
        Instant now = clock.instant();
        return stored.take(id, now, now.minus(LONGEST));
    }

    private Optional<Answer> answer(String id, String token) {
        return stored.answer(id).map(kept -> Sealed.open(kept, token, Answer.class));
    }

    private static void give(Answer answer, HttpServletResponse response) throws IOException {
        if (answer.location() != null) {
            if (answer.message() != null) FlashCookie.leave(Pages.FLASH, answer.message(), response);
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader(HttpHeaders.LOCATION, answer.location());
        } else if (answer.page() != null) {
            if (answer.policy() != null) response.setHeader(POLICY, answer.policy());
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            response.setContentType("text/html;charset=UTF-8");
            response.getOutputStream().write(answer.page().getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Who sends what to where, with which token. */
    private static String id(HttpServletRequest request) throws IOException {
        MessageDigest digest = sha256();
        add(digest, request.getParameter(FormOrigins.TOKEN), FormOrigins.person(), request.getRequestURI());
        for (var field : new TreeMap<>(request.getParameterMap()).entrySet()) {
            if (field.getKey().equals(FormOrigins.TOKEN)) continue;
            add(digest, field.getKey());
            add(digest, field.getValue());
        }
        if (request instanceof MultipartHttpServletRequest parts)
            for (List<MultipartFile> files : new TreeMap<>(parts.getMultiFileMap()).values())
                for (MultipartFile file : files) {
                    add(digest, file.getName(), file.getOriginalFilename());
                    try (var content = file.getInputStream()) {
                        byte[] some = new byte[8192];
                        for (int read = content.read(some); read >= 0; read = content.read(some))
                            digest.update(some, 0, read);
                    }
                }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(MessageDigest digest, @Nullable String... texts) {
        Arrays.stream(texts).forEach(text -> digest.update((text + "\n").getBytes(StandardCharsets.UTF_8)));
        digest.update((byte) 0);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java has SHA-256", missing);
        }
    }

    private int forgetOld() {
        return stored.forgetBefore(clock.instant().minus(REMEMBERED));
    }

    @Configuration
    static class Cleaning {

        @Bean
        RecurringTask<Void> forgetSentForms(SentForms forms) {
            return Tasks.recurring("web-sent-forms", FixedDelay.ofMinutes(5))
                    .execute((instance, context) -> forms.forgetOld());
        }
    }
}
