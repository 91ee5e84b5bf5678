package org.terreau.demo;

import java.util.Locale;
import java.util.Set;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.terreau.identity.AccountId;
import org.terreau.identity.Accounts;
import org.terreau.shared.Unusable;

/**
 * The demonstration shows every sign-in link in its mailbox: it does not start where somebody could be real, before the
 * site answers anybody.
 */
@Component
@Lazy(false)
@ConditionalOnProperty(name = "terreau.demo", havingValue = "true")
class NotBesideRealPeople implements InitializingBean {

    private final Place place;
    private final JdbcDemonstration stored;
    private final Accounts accounts;

    /**
     * Where the program runs.
     *
     * @param smtp the server that sends messages, or ""
     * @param embedded whether the database is the one that comes with the program
     */
    record Place(String smtp, String baseUrl, boolean embedded) {}

    NotBesideRealPeople(
            @Value("${spring.mail.host:}") String smtp,
            @Value("${terreau.base-url}") String baseUrl,
            @Value("${terreau.embedded-database:false}") boolean embedded,
            JdbcDemonstration stored,
            Accounts accounts) {
        this.place = new Place(smtp, baseUrl, embedded);
        this.stored = stored;
        this.accounts = accounts;
    }

    @Override
    public void afterPropertiesSet() {
        Set<AccountId> made = stored.accounts();
        boolean laid = stored.laid();
        check(place, laid, !made.containsAll(accounts.all()));
    }

    /**
     * @param laid whether the demonstration data are in the database
     * @param others whether the database holds accounts that the demonstration did not make. In the embedded database
     *     of a demonstration they are those of the people who try it.
     */
    static void check(Place place, boolean laid, boolean others) {
        if (!place.smtp().isBlank())
            throw refused(
                    "n’envoie pas de messages, et SPRING_MAIL_HOST nomme un serveur qui en envoie : retirez SPRING_MAIL_HOST");
        if (place.baseUrl().strip().toLowerCase(Locale.ROOT).startsWith("https:"))
            throw refused("montre à tous les liens de connexion, et TERREAU_BASE_URL annonce un site en service ("
                    + place.baseUrl() + ") : retirez TERREAU_BASE_URL");
        if (others && !(place.embedded() && laid))
            throw refused(
                    "montre à tous les liens de connexion, et cette base de données contient des comptes qu’elle n’a pas créés : donnez-lui une base vide"
                            + (place.embedded() ? " avec TERREAU_DATA" : ""));
    }

    private static Unusable refused(String why) {
        return new Unusable("La démonstration (TERREAU_DEMO=true) " + why
                + ", ou mettez TERREAU_DEMO=false pour démarrer le site sans elle.");
    }
}
