package org.terreau.web;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.terreau.shared.SecretToken;

/**
 * What somebody just took away by a form, kept a few minutes so that they alone may put it back: the message that follows
 * carries the button. A façade offers it in the transaction that takes away; what is kept is readable to nobody but the
 * page that holds the token.
 */
@Component
public class Undo {

    /** How long it may be put back. */
    public static final Duration LASTS = Duration.ofMinutes(10);

    private static final String OFFERED = Undo.class.getName();

    private final JdbcUndo stored;
    private final FormOrigins origins;
    private final Clock clock;

    Undo(JdbcUndo stored, FormOrigins origins, Clock clock) {
        this.stored = stored;
        this.origins = origins;
        this.clock = clock;
    }

    /**
     * What was taken away.
     *
     * @param act which act it was, such as "access.reference"
     * @param what all that is needed to put it back, as its module wrote it
     */
    public record Taken(String act, List<String> what) {

        public Taken {
            what = List.copyOf(what);
        }
    }

    record Offer(String person, Taken taken) {}

    /**
     * Offers to whoever sent the form under way to put back what it takes away. Nothing is kept of what a program, a job or
     * a visitor takes away.
     *
     * @param what written as texts, in the order in which the module reads them again
     */
    public void offer(String act, Object... what) {
        String person = FormOrigins.person();
        if (person.isEmpty()
                || !(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes)
                || !FormOrigins.sentByAPerson(attributes.getRequest())) return;
        SecretToken token = SecretToken.draw();
        Taken taken = new Taken(act, Arrays.stream(what).map(String::valueOf).toList());
        stored.keep(token, Sealed.seal(new Offer(person, taken), token.value()), clock.instant());
        attributes.getRequest().setAttribute(OFFERED, token.value());
    }

    /** The token of what the form that this request sends took away; null when it can't be put back. */
    static @Nullable String offered(HttpServletRequest request) {
        return request.getAttribute(OFFERED) instanceof String token ? token : null;
    }

    /** What was taken away, once; empty when it is too late, was put back already, or was somebody else's act. */
    public Optional<Taken> take(String token) {
        if (token.isEmpty()) return Optional.empty();
        SecretToken secret = new SecretToken(token);
        return stored.take(secret, clock.instant().minus(LASTS))
                .map(kept -> Sealed.open(kept, secret.value(), Offer.class))
                .filter(offer -> offer.person().equals(FormOrigins.person()))
                .map(Offer::taken);
    }

    /** The page of ours that showed the button. */
    public String page(HttpServletRequest request) {
        return origins.sent(request).page();
    }

    private int forgetOld() {
        return stored.forgetBefore(clock.instant().minus(LASTS));
    }

    @Configuration
    static class Cleaning {

        @Bean
        RecurringTask<Void> forgetUndo(Undo undo) {
            return Tasks.recurring("web-undo", FixedDelay.ofMinutes(5))
                    .execute((instance, context) -> undo.forgetOld());
        }

        @Bean
        KeptData undoData() {
            return new KeptData(921, "web.undo", KeptData.Basis.PUBLIC_MISSION, LASTS);
        }
    }
}
