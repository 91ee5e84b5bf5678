package org.terreau.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.terreau.identity.SecondStep;
import org.terreau.identity.SignInLinks;

/** A sign-in by a link that a passkey has still to end: until then its session opens nothing. */
final class PendingSignIn {

    static final String PATH = "/connexion/etape";

    private static final String NEXT = "terreau.next";

    private PendingSignIn() {}

    /** What has still to be done in this session; {@link SecondStep#NONE} when nothing has. */
    static SecondStep of(HttpSession session) {
        return session.getAttribute(SecondStep.ATTRIBUTE) instanceof String step
                ? SecondStep.valueOf(step)
                : SecondStep.NONE;
    }

    /** The page that was wanted, once it is done. */
    static String next(HttpSession session) {
        return session.getAttribute(NEXT) instanceof String next ? SignInLinks.ownPath(next) : "/";
    }

    /**
     * Keeps in the session that was just opened what has still to be done.
     *
     * @return where to go
     */
    static String begin(HttpServletRequest request, SecondStep step, String next) {
        HttpSession session = request.getSession();
        if (!step.before()) {
            done(request, next);
            return next;
        }
        session.setAttribute(SecondStep.ATTRIBUTE, step.name());
        session.setAttribute(NEXT, next);
        return PATH;
    }

    /**
     * Nothing has to be done any more.
     *
     * @param next where to go when the session remembers no page
     * @return where to go
     */
    static String done(HttpServletRequest request, String next) {
        HttpSession session = request.getSession();
        String wanted = session.getAttribute(NEXT) == null ? next : next(session);
        session.removeAttribute(SecondStep.ATTRIBUTE);
        session.removeAttribute(NEXT);
        return wanted;
    }
}
