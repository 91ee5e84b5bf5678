package org.terreau.exchange.web;

import java.util.List;
import java.util.Map;
import org.terreau.document.Vault;
import org.terreau.dossier.Access;
import org.terreau.dossier.DossierRecord;
import org.terreau.exchange.Documents;
import org.terreau.identity.AccountId;
import org.terreau.web.Form;

/** A document: its versions, who read it, and the form that replaces it. */
public record DocumentPage(
        DossierRecord dossier,
        Access access,
        Documents.Line line,
        List<Documents.Version> versions,
        List<Vault.Reading> readings,
        Map<AccountId, String> names,
        boolean mayDelete,
        Form form,
        DocumentsPage.Limits limits) {

    public DocumentPage {
        versions = List.copyOf(versions);
        readings = List.copyOf(readings);
        names = Map.copyOf(names);
    }

    public String path() {
        return dossier.path() + "/documents/" + line.id();
    }

    public String reader(Vault.Reading reading) {
        return names.getOrDefault(reading.who(), "—");
    }

    public boolean staff() {
        return access.staff();
    }
}
