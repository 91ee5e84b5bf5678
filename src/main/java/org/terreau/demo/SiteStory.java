package org.terreau.demo;

import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.terreau.identity.Actor;
import org.terreau.legal.Particular;
import org.terreau.legal.Particulars;
import org.terreau.legal.SiteParticulars;

/** What the invented incubator says of its site, for the pages that the law asks for. */
@Component
@ConditionalOnProperty(name = "terreau.demo", havingValue = "true")
class SiteStory {

    private final SiteParticulars particulars;

    SiteStory(SiteParticulars particulars) {
        this.particulars = particulars;
    }

    void lay(Actor administrator) {
        particulars.change(
                new Particulars(
                        Map.ofEntries(
                                Map.entry(Particular.PUBLISHER, "Syndicat mixte numérique du Val-de-Lierre (inventé)"),
                                Map.entry(Particular.PUBLISHER_ADDRESS, "1 place du Lierre\n00000 Val-de-Lierre"),
                                Map.entry(Particular.PUBLISHER_PHONE, "01 99 00 00 00"),
                                Map.entry(Particular.PUBLISHER_EMAIL, "contact@terreau.example"),
                                Map.entry(Particular.DIRECTOR, "Noé Lierre, responsable de l’incubateur"),
                                Map.entry(Particular.HOST, "Hébergement du Val (inventé)"),
                                Map.entry(Particular.HOST_ADDRESS, "2 rue des Serveurs\n00000 Val-de-Lierre"),
                                Map.entry(Particular.HOST_PHONE, "01 99 00 00 01"),
                                Map.entry(Particular.OFFICER, "donnees@terreau.example"),
                                Map.entry(Particular.ACCESS_EMAIL, "accessibilite@terreau.example"),
                                Map.entry(
                                        Particular.TERMS,
                                        "Les comités de cet incubateur se tiennent en public deux fois par an. Leur ordre du jour est publié une semaine avant."),
                                Map.entry(Particular.SECURITY, "securite@terreau.example")),
                        particulars.read().version()),
                administrator);
    }
}
