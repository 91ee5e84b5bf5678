package org.terreau.operation;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.identity.Actor;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.mail.MailCare;
import org.terreau.shared.Slice;

/** All messages, for administrators: what waits, what was refused, what to do with it. */
@Service
public class Mailroom {

    private final MailCare mail;
    private final Audit audit;

    Mailroom(MailCare mail, Audit audit) {
        this.mail = mail;
        this.audit = audit;
    }

    @Transactional(readOnly = true)
    public MailCare.Counts counts(Actor actor) {
        actor.mustHave(Grant.EVERYWHERE, Role.ADMINISTRATOR);
        return mail.counts();
    }

    /**
     * The newest first.
     *
     * @param state null for all
     * @param looked for in the address and in the subject; "" for all
     */
    @Transactional(readOnly = true)
    public Slice<MailCare.Line> lines(MailCare.@Nullable State state, String looked, int page, Actor actor) {
        actor.mustHave(Grant.EVERYWHERE, Role.ADMINISTRATOR);
        return mail.lines(state, looked, page);
    }

    /** Sends a message that was given up once more. */
    @Transactional
    public void again(long id, Actor actor) {
        actor.mustHave(Grant.EVERYWHERE, Role.ADMINISTRATOR);
        mail.again(id);
        audit.record(actor.who(), "operation.mail-again", "mail:" + id, Map.of());
    }

    /** Gives up a message that waits or was refused. */
    @Transactional
    public void abandon(long id, Actor actor) {
        actor.mustHave(Grant.EVERYWHERE, Role.ADMINISTRATOR);
        mail.abandon(id);
        audit.record(actor.who(), "operation.mail-abandoned", "mail:" + id, Map.of());
    }
}
