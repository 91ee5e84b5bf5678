package org.terreau.dossier;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.identity.Accounts;
import org.terreau.mail.Undelivered;

/** What was written to the people of a dossier and did not arrive: the staff count on it. */
@Service
public class DossierLetters {

    private final Accounts accounts;
    private final JdbcMembers members;
    private final Undelivered undelivered;

    DossierLetters(Accounts accounts, JdbcMembers members, Undelivered undelivered) {
        this.accounts = accounts;
        this.members = members;
        this.undelivered = undelivered;
    }

    /** The last message to each of these people when it did not arrive; none for who is not of the staff. */
    @Transactional(readOnly = true)
    public List<Undelivered.Line> lost(DossierRecord dossier, Access access) {
        if (!access.staff()) return List.of();
        List<String> addresses = new ArrayList<>();
        accounts.byId(dossier.applicantId())
                .ifPresent(applicant -> addresses.add(applicant.email().value()));
        for (Member member : members.of(dossier.id()))
            addresses.add(member.email().value());
        return undelivered.lastTo(addresses);
    }
}
