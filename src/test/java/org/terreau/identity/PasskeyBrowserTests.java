package org.terreau.identity;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.terreau.Terreau;
import org.terreau.shared.EmailAddress;
import org.terreau.testing.Browser;
import org.terreau.testing.TestDatabase;

/** A passkey as a browser makes and uses it, with the authenticator that Chromium lends to tests. */
@Tag("application")
class PasskeyBrowserTests {

    private static final int PORT = free();
    private static final ConfigurableApplicationContext SITE = new SpringApplicationBuilder(Terreau.class)
            .run(
                    "--spring.datasource.url=" + TestDatabase.create(),
                    "--terreau.base-url=http://localhost:" + PORT,
                    "--server.port=" + PORT,
                    "--terreau.demo=false",
                    "--spring.jmx.enabled=false");

    /** Passkeys are used from the address of the site alone, which is known before it starts. */
    private static int free() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @AfterAll
    static void stop() {
        SITE.close();
    }

    private static AccountId account(String email, String name) {
        return SITE.getBean(Accounts.class).open(new EmailAddress(email), name);
    }

    private static void signIn(Page page, AccountId account) {
        page.navigate(SITE.getBean(SignInLinks.class).issue(account, SignInLinks.SHORT, "/"));
        press(page, "Me connecter");
    }

    private static void press(Page page, String name) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    /** @param verified whether it recognises who touches it */
    private static void plugIn(Page page, boolean verified) {
        CDPSession devices = page.context().newCDPSession(page);
        devices.send("WebAuthn.enable");
        JsonObject options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", verified);
        options.addProperty("automaticPresenceSimulation", true);
        JsonObject asked = new JsonObject();
        asked.add("options", options);
        devices.send("WebAuthn.addVirtualAuthenticator", asked);
    }

    @Test
    void aPasskeyIsMadeThenSignsInThenIsRemoved() {
        try (Browser browser = new Browser(PORT)) {
            Browser.Window window = browser.window(Browser.DESK);
            Page page = window.page();
            plugIn(page, true);
            signIn(page, account("navigateur@cles.test", "Nina Navigateur"));
            window.open("/mes-cles-d-acces");
            page.getByLabel("Nom de la clé").fill("ordinateur");
            press(page, "Faire une clé d’accès");
            assertThat(page.locator("main")).containsText("Faites une seconde clé sur un autre appareil");
            assertThat(page.locator("main tbody tr")).containsText("Jamais");
            window.resize(Browser.TELEPHONE);
            BoundingBox removing = page.locator("main tbody tr a").boundingBox();
            assertThat(removing.x + removing.width)
                    .as("where the removal of a key ends on a telephone")
                    .isLessThan(Browser.TELEPHONE);
            assertThat(window.faultsAtEveryWidth()).isEmpty();
            window.picture("passkeys");

            page.getByLabel("Nom de la clé").fill("le même");
            press(page, "Faire une clé d’accès");
            assertThat(page.locator("main [role=status]")).containsText("Cet appareil a déjà une clé d’accès");

            window.resize(Browser.DESK);
            press(page, "Se déconnecter");
            window.open("/connexion?suite=/mes-cles-d-acces");
            press(page, "Utiliser une clé d’accès");
            assertThat(page).hasURL(Pattern.compile(".*/mes-cles-d-acces$"));
            assertThat(page.locator("main tbody tr")).not().containsText("Jamais");

            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Retirer ordinateur"))
                    .click();
            press(page, "Retirer cette clé");
            assertThat(page.locator("main")).containsText("Vous n’avez pas encore de clé d’accès");

            press(page, "Se déconnecter");
            window.open("/connexion");
            press(page, "Utiliser une clé d’accès");
            assertThat(page.locator("[role=alert]")).containsText("Cette clé d’accès n’est pas connue ici");
            assertThat(window.visibleFaults()).isEmpty();
        }
    }

    @Test
    void aDeviceThatDoesNotRecogniseItsHolderMakesNone() {
        try (Browser browser = new Browser(PORT)) {
            Page page = browser.window(Browser.TELEPHONE).page();
            plugIn(page, false);
            signIn(page, account("inconnue@cles.test", "Ines Inconnue"));
            page.navigate("http://localhost:" + PORT + "/mes-cles-d-acces");
            page.getByLabel("Nom de la clé").fill("téléphone");
            press(page, "Faire une clé d’accès");
            assertThat(page.locator("main [role=status]")).containsText("Rien n’a été fait");
        }
    }

    @Test
    void aRoleThatAsksForOneHasItMadeThenUsedAfterTheLink() {
        Accounts accounts = SITE.getBean(Accounts.class);
        AccountId admin = account("regle@cles.test", "Rita Règle");
        accounts.grant(admin, new Grant(Role.ADMINISTRATOR, Grant.EVERYWHERE), null);
        AccountId person = account("etape@cles.test", "Elsa Étape");
        accounts.grant(person, new Grant(Role.SPONSOR, Grant.EVERYWHERE), null);
        Accounts.Account who = accounts.byId(admin).orElseThrow();
        SITE.getBean(PasskeyRules.class)
                .change(
                        new PasskeyRules.Rules(Set.of(Role.SPONSOR), 0, 0),
                        new Actor(who.id(), who.email(), who.name(), who.grants()));
        try (Browser browser = new Browser(PORT)) {
            Browser.Window window = browser.window(Browser.TELEPHONE);
            Page page = window.page();
            plugIn(page, true);
            signIn(page, person);
            assertThat(page).hasURL(Pattern.compile(".*/connexion/etape$"));
            page.getByLabel("Nom de la clé").fill("téléphone");
            assertThat(window.faultsAtEveryWidth()).isEmpty();
            window.picture("passkey-step-make");
            press(page, "Faire une clé d’accès");
            assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("Votre clé d’accès est faite");

            page.context().clearCookies();
            signIn(page, person);
            assertThat(page.locator("main")).containsText("ne suffit pas");
            assertThat(window.faultsAtEveryWidth()).isEmpty();
            window.picture("passkey-step-use");
            press(page, "Utiliser une clé d’accès");
            assertThat(page.locator("body")).containsText("Elsa Étape");
        }
    }

    @Test
    void withoutScriptThePageSaysWhatElseToDo() {
        try (Browser browser = new Browser(PORT)) {
            Browser.Window window = browser.withoutScript(Browser.TELEPHONE);
            window.open("/connexion");
            assertThat(window.page().getByText("Utiliser une clé d’accès")).isHidden();
            signIn(window.page(), account("sans-script@cles.test", "Sam Sansscript"));
            window.open("/mes-cles-d-acces");
            assertThat(window.page().locator("main")).containsText("Ouvrez cette page dans un navigateur récent");
            assertThat(window.page().getByLabel("Nom de la clé")).isHidden();
        }
    }
}
