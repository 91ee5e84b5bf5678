package org.terreau.outreach;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.mail.Correspondents;

/** The staff read that what they answer to a request did not arrive. */
@Configuration
class RequestsByMail {

    @Bean
    static Correspondents requestsByMail(JdbcClient jdbc) {
        return (addresses, incubators) -> Set.copyOf(jdbc.sql("""
                        select distinct email from call_back_request
                        where email = any(:addresses) and incubator_id = any(:incubators)
                        """)
                .param("addresses", addresses.toArray(String[]::new))
                .param("incubators", incubators.toArray(String[]::new))
                .query(String.class)
                .list());
    }
}
