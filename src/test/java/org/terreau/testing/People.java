package org.terreau.testing;

import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.terreau.identity.AccountId;
import org.terreau.identity.Accounts;
import org.terreau.identity.Actor;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.identity.SignInLinks;
import org.terreau.shared.EmailAddress;

/** Opens accounts through the module's door and signs people in as they would: by a link. */
@TestComponent
public class People {

    private final Accounts accounts;
    private final SignInLinks links;
    private final WebServerApplicationContext server;

    public People(Accounts accounts, SignInLinks links, WebServerApplicationContext server) {
        this.accounts = accounts;
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

    public Actor administrator() {
        return someone("admin@terreau.test", "Camille Administre", new Grant(Role.ADMINISTRATOR, Grant.EVERYWHERE));
    }

    public Actor actor(String email) {
        Accounts.Account account = accounts.byEmail(new EmailAddress(email)).orElseThrow();
        return new Actor(account.id(), account.email(), account.name(), account.grants());
    }

    /** A visit in which this person has signed in. */
    public Visit signedIn(Actor person) {
        Visit visit = visitor();
        Visit.Page confirm = visit.get(links.issue(person.id(), SignInLinks.INVITATION, "/"));
        visit.form(confirm, "/connexion/jeton").send();
        return visit;
    }
}
