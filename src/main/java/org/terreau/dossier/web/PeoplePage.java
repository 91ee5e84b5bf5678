package org.terreau.dossier.web;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.terreau.dossier.Access;
import org.terreau.dossier.DossierRecord;
import org.terreau.dossier.Member;
import org.terreau.dossier.MemberKind;
import org.terreau.dossier.ReviewRequest;
import org.terreau.identity.Accounts;
import org.terreau.identity.Actor;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/**
 * The people of a dossier.
 *
 * @param colleagues of the incubator who can be asked for a look; empty for those who may not ask
 */
public record PeoplePage(
        DossierRecord dossier,
        List<Member> members,
        List<ReviewRequest> requests,
        List<Accounts.Account> colleagues,
        Form invitation,
        Form look,
        Form answer,
        Access access,
        Actor reader,
        LocalDate today) {

    public PeoplePage {
        members = List.copyOf(members);
        requests = List.copyOf(requests);
        colleagues = List.copyOf(colleagues);
    }

    public Map<String, String> kinds(Ui ui) {
        Map<String, String> kinds = new LinkedHashMap<>();
        for (MemberKind kind : MemberKind.values()) kinds.put(kind.code(), ui.t("dossier.people.kind." + kind.code()));
        return kinds;
    }

    public Map<String, String> whom() {
        Map<String, String> whom = new LinkedHashMap<>();
        for (Accounts.Account colleague : colleagues)
            if (!colleague.id().equals(reader.id())) whom.put(colleague.id().toString(), colleague.name());
        return whom;
    }

    public boolean asked(ReviewRequest request) {
        return request.waits() && reader.id().equals(request.readerId());
    }
}
