package org.terreau.demo;

import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.terreau.dossier.DossierId;
import org.terreau.identity.AccountId;
import org.terreau.identity.Accounts;
import org.terreau.identity.Actor;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.incubator.Catalogue;
import org.terreau.incubator.Incubator;
import org.terreau.incubator.IncubatorId;
import org.terreau.incubator.Incubators;
import org.terreau.launch.Welcome;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.EmailAddress;

/** Lays the stories through the doors that people use, in one transaction, the first time only. */
@Component
@ConditionalOnProperty(name = "terreau.demo", havingValue = "true")
class Demonstration implements ApplicationRunner, Welcome {

    /** When the incubator opened its site, in days before the present. */
    private static final int OPENED = 735;

    private final JdbcDemonstration stored;
    private final TransactionTemplate transaction;
    private final Accounts accounts;
    private final Incubators incubators;
    private final Catalogue catalogue;
    private final Cast cast;
    private final StoryClock clock;
    private final DossierStories dossiers;
    private final PortfolioStories portfolio;
    private final ProblemStories problems;
    private final CallStory call;
    private final ProductStories lives;
    private final CommitteeStory committee;
    private final CatalogueStory files;
    private final SiteStory site;
    private final TableStory tables;
    private final ObjectProvider<Chapter> chapters;

    Demonstration(
            JdbcDemonstration stored,
            TransactionTemplate transaction,
            Accounts accounts,
            Incubators incubators,
            Catalogue catalogue,
            Cast cast,
            StoryClock clock,
            DossierStories dossiers,
            PortfolioStories portfolio,
            ProblemStories problems,
            CallStory call,
            ProductStories lives,
            CommitteeStory committee,
            CatalogueStory files,
            SiteStory site,
            TableStory tables,
            ObjectProvider<Chapter> chapters) {
        this.chapters = chapters;
        this.stored = stored;
        this.transaction = transaction;
        this.accounts = accounts;
        this.incubators = incubators;
        this.catalogue = catalogue;
        this.cast = cast;
        this.clock = clock;
        this.dossiers = dossiers;
        this.portfolio = portfolio;
        this.problems = problems;
        this.call = call;
        this.lives = lives;
        this.committee = committee;
        this.files = files;
        this.site = site;
        this.tables = tables;
    }

    @Override
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(
                "Comptes de démonstration : sur /connexion, donnez l’une de ces adresses ; le lien arrive dans /boite-aux-lettres, qui ne se lit que depuis cette machine.");
        for (People one : People.values()) lines.add("  " + one.email() + "   " + one.words());
        lines.add("  " + Stories.WRITING.email() + "   porteuse d’un dossier en cours d’écriture");
        lines.add("  " + CommitteeStory.SPONSOR_EMAIL + "   contact d’un financeur");
        lines.add("  " + FieldStory.CLERKS.email() + "   porteuse d’un dossier en investigation");
        return lines;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        Boolean laid = transaction.execute(status -> {
            stored.lock();
            if (stored.laid()) return false;
            lay();
            stored.insert(clock.instant());
            rememberAccounts();
            return true;
        });
        if (!Boolean.TRUE.equals(laid)) return;
        Actor lead = cast.actor(People.LEAD.email());
        transaction.executeWithoutResult(status -> {
            committee.tell(lead);
            lives.silence(incubators.host().id(), lead);
            lives.takeover(lead);
            chapters.orderedStream()
                    .forEach(chapter -> chapter.lay(incubators.host().id(), lead));
        });
        files.imports(incubators.host().id(), lead);
        tables.lay(incubators.host().id(), lead);
        transaction.executeWithoutResult(status -> {
            portfolio.teams(lead);
            chapters.orderedStream()
                    .forEach(chapter -> chapter.follow(incubators.host().id(), lead));
            rememberAccounts();
        });
    }

    /** Those that are there now are the demonstration's: {@link NotBesideRealPeople} knows them again. */
    private void rememberAccounts() {
        for (AccountId account : accounts.all()) stored.insert(account);
    }

    private void lay() {
        IncubatorId incubator = incubators.host().id();
        clock.on(clock.ago(OPENED), () -> open(incubator));
        Actor lead = cast.actor(People.LEAD.email());
        Actor coach = cast.actor(People.COACH.email());
        committee.storeSponsor();
        portfolio.products(incubator);
        DossierId market = dossiers.lay(lead, coach);
        portfolio.figures(lead);
        problems.lay(lead);
        problems.link(market, "Les personnes âgées sans voiture", lead);
        call.lay(lead, cast.actor(Stories.WRITING.email()));
        lives.lay(incubator, lead, coach);
        files.keys(new ProductId(Stories.LIGHT_ID), lead);
    }

    private void open(IncubatorId incubator) {
        catalogue.store(
                new Incubator(
                        incubator,
                        "La Fabrique du Val-de-Lierre",
                        null,
                        "contact@terreau.example",
                        null,
                        null,
                        null,
                        "Un incubateur inventé, pour essayer Terreau.",
                        "",
                        false),
                "{}");
        for (People one : People.values()) {
            AccountId id = accounts.open(new EmailAddress(one.email()), one.fullName());
            String scope = one.role() == Role.ADMINISTRATOR ? Grant.EVERYWHERE : incubator.value();
            accounts.grant(id, new Grant(one.role(), scope), null);
        }
        site.lay(cast.actor(People.ADMINISTRATOR.email()));
    }
}
