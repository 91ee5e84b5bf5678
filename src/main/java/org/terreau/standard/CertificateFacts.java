package org.terreau.standard;

import java.util.List;
import org.springframework.stereotype.Component;
import org.terreau.shared.Words;
import org.terreau.web.OperatingFact;
import org.terreau.web.OperatingFact.Level;
import org.terreau.web.OperatingFacts;

/** Certificates of watched sites that end or have ended, for who runs the site. */
@Component
class CertificateFacts implements OperatingFacts {

    private final JdbcSites sites;

    CertificateFacts(JdbcSites sites) {
        this.sites = sites;
    }

    @Override
    public int order() {
        return 110;
    }

    @Override
    public List<OperatingFact> facts(Words words) {
        long ending = sites.below(Check.CERTIFICATE);
        return List.of(new OperatingFact(
                "standard.certificates",
                Level.of(ending, Level.TO_WATCH),
                words.t("standard.operating", ending),
                "/qualite"));
    }
}
