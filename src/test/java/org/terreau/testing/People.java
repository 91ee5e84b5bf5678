package org.terreau.testing;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.terreau.identity.AccountId;
import org.terreau.identity.Accounts;
import org.terreau.identity.Actor;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.identity.SignInLinks;
import org.terreau.incubator.Catalogue;
import org.terreau.incubator.Incubator;
import org.terreau.incubator.IncubatorId;
import org.terreau.incubator.Incubators;
import org.terreau.shared.EmailAddress;

/** Opens accounts and incubators through the modules' doors and signs people in as they would: by a link. */
@TestComponent
public class People {

    private static final Pattern LINK = Pattern.compile("\\S+/connexion\\?suite=\\S+");

    private final Accounts accounts;
    private final Incubators incubators;
    private final Catalogue catalogue;
    private final SignInLinks links;
    private final WebServerApplicationContext server;

    public People(
            Accounts accounts,
            Incubators incubators,
            Catalogue catalogue,
            SignInLinks links,
            WebServerApplicationContext server) {
        this.accounts = accounts;
        this.incubators = incubators;
        this.catalogue = catalogue;
        this.links = links;
        this.server = server;
    }

    public Visit visitor() {
        return new Visit(port());
    }

    public int port() {
        return server.getWebServer().getPort();
    }

    public Actor someone(String email, String name, Grant... grants) {
        AccountId id = accounts.open(new EmailAddress(email), name);
        for (Grant grant : grants) accounts.grant(id, grant, null);
        return actor(email);
    }

    /** Opens an incubator, unless it is there already. */
    public IncubatorId incubator(String id) {
        IncubatorId incubator = new IncubatorId(id);
        if (incubators.find(incubator).isEmpty())
            catalogue.store(
                    new Incubator(incubator, "Incubateur " + id, null, null, null, null, null, null, "", false), "{}");
        return incubator;
    }

    /** Somebody of an incubator, which is there from now on: `lead@id.test`, `staff@id.test` or `coach@id.test`. */
    public Actor worksFor(String incubator, Role role, String name) {
        incubator(incubator);
        return someone(
                role.name().toLowerCase(Locale.ROOT) + "@" + incubator + ".test", name, new Grant(role, incubator));
    }

    /** An account of this address is open. */
    public boolean known(String email) {
        return accounts.byEmail(new EmailAddress(email)).isPresent();
    }

    public Actor administrator() {
        return someone("admin@terreau.test", "Camille Administre", new Grant(Role.ADMINISTRATOR, Grant.EVERYWHERE));
    }

    public Actor actor(String email) {
        Accounts.Account account = accounts.byEmail(new EmailAddress(email)).orElseThrow();
        return new Actor(account.id(), account.email(), account.name(), account.grants());
    }

    /**
     * Follows the link of a letter, which signs nobody in: the page knows to whom the letter was written, and a link that
     * is asked for there leads on.
     *
     * @return the page to which the letter leads
     */
    public Visit.Page follow(Visit visit, String letter) {
        Matcher link = LINK.matcher(letter);
        if (!link.find()) throw new AssertionError("No link in " + letter);
        Visit.Form form = visit.form(visit.get(link.group()), "/connexion/lien");
        String confirm = links.issue(actor(form.value("username")).id(), SignInLinks.SHORT, form.value("suite"));
        return visit.form(visit.get(confirm), "/connexion/jeton").send();
    }

    /** A visit in which this person has signed in. */
    public Visit signedIn(Actor person) {
        Visit visit = visitor();
        Visit.Page confirm = visit.get(links.issue(person.id(), SignInLinks.SHORT, "/"));
        visit.form(confirm, "/connexion/jeton").send();
        return visit;
    }
}
