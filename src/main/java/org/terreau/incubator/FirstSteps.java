package org.terreau.incubator;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.terreau.identity.Accounts;
import org.terreau.identity.Role;
import org.terreau.web.BeforeOpening;
import org.terreau.web.BeforeOpening.Group;

/** What an incubator begins with: who it is, and who works for it. */
@Configuration
class FirstSteps {

    private static final String SETTINGS = "/reglages";

    @Bean
    static BeforeOpening incubatorTold(Incubators incubators) {
        return new BeforeOpening(
                Group.PROGRAMME, 100, "incubator", () -> incubators.host().shortDescription() != null, SETTINGS);
    }

    @Bean
    static BeforeOpening peopleNamed(Incubators incubators, Accounts accounts) {
        return new BeforeOpening(
                Group.PROGRAMME,
                200,
                "people",
                () -> !accounts.holding(incubators.host().id().value(), Role.LEAD)
                        .isEmpty(),
                SETTINGS);
    }
}
