package org.terreau.legal;

import java.util.function.BooleanSupplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.terreau.web.BeforeOpening;
import org.terreau.web.BeforeOpening.Group;
import org.terreau.web.Brand;

/** What everybody has to be told of the site, and how it has to be installed. */
@Configuration
class OpeningSteps {

    private static final String EXAMPLE = ".example";
    private static final String TERREAU = "Terreau";

    private final SiteParticulars particulars;

    OpeningSteps(SiteParticulars particulars) {
        this.particulars = particulars;
    }

    private BeforeOpening told(int order, String code, Particular.Part part, Particular... needed) {
        BooleanSupplier done = () -> {
            Particulars now = particulars.read();
            for (Particular one : needed) if (!now.has(one) || now.text(one).endsWith(EXAMPLE)) return false;
            return true;
        };
        return new BeforeOpening(Group.NOTICES, order, code, done, SiteParticulars.PATH + "#partie-" + part.code());
    }

    private static BeforeOpening set(int order, String code, boolean done) {
        return new BeforeOpening(Group.INSTALLATION, order, code, () -> done, null);
    }

    @Bean
    BeforeOpening publisherTold() {
        return told(
                100,
                "publisher",
                Particular.Part.NOTICE,
                Particular.PUBLISHER,
                Particular.PUBLISHER_ADDRESS,
                Particular.DIRECTOR);
    }

    @Bean
    BeforeOpening hostTold() {
        return told(200, "host", Particular.Part.NOTICE, Particular.HOST, Particular.HOST_ADDRESS);
    }

    @Bean
    BeforeOpening officerTold() {
        return told(300, "officer", Particular.Part.PRIVACY, Particular.OFFICER);
    }

    @Bean
    BeforeOpening accessContactTold() {
        return told(400, "access", Particular.Part.ACCESS, Particular.ACCESS_EMAIL);
    }

    @Bean
    BeforeOpening siteAudited() {
        return told(500, "audit", Particular.Part.ACCESS, Particular.AUDITOR);
    }

    @Bean
    BeforeOpening securityContactTold() {
        return told(600, "security", Particular.Part.SECURITY, Particular.SECURITY);
    }

    @Bean
    BeforeOpening demonstrationOff(@Value("${terreau.demo}") boolean demonstration) {
        return set(100, "demo", !demonstration);
    }

    @Bean
    BeforeOpening addressSecure(@Value("${terreau.base-url}") String baseUrl) {
        return set(200, "address", baseUrl.startsWith("https://"));
    }

    @Bean
    BeforeOpening lettersLeave(@Value("${spring.mail.host:}") String server) {
        return set(300, "mail", !server.isBlank());
    }

    @Bean
    BeforeOpening brandContactReal(Brand brand) {
        return set(400, "contact", !brand.contact().endsWith(EXAMPLE));
    }

    @Bean
    BeforeOpening brandNamed(Brand brand) {
        return set(500, "brand", !brand.name().equals(TERREAU) && brand.operator() != null);
    }
}
